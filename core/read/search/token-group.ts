import { countPostings, readPostings } from '../../format/search/posting';
import { memoize } from '../../model/text/memoize';
import type { TokenTable } from './token-table';

/** The tokens that begin or end with some letters. Groups are kept, because many words have one in common: `a的`, `a是`. */
export interface TokenGroup {
  /** Tells groups apart. */
  readonly name: string;
  /** By token id, 1 for the tokens of the group. Higher ids may be missing. */
  readonly ids: Uint8Array;
  /** By article, 1 if it has one of the tokens. */
  readonly articles: Uint8Array;
  /** The entries of all its posting lists: the work of a search that reads them, whether the group was kept or not. */
  readonly postingCount: number;
}

/** Finds groups of tokens; null if no token begins or ends with the letters. */
export interface TokenGroups {
  startingWith(letters: string): TokenGroup | null;
  endingWith(letters: string): TokenGroup | null;
}

/** Each alphabet has fewer letters. A group takes a byte per article and one per token. */
const mostKept = 64;

/** @param size the number of articles */
export function createTokenGroups(tokens: TokenTable, postings: Uint8Array, size: number): TokenGroups {
  const group = (name: string, members: readonly number[]): TokenGroup | null => {
    if (members.length === 0) return null;
    const memberIds = members.map((token) => tokens.tokenIdOf(token));
    const ids = new Uint8Array(memberIds.reduce((highest, id) => Math.max(highest, id), 0) + 1);
    for (const id of memberIds) ids[id] = 1;
    const articles = new Uint8Array(size);
    let postingCount = 0;
    for (const token of members) {
      const start = tokens.postingsOf(token);
      postingCount += countPostings(postings, start);
      readPostings(postings, start, (article) => {
        articles[article] = 1;
      });
    }
    return { name, ids, articles, postingCount };
  };
  return {
    startingWith: memoize((letters) => group(`${letters}*`, tokens.startingWith(letters)), mostKept),
    endingWith: memoize((letters) => group(`*${letters}`, tokens.endingWith(letters)), mostKept),
  };
}
