import { unnamedTerm, type TermSource } from '../../model/taxonomy/term-source';
import { compareCodePoints, foldTerm } from '../../model/text/fold';
import { itemAt } from '../../model/text/item-at';

/** All spellings of one taxonomy and which term each belongs to. */
export interface TermTableSource {
  /** Spellings that articles use, in code-point order; their position is the spelling's number. */
  readonly spellings: readonly string[];
  /** The term of each spelling. */
  readonly termOfSpelling: readonly number[];
  /** Those that `taxonomy.yml` names come first. */
  readonly terms: readonly TermSource[];
  /** The term of every name, alias and spelling, by what they fold to. */
  readonly foldings: ReadonlyMap<string, number>;
}

/** Merges the spellings that articles use with the terms that `taxonomy.yml` names: one folding, one term. */
export function buildTermTable(used: Iterable<string>, configured: Iterable<TermSource>): TermTableSource {
  const terms: TermSource[] = [];
  const termOfFolding = new Map<string, number>();
  for (const term of configured) {
    const number = terms.push(term) - 1;
    for (const text of [term.name ?? '', ...term.aliases]) {
      const folding = foldTerm(text);
      // A folding that two terms claim stays with the first; the parser of taxonomy.yml has reported it.
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
 * The name of each term: the one `taxonomy.yml` gives, else the spelling that most articles use, ties to the first in
 * code-point order; null for a term that no article uses.
 *
 * @param uses how many articles use each spelling, by spelling number
 */
export function nameTerms(table: TermTableSource, uses: ArrayLike<number>): (string | null)[] {
  const names = table.terms.map(() => null as string | null);
  const most = new Uint32Array(table.terms.length);
  table.termOfSpelling.forEach((term, spelling) => {
    const count = itemAt(uses, spelling);
    // Spellings come in code-point order, so the first of equals is kept.
    if (count > itemAt(most, term)) {
      most[term] = count;
      names[term] = itemAt(table.terms, term).name ?? itemAt(table.spellings, spelling);
    }
  });
  return names;
}
