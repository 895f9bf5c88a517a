import { countPostings } from '../../format/search/posting';
import { formatQuery, parseSearchQuery, type ParsedQuery } from './parse-search-query';
import type { SearchIndex } from './search-index';

/** The shortest word that is retried, in letters. */
const shortestWord = 4;

/** The fewest letters that may stand for a longer word: fewer begin some word or other, whatever was meant. */
const shortestBeginning = 5;

/** How many words are tried in the place of one. */
const mostCandidates = 8;

/** How many queries are tried in all. */
const mostAttempts = 24;

/** Says how many of the articles asked about match. */
export type CountMatches = (folded: readonly string[]) => number;

const latinWord = /[a-z\u00df-\u00f6\u00f8-\u024f\u1e00-\u1eff]+/gu;
const runCharacter = /[0-9a-z\u00c0-\u052f\u1e00-\u1fff]/u;

/**
 * Finds a query that matches something where this one matches nothing: words of four or more Latin letters are
 * replaced by words of the articles that are one edit away (a letter more, less or other, or two neighbours swapped),
 * those that most articles have first.
 *
 * Words that nothing matches are replaced, all of them; where every word matches something and they never meet, one.
 */
export function correctQuery(
  index: SearchIndex,
  query: ParsedQuery,
  fold: (text: string) => string,
  countMatches: CountMatches,
): ParsedQuery | null {
  const words = query.words.map(({ text, isPhrase, folded }) => ({ text, isPhrase, folded: fold(folded) }));
  const missing = words.filter(({ folded }) => countMatches([folded]) === 0);
  let attempts = 0;
  const choicesFor = (folded: string) =>
    listReplacements(index, folded).filter((text) => attempts++ < mostAttempts && countMatches([text]) > 0);
  const attempt = (replaced: ReadonlyMap<string, string>): ParsedQuery | null => {
    const next = words.map((word) => ({ ...word, folded: replaced.get(word.folded) ?? word.folded }));
    if (attempts++ >= 2 * mostAttempts || countMatches(next.map(({ folded }) => folded)) === 0) return null;
    const texts = next.map(({ text, folded, isPhrase }, i) => ({
      text: folded === words[i]?.folded ? text : folded,
      isPhrase,
      folded,
    }));
    return parseSearchQuery(formatQuery({ words: texts }));
  };
  if (missing.length === 0) {
    for (const { folded } of words) {
      for (const choice of choicesFor(folded)) {
        const found = attempt(new Map([[folded, choice]]));
        if (found) return found;
      }
    }
    return null;
  }
  const choices: (readonly [word: string, choices: readonly string[]])[] = [];
  for (const { folded } of missing) {
    const found = choicesFor(folded);
    if (found.length === 0) return null;
    choices.push([folded, found]);
  }
  for (const replaced of listCombinations(choices)) {
    const found = attempt(replaced);
    if (found) return found;
    if (attempts >= 2 * mostAttempts) return null;
  }
  return null;
}

/** All ways to choose one of each, the first choices first. */
function* listCombinations(
  choices: readonly (readonly [word: string, choices: readonly string[]])[],
): Generator<Map<string, string>> {
  const [head, ...rest] = choices;
  if (!head) {
    yield new Map();
    return;
  }
  for (const choice of head[1]) {
    for (const others of listCombinations(rest)) yield new Map([[head[0], choice], ...others]);
  }
}

/**
 * The word with one of its Latin words replaced by one that is one edit away: those that the articles have, most
 * frequent first, then the beginnings of longer ones, which match just as well.
 */
function listReplacements(index: SearchIndex, folded: string): string[] {
  const found = new Map<string, number>();
  const beginnings = new Map<string, number>();
  const countAll = (runs: readonly number[]) =>
    runs.reduce((sum, run) => sum + countPostings(index.postings, index.runs.postingsOf(run)), 0);
  for (const match of folded.matchAll(latinWord)) {
    const [word] = match;
    const [before, after] = [folded.slice(0, match.index), folded.slice(match.index + word.length)];
    // `vue3` is no word of letters.
    const isPart = runCharacter.test(before.slice(-1)) || runCharacter.test(after.slice(0, 1));
    if (word.length < shortestWord || isPart) continue;
    for (const edited of listEdits(word, listLetters(index))) {
      const run = index.runs.find(edited);
      if (run !== -1) found.set(before + edited + after, countAll([run]));
      else if (after === '' && edited.length >= shortestBeginning) {
        const longer = index.runs.startingWith(edited);
        if (longer.length > 0) beginnings.set(before + edited + after, countAll(longer));
      }
    }
  }
  return [...listFrequent(found), ...listFrequent(beginnings)].slice(0, mostCandidates);
}

function listFrequent(counts: ReadonlyMap<string, number>): string[] {
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([text]) => text);
}

/** The Latin letters that the articles have. */
function listLetters(index: SearchIndex): string[] {
  const letters: string[] = [];
  for (let unit = 0x61; unit < 0x1f00; unit = unit === 0x24f ? 0x1e00 : unit + 1) {
    const letter = String.fromCharCode(unit);
    if (letter.match(latinWord) && index.grams.findUnit(unit) !== -1) letters.push(letter);
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
