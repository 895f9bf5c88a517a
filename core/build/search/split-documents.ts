import { foldForSearch } from '../../format/search/fold-text';
import { field, listFields, type SearchDocument } from '../../format/search/search-document';
import { separator, splitTokens } from '../../format/search/units';
import type { SimplifiedMap } from '../../format/search/simplified-characters';

/** Pieces below this number are code units, from here on runs: words of letters and digits. */
export const firstRun = 0x10000;

/** The folded texts of an article as piece numbers, each field followed by a separator. */
export interface DocumentPieces {
  readonly pieces: Uint32Array;
  /** By field, in the order of `listFields`: its number, its first piece, and its closing separator. */
  readonly fields: readonly { readonly field: number; readonly start: number; readonly end: number }[];
}

/** All articles as pieces. */
export interface SplitDocuments {
  readonly documents: readonly DocumentPieces[];
  /** The text of each run, in order of appearance. */
  readonly runs: readonly string[];
}

/** Folds articles and splits them into pieces. Reads the documents once, so that they need not be in memory together. */
export function splitDocuments(documents: Iterable<SearchDocument>, variants: SimplifiedMap): SplitDocuments {
  const numberOf = new Map<string, number>();
  const runs: string[] = [];
  let pieces: number[] = [];
  const visitor = {
    unit: (unit: number) => {
      pieces.push(unit);
    },
    word: (text: string) => {
      let number = numberOf.get(text);
      if (number === undefined) {
        number = runs.push(text) - 1;
        numberOf.set(text, number);
      }
      pieces.push(firstRun + number);
    },
  };
  const split: DocumentPieces[] = [];
  for (const document of documents) {
    pieces = [];
    const body = foldForSearch(document.text, variants);
    const fields = listFields(document).map(([number, texts]) => {
      const folded = texts
        .map((text) => (number === field.text ? body : foldForSearch(text, variants)))
        // Headings only tell how well a word of the body matches; a heading that is not in the body is dropped.
        .filter((text) => text !== '' && (number !== field.headings || body.includes(text)));
      const start = pieces.length;
      folded.forEach((text, i) => {
        if (i > 0) pieces.push(separator);
        splitTokens(text, visitor);
      });
      return { field: number, start, end: pieces.push(separator) - 1 };
    });
    split.push({ pieces: Uint32Array.from(pieces), fields });
  }
  return { documents: split, runs };
}
