import type { TaxonomyName } from '../../model/taxonomy/taxonomy-names';
import type { PlainColumns } from '../../format/snapshot/format';
import { createTextTable, type TextTable } from '../../format/snapshot/text-table';
import { foldTerm } from '../../model/text/fold';
import { itemAt, listAt } from '../../model/text/item-at';
import { unnamedTerm, type TermSource } from '../../model/taxonomy/term-source';

/** The terms of one taxonomy as the snapshot stores them; each part is read on first use. */
export interface TermTable {
  /** The number of terms, unused ones included. */
  readonly size: number;
  /** The spellings that articles use, in code-point order; the index is the number of the spelling. */
  readonly spellings: TextTable;
  /** The term of each spelling. */
  readonly termOfSpelling: Uint32Array;
  /** The entry of a term in `taxonomy.yml`. */
  sourceOf(term: number): TermSource;
  /** The numbers of the spellings of a term, in order. */
  spellingsOf(term: number): Uint32Array;
  /** The articles that have a term, public or not, by number. */
  articlesOf(term: number): Uint32Array;
  /** The term with a name, spelling or alias, compared by folding. */
  find(text: string): number | undefined;
}

/**
 * Creates the table of one taxonomy.
 *
 * @param configured the entries of `taxonomy.yml`, which are the first terms; the others have none
 */
export function createTermTable(
  name: TaxonomyName,
  configured: readonly TermSource[],
  columns: PlainColumns,
): TermTable {
  let spellings: TextTable | undefined;
  let foldings: TextTable | undefined;
  return {
    get size() {
      return columns[`${name}ArticlesStart`].length - 1;
    },
    get spellings() {
      return (spellings ??= createTextTable(
        columns[`${name}SpellingOffsets`],
        columns[`${name}SpellingBytes`],
      ));
    },
    get termOfSpelling() {
      return columns[`${name}Term`];
    },
    sourceOf: (term) => configured[term] ?? unnamedTerm,
    spellingsOf: (term) => listAt(columns[`${name}Spelled`], columns[`${name}SpelledStart`], term),
    articlesOf: (term) => listAt(columns[`${name}Articles`], columns[`${name}ArticlesStart`], term),
    find: (text) => {
      foldings ??= createTextTable(columns[`${name}FoldingOffsets`], columns[`${name}FoldingBytes`]);
      const i = foldings.find(foldTerm(text));
      return i === undefined ? undefined : itemAt(columns[`${name}FoldingTerm`], i);
    },
  };
}
