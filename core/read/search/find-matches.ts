import { itemAt } from '../../model/text/item-at';
import { isRunUnit } from '../../format/search/units';
import type { OffsetFolder } from './offset-folder';
import type { ParsedQuery } from './parse-search-query';

/** Where a word stands in a text, in code units of the text as written. */
export interface TextMatch {
  readonly start: number;
  readonly end: number;
  /** Which word of the query it is. */
  readonly word: number;
  /** It is no part of a longer word of letters or digits. */
  readonly isWhole: boolean;
}

/** More occurrences of one word than this do not make a snippet better. */
const mostOccurrences = 1000;

/** Finds the words of a query in a text; spans come in the order of their beginnings, and may overlap. */
export function findMatches(text: string, query: ParsedQuery, folder: OffsetFolder): TextMatch[] {
  const words = query.words.map(({ folded }) => folder.fold(folded).folded);
  const { folded, starts, ends } = folder.fold(text);
  const spans: TextMatch[] = [];
  words.forEach((word, number) => {
    let at = folded.indexOf(word);
    for (let count = 0; at !== -1 && count < mostOccurrences; count++) {
      const isWhole = !isInRun(folded, at) && !isInRun(folded, at + word.length);
      spans.push({
        start: itemAt(starts, at),
        end: itemAt(ends, at + word.length - 1),
        word: number,
        isWhole,
      });
      at = folded.indexOf(word, at + word.length);
    }
  });
  return spans.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Whether a position in folded text is between two letters or digits of one run. */
function isInRun(folded: string, at: number): boolean {
  return at > 0 && isRunUnit(folded.charCodeAt(at - 1)) && isRunUnit(folded.charCodeAt(at));
}
