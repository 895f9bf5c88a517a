import { level } from './level';
import type { SuggestData } from '../../format/suggest/suggest-data';
import { mark } from '../../format/suggest/word-boundaries';

/**
 * Lowers the level of every entry that contains the folded query. Does not know whether an entry is the name of its term, so
 * every prefix gets `namePrefix`.
 */
export function matchText({ text, marks, starts }: SuggestData, query: string, levels: Uint8Array): void {
  let entry = 0;
  for (let at = text.indexOf(query); at !== -1;) {
    while ((starts[entry + 1] ?? Infinity) <= at) entry++;
    let found: number = level.substring;
    if (at === starts[entry]) found = level.namePrefix;
    else if (marks[at] === mark.wordStart) found = level.wordPrefix;
    levels[entry] = Math.min(levels[entry] ?? level.none, found);
    // After a match at the start of a word, the same entry has no better match.
    at = text.indexOf(query, found === level.substring ? at + 1 : (starts[entry + 1] ?? text.length));
  }
}
