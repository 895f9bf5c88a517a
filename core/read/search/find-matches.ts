import { itemAt } from '../../model/text/item-at';
import { isWordUnit } from '../../format/search/units';
import type { OffsetFolder } from './offset-folder';
import type { ParsedQuery } from './parse-search-query';

/** An occurrence of a word in a text, in code units of the text as written. */
export interface TextMatch {
  readonly start: number;
  readonly end: number;
  /** The index of the word in the query. */
  readonly word: number;
  /** It is not part of a longer word token. */
  readonly isWhole: boolean;
}

/** Further occurrences of the same word do not improve a snippet. */
const mostOccurrences = 1000;

/** The maximum for all words of a query together, so that many words are not many times the work. */
const mostMatches = 8000;

/** Finds the words of a query in a text. Matches are sorted by their start, and may overlap. */
export function findMatches(text: string, query: ParsedQuery, folder: OffsetFolder): TextMatch[] {
  const words = query.words.map(({ folded }) => folder.fold(folded).folded);
  const { folded, starts, ends } = folder.fold(text);
  const most = Math.min(mostOccurrences, Math.ceil(mostMatches / words.length));
  const matches: TextMatch[] = [];
  words.forEach((word, number) => {
    let at = folded.indexOf(word);
    for (let count = 0; at !== -1 && count < most; count++) {
      const end = at + word.length;
      const isWhole = !isInToken(folded, at) && !isInToken(folded, end);
      matches.push({ start: itemAt(starts, at), end: itemAt(ends, end - 1), word: number, isWhole });
      at = folded.indexOf(word, end);
    }
  });
  return matches.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Whether an index of folded text is inside a word token. */
function isInToken(folded: string, at: number): boolean {
  return at > 0 && isWordUnit(folded.charCodeAt(at - 1)) && isWordUnit(folded.charCodeAt(at));
}
