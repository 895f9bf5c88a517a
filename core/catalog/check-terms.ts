import { distance } from 'fastest-levenshtein';
import type { Article } from '../article/article';
import type { Written } from '../article/front-matter';
import { createFinding, type Finding, type Place } from '../finding/finding';
import { taxonomyNames, type TaxonomyName } from '../snapshot/format';
import { nameTerms, type TermTableSource } from '../taxonomy/term-table';
import { foldTerm } from '../text/fold';

/** A rare term is taken for a slip only beside one that is this many times as common. */
const commonness = 5;
/** Two short words are easily both right. */
const minimumLength = 6;

interface Use {
  readonly article: Article;
  readonly spelling: string;
  readonly place: Place;
}

/** Finds spellings that differ from the name of their term, and rare terms that are probably slips of a common one. */
export function checkTerms(
  articles: readonly Article[],
  terms: Readonly<Record<TaxonomyName, TermTableSource>>,
): Finding[] {
  return taxonomyNames.flatMap((taxonomy) => checkTaxonomy(collectUses(articles, taxonomy), terms[taxonomy]));
}

function collectUses(articles: readonly Article[], taxonomy: TaxonomyName): Use[] {
  return articles.flatMap((article): Use[] => {
    if (taxonomy === 'author') {
      return article.authors.map((person) => ({ article, spelling: person.name, place: person }));
    }
    const written: readonly Written<string>[] = taxonomy === 'tag' ? article.tags : article.categories;
    return written.map((term) => ({ article, spelling: term.value, place: term }));
  });
}

function checkTaxonomy(uses: readonly Use[], table: TermTableSource): Finding[] {
  const numberOf = new Map(table.spellings.map((spelling, number) => [spelling, number]));
  const counts = new Uint32Array(table.spellings.length);
  const articlesOfTerm = new Uint32Array(table.terms.length);
  for (const { article, spelling } of uses) {
    const number = numberOf.get(spelling);
    if (number === undefined || article.draft) continue;
    counts[number] = (counts[number] ?? 0) + 1;
    const term = table.termOfSpelling[number] ?? 0;
    articlesOfTerm[term] = (articlesOfTerm[term] ?? 0) + 1;
  }
  const names = nameTerms(table, counts);
  const slips = findSlips(table, names, articlesOfTerm);

  return uses.flatMap(({ article, spelling, place }) => {
    const term = table.termOfSpelling[numberOf.get(spelling) ?? -1];
    const name = term === undefined ? null : (names[term] ?? null);
    if (term === undefined || name === null) return [];
    const meant = slips.get(term);
    if (meant !== undefined) {
      const facts = { spelling, meant: meant.name, count: meant.count };
      return [createFinding('term-slip', article.path, place, facts, meant.name)];
    }
    const isConfigured = table.terms[term]?.aliases.includes(spelling) ?? false;
    if (spelling === name || isConfigured) return [];
    return [createFinding('term-spelling', article.path, place, { spelling, name }, name)];
  });
}

function findSlips(
  table: TermTableSource,
  names: readonly (string | null)[],
  counts: Uint32Array,
): Map<number, { name: string; count: number }> {
  const foldings = names.map((name) => (name === null ? '' : foldTerm(name)));
  const slips = new Map<number, { name: string; count: number }>();
  foldings.forEach((folding, rare) => {
    const count = counts[rare] ?? 0;
    // Han words of one length differ in one character all the time; only alphabetic ones betray a slip.
    const isCandidate =
      count > 0 && folding.length >= minimumLength && /^[\p{Script=Latin}\p{N}\p{P}\s]+$/u.test(folding);
    if (!isCandidate || table.terms[rare]?.name != null) return;
    const allowed = folding.length >= 2 * minimumLength ? 2 : 1;
    foldings.forEach((other, common) => {
      const otherCount = counts[common] ?? 0;
      const name = names[common];
      if (common === rare || name == null || otherCount < commonness * count) return;
      if (Math.abs(other.length - folding.length) > allowed || distance(other, folding) > allowed) return;
      // Numbered names (part 1, part 2) are meant to differ.
      if (other.replace(/\d/g, '') === folding.replace(/\d/g, '')) return;
      if (otherCount > (slips.get(rare)?.count ?? 0)) slips.set(rare, { name, count: otherCount });
    });
  });
  return slips;
}
