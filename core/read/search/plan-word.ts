import type { SearchIndex } from './search-index';
import type { TokenGroup } from './token-group';
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
export interface ScannedWord {
  readonly kind: 'scanned';
  /** The offsets of posting lists: an article that has the word is in each of them. */
  readonly lists: readonly number[];
  /** An article that has the word has a token of each group. */
  readonly groups: readonly TokenGroup[];
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
  const lists: number[] = [];
  for (const segment of listSegments(tokens)) {
    const cover = index.ngrams.cover(segment);
    if (cover === null) return null;
    const starts = cover.ngrams.map((ngram) => index.ngrams.postingsOf(ngram));
    if (cover.isExact && segment.length === tokens.length) {
      return { kind: 'listed', lists: starts.map((start) => ({ start, isWhole: true, isCounted: false })) };
    }
    lists.push(...starts);
  }
  const ids = tokens.map((token) =>
    typeof token === 'number'
      ? index.ngrams.tokenIdOf(token)
      : index.tokens.tokenIdOf(index.tokens.find(token)),
  );
  for (const token of tokens.slice(1, -1)) {
    if (typeof token === 'number') continue;
    const exact = index.tokens.find(token);
    if (exact === -1) return null;
    lists.push(index.tokens.postingsOf(exact));
  }
  const last = tokens.at(-1);
  const before = typeof only === 'string' ? index.groups.endingWith(only) : undefined;
  const after = typeof last === 'string' ? index.groups.startingWith(last) : undefined;
  if (before === null || after === null) return null;
  const groups = [before, after].filter((group) => group !== undefined);
  const pattern = { ids, first: before?.ids ?? null, last: after?.ids ?? null };
  return { kind: 'scanned', lists, groups, pattern };
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
