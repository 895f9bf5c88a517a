import type { TaxonomyName } from '../../model/taxonomy/taxonomy-names';
import type { PlainColumns } from '../../format/snapshot/format';
import { createTextTable, type TextTable } from '../../format/snapshot/text-table';
import { foldTerm } from '../../model/text/fold';
import { itemAt, listAt } from '../../model/text/item-at';
import { unnamedTerm, type TermSource } from '../../model/taxonomy/term-source';

/** The terms of one taxonomy as a snapshot holds them; each part is read when it is first asked for. */
export interface TermTable {
  /** How many terms there are, those that no article uses included. */
  readonly size: number;
  /** The spellings that articles use, in code-point order; their position is the spelling's number. */
  readonly spellings: TextTable;
  /** The term of each spelling. */
  readonly termOfSpelling: Uint32Array;
  /** What `taxonomy.yml` says of a term. */
  sourceOf(term: number): TermSource;
  /** The numbers of the spellings of a term, in order. */
  spellingsOf(term: number): Uint32Array;
  /** The articles that have a term, public or not, by number. */
  articlesOf(term: number): Uint32Array;
  /** The term that a name, spelling or alias belongs to, compared by folding. */
  find(text: string): number | undefined;
}

/**
 * Opens the terms of one taxonomy.
 *
 * @param configured what `taxonomy.yml` says of the first terms; of the others it says nothing
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
