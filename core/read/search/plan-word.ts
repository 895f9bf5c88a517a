import type { SearchIndex } from './search-index';
import { space, splitTokens } from '../../format/search/units';

/** A word whose articles are found by posting lists alone. */
export interface ListedWord {
  readonly kind: 'listed';
  /** Every article that has the word is in one of these. */
  readonly lists: readonly {
    /** The offset of the posting list. */
    readonly start: number;
    /** The entries of this list are whole words, not parts of longer ones. */
    readonly isWhole: boolean;
    /** Another list has counted these occurrences already. */
    readonly isCounted: boolean;
  }[];
}

/** A word that has to be searched for in texts. */
interface ScannedWord {
  readonly kind: 'scanned';
  /** Groups of posting lists: an article that has the word is in at least one list of each group. */
  readonly filters: readonly (readonly number[])[];
  readonly pattern: Pattern;
}

/** A sequence of token ids. A word token at either end may be only a part of the token in the text. */
export interface Pattern {
  /** The id of each token; at an end, that of the token as it is, or `noTokenId`. */
  readonly ids: readonly number[];
  /** By token id, 1 for the word tokens that end with the first token; null if that is a code unit. */
  readonly first: Uint8Array | null;
  /** By token id, 1 for the word tokens that begin with the last token; null if that is a code unit. */
  readonly last: Uint8Array | null;
}

/** How to find the articles that have a word. */
export type WordPlan = ListedWord | ScannedWord;

/** A word, or any other single code unit. */
type Token = string | number;

/** Plans the search for a folded word or phrase; null if no article has it. */
export function planWord(index: SearchIndex, folded: string): WordPlan | null {
  const tokens = listTokens(folded);
  const [only] = tokens;
  if (tokens.length === 1 && typeof only === 'string') return planToken(index, only);
  const filters: number[][] = [];
  const ids: number[] = [];
  let first: Uint8Array | null = null;
  let last: Uint8Array | null = null;
  for (const [i, token] of tokens.entries()) {
    if (typeof token === 'number') {
      ids.push(index.ngrams.tokenIdOf(token));
      continue;
    }
    const exact = index.tokens.find(token);
    ids.push(index.tokens.tokenIdOf(exact));
    const isLast = i === tokens.length - 1;
    let matching: readonly number[] = exact === -1 ? [] : [exact];
    if (i === 0) matching = index.tokens.endingWith(token);
    else if (isLast) matching = index.tokens.startingWith(token);
    if (matching.length === 0) return null;
    filters.push(matching.map((found) => index.tokens.postingsOf(found)));
    if (i === 0) first = toIdSet(index, matching);
    else if (isLast) last = toIdSet(index, matching);
  }
  for (const segment of listSegments(tokens)) {
    const cover = index.ngrams.cover(segment);
    if (cover === null) return null;
    const starts = cover.ngrams.map((ngram) => index.ngrams.postingsOf(ngram));
    if (cover.isExact && segment.length === tokens.length) {
      return { kind: 'listed', lists: starts.map((start) => ({ start, isWhole: true, isCounted: false })) };
    }
    filters.push(...starts.map((start) => [start]));
  }
  return { kind: 'scanned', filters, pattern: { ids, first, last } };
}

/** Plans the search for a single word token: the union of the posting lists of all tokens that contain it. */
function planToken(index: SearchIndex, word: string): ListedWord | null {
  const exact = index.tokens.find(word);
  if (word.length > 1) {
    const lists = index.tokens.containing(word).map((token) => ({
      start: index.tokens.postingsOf(token),
      isWhole: token === exact,
      isCounted: false,
    }));
    return lists.length === 0 ? null : { kind: 'listed', lists };
  }
  // Nearly all tokens contain a given letter, so the index has a list for the letter.
  const unit = index.ngrams.findUnit(word.charCodeAt(0));
  if (unit === -1) return null;
  const lists = [{ start: index.ngrams.postingsOf(unit), isWhole: false, isCounted: false }];
  if (exact !== -1) lists.push({ start: index.tokens.postingsOf(exact), isWhole: true, isCounted: true });
  return { kind: 'listed', lists };
}

function listTokens(folded: string): Token[] {
  const tokens: Token[] = [];
  const add = (token: Token) => {
    tokens.push(token);
  };
  splitTokens(folded, { word: add, unit: add });
  return tokens;
}

/** The longest sequences of code units between words and spaces. */
function listSegments(tokens: readonly Token[]): string[] {
  return tokens
    .map((token) => (typeof token === 'string' || token === space ? '\n' : String.fromCharCode(token)))
    .join('')
    .split('\n')
    .filter((segment) => segment !== '');
}

function toIdSet({ tokens }: SearchIndex, members: readonly number[]): Uint8Array {
  const ids = members.map((token) => tokens.tokenIdOf(token));
  const set = new Uint8Array(ids.reduce((highest, id) => Math.max(highest, id), 0) + 1);
  for (const id of ids) set[id] = 1;
  return set;
}
