import { countPostings } from '../../format/search/posting';
import { formatQuery, parseSearchQuery, type ParsedQuery } from './parse-search-query';
import type { SearchIndex } from './search-index';

/** Shorter words are not corrected; in letters. */
const shortestWord = 4;

/** The fewest letters of a correction that is only the beginning of a token. Fewer letters begin too many tokens. */
const shortestPrefix = 5;

/** The maximum number of corrections that are tried for a word. */
const mostCandidates = 8;

/** The maximum number of words that are tried, and half the maximum number of attempts. */
const mostAttempts = 24;

const latinWord = /[a-z\u00df-\u00f6\u00f8-\u024f\u1e00-\u1eff]+/gu;
const tokenCharacter = /[0-9a-z\u00c0-\u052f\u1e00-\u1fff]/u;

type Choices = readonly (readonly [word: string, choices: readonly string[]])[];

/**
 * Corrects the spelling of a query that matches nothing, so that it matches something. Words of four or more Latin letters
 * are replaced by tokens of the articles that are one edit away (a letter inserted, deleted or replaced, or two neighbours
 * swapped), the most frequent first.
 *
 * If some words match nothing, all of these are replaced. If each word matches something, but no article has all of them,
 * a single word is replaced.
 *
 * @param isFound whether a candidate has all of these words; what it throws ends the correction
 */
export function correctQuery(
  index: SearchIndex,
  query: ParsedQuery,
  fold: (text: string) => string,
  isFound: (folded: readonly string[]) => boolean,
): ParsedQuery | null {
  const words = query.words.map(({ text, isPhrase, folded }) => ({ text, isPhrase, folded: fold(folded) }));
  const isMissing = ({ folded }: { folded: string }) => !isFound([folded]);
  const correctable = words.filter(({ folded }) => listCorrectable(folded).length > 0);
  // Without a word to correct, or with another word that no article has, no replacement helps. To ask costs as much as a search.
  if (correctable.length === 0 || words.some((word) => !correctable.includes(word) && isMissing(word)))
    return null;
  const missing = correctable.filter(isMissing);
  let attempts = 0;
  const attempt = (replaced: ReadonlyMap<string, string>): ParsedQuery | null => {
    const next = words.map((word) => ({ ...word, folded: replaced.get(word.folded) ?? word.folded }));
    if (attempts++ >= 2 * mostAttempts || !isFound(next.map(({ folded }) => folded))) return null;
    const texts = next.map(({ text, folded, isPhrase }, i) => ({
      text: folded === words[i]?.folded ? text : folded,
      isPhrase,
      folded,
    }));
    return parseSearchQuery(formatQuery({ words: texts }));
  };
  for (const group of missing.length > 0 ? [missing] : correctable.map((word) => [word])) {
    const choices: (readonly [string, string[]])[] = [];
    // A word without a choice leaves no combination, so the words after it are not looked up.
    group.every(({ folded }) => {
      const found = listReplacements(index, folded).filter(
        (text) => attempts++ < mostAttempts && isFound([text]),
      );
      choices.push([folded, found]);
      return found.length > 0;
    });
    for (const replaced of listCombinations(choices)) {
      const corrected = attempt(replaced);
      if (corrected) return corrected;
      if (attempts >= 2 * mostAttempts) return null;
    }
  }
  return null;
}

/** All combinations of one choice for each word, the first choices first. */
function* listCombinations([head, ...rest]: Choices): Generator<Map<string, string>> {
  if (!head) {
    yield new Map();
    return;
  }
  for (const choice of head[1]) {
    for (const others of listCombinations(rest)) yield new Map([[head[0], choice], ...others]);
  }
}

/**
 * Replaces one of the Latin words in a query word by one that is one edit away: first by tokens of the articles, then by
 * beginnings of longer tokens, which match just as well; the most frequent first.
 */
function listReplacements({ tokens, ngrams, postings }: SearchIndex, folded: string): string[] {
  const exact = new Map<string, number>();
  const prefixes = new Map<string, number>();
  const countAll = (found: readonly number[]) =>
    found.reduce((sum, token) => sum + countPostings(postings, tokens.postingsOf(token)), 0);
  for (const [before, word, after] of listCorrectable(folded)) {
    for (const edited of listEdits(word, listLetters(ngrams))) {
      const token = tokens.find(edited);
      if (token !== -1) exact.set(before + edited + after, countAll([token]));
      else if (after === '' && edited.length >= shortestPrefix) {
        const longer = tokens.startingWith(edited);
        if (longer.length > 0) prefixes.set(before + edited + after, countAll(longer));
      }
    }
  }
  return [...listFrequent(exact), ...listFrequent(prefixes)].slice(0, mostCandidates);
}

/** The Latin words in a query word that may be corrected, each with the text before and after it. */
function listCorrectable(folded: string): (readonly [before: string, word: string, after: string])[] {
  return Array.from(folded.matchAll(latinWord), ({ 0: word, index }) => {
    return [folded.slice(0, index), word, folded.slice(index + word.length)] as const;
  }).filter(([before, word, after]) => {
    // Letters that are part of a token such as `vue3` are not a word.
    const isPart = tokenCharacter.test(before.slice(-1)) || tokenCharacter.test(after.slice(0, 1));
    return word.length >= shortestWord && !isPart;
  });
}

function listFrequent(counts: ReadonlyMap<string, number>): string[] {
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([text]) => text);
}

/** The Latin letters that occur in the articles. */
function listLetters(ngrams: SearchIndex['ngrams']): string[] {
  const letters: string[] = [];
  for (let unit = 0x61; unit < 0x1f00; unit = unit === 0x24f ? 0x1e00 : unit + 1) {
    const letter = String.fromCharCode(unit);
    if (letter.match(latinWord) && ngrams.findUnit(unit) !== -1) letters.push(letter);
  }
  return letters;
}

/** All words that are one edit away. */
function listEdits(word: string, letters: readonly string[]): Set<string> {
  const edits = new Set<string>();
  for (let i = 0; i <= word.length; i++) {
    const [before, after] = [word.slice(0, i), word.slice(i)];
    for (const letter of letters) {
      edits.add(before + letter + after);
      if (after !== '') edits.add(before + letter + after.slice(1));
    }
    if (after !== '') edits.add(before + after.slice(1));
    if (after.length > 1) edits.add(before + after.charAt(1) + after.charAt(0) + after.slice(2));
  }
  edits.delete(word);
  return edits;
}
