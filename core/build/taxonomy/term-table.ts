import { unnamedTerm, type TermSource } from '../../model/taxonomy/term-source';
import { compareCodePoints, foldTerm } from '../../model/text/fold';
import { itemAt } from '../../model/text/item-at';

/** The spellings of one taxonomy, and the term of each. */
export interface TermTableSource {
  /** Spellings that articles use, in code-point order. The index is the number of the spelling. */
  readonly spellings: readonly string[];
  /** The term of each spelling. */
  readonly termOfSpelling: readonly number[];
  /** Terms of `taxonomy.yml` come first. */
  readonly terms: readonly TermSource[];
  /** The term of every name, alias and spelling, by normalised form (folding). */
  readonly foldings: ReadonlyMap<string, number>;
}

/** Merges the spellings that articles use with the terms of `taxonomy.yml`. Spellings with the same folding are one term. */
export function buildTermTable(used: Iterable<string>, configured: Iterable<TermSource>): TermTableSource {
  const terms: TermSource[] = [];
  const termOfFolding = new Map<string, number>();
  for (const term of configured) {
    const number = terms.push(term) - 1;
    for (const text of [term.name ?? '', ...term.aliases]) {
      const folding = foldTerm(text);
      // If two terms have the same folding, the first keeps it. `parseTaxonomy` has reported it.
      if (!termOfFolding.has(folding)) termOfFolding.set(folding, number);
    }
  }
  const spellings = [...new Set(used)].sort(compareCodePoints);
  const termOfSpelling = spellings.map((spelling) => {
    const folding = foldTerm(spelling);
    const known = termOfFolding.get(folding);
    if (known !== undefined) return known;
    const number = terms.push(unnamedTerm) - 1;
    termOfFolding.set(folding, number);
    return number;
  });
  return { spellings, termOfSpelling, terms, foldings: termOfFolding };
}

/**
 * Returns the name of each term: that of `taxonomy.yml`, else the spelling that most articles use, the first of equals in
 * code-point order. Null for a term that articles do not use.
 *
 * @param uses how many articles use each spelling, by the number of the spelling
 */
export function nameTerms(table: TermTableSource, uses: ArrayLike<number>): (string | null)[] {
  const names = table.terms.map(() => null as string | null);
  const most = new Uint32Array(table.terms.length);
  table.termOfSpelling.forEach((term, spelling) => {
    const count = itemAt(uses, spelling);
    // Spellings are in code-point order, so `>` keeps the first of equals.
    if (count > itemAt(most, term)) {
      most[term] = count;
      names[term] = itemAt(table.terms, term).name ?? itemAt(table.spellings, spelling);
    }
  });
  return names;
}
