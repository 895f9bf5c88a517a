import { distance } from 'fastest-levenshtein';
import type { Article } from '../article/article';
import type { Located } from '../../model/article/front-matter';
import type { SourcePosition } from '../../model/article/source-position';
import { taxonomyNames, type TaxonomyName } from '../../model/taxonomy/taxonomy-names';
import { createFinding, type Finding } from '../finding/finding';
import { toYamlScalar } from '../text/to-yaml';
import { nameTerms, type TermTableSource } from '../taxonomy/term-table';
import { foldTerm } from '../../model/text/fold';
import { entryOf, itemAt } from '../../model/text/item-at';
import { findSimilarTerms, type UsedTerm } from './find-similar-terms';

/** A rare term is taken for a slip only beside one that is this many times as common. */
const commonness = 5;
/** Two short words are easily both right. */
const minimumLength = 6;

interface Use {
  readonly article: Article;
  readonly term: number;
  readonly spelling: string;
  readonly place: SourcePosition;
  /** The article has this term in another spelling before; that one is what is reported. */
  readonly isRepeated: boolean;
}

/** Finds spellings that differ from the name of their term, and rare terms that are probably slips of a common one. */
export function checkTerms(
  articles: readonly Article[],
  terms: Readonly<Record<TaxonomyName, TermTableSource>>,
): Finding[] {
  return taxonomyNames.flatMap((taxonomy) => checkTaxonomy(articles, taxonomy, terms[taxonomy]));
}

function collectUses(
  articles: readonly Article[],
  taxonomy: TaxonomyName,
  termOf: (spelling: string) => number | undefined,
): Use[] {
  return articles.flatMap((article): Use[] => {
    const seen = new Set<number>();
    return listWritten(article, taxonomy).flatMap(({ value: spelling, line, column }) => {
      const term = termOf(spelling);
      if (term === undefined) return [];
      const isRepeated = seen.has(term);
      seen.add(term);
      return [{ article, term, spelling, place: { line, column }, isRepeated }];
    });
  });
}

function listWritten(article: Article, taxonomy: TaxonomyName): readonly Located<string>[] {
  if (taxonomy === 'tag') return article.tags;
  if (taxonomy === 'category') return article.categories;
  return article.authors.map(({ name, line, column }) => ({ value: name, line, column }));
}

function checkTaxonomy(
  articles: readonly Article[],
  taxonomy: TaxonomyName,
  table: TermTableSource,
): Finding[] {
  const numberOf = new Map(table.spellings.map((spelling, number) => [spelling, number]));
  const uses = collectUses(
    articles,
    taxonomy,
    (spelling) => table.termOfSpelling[numberOf.get(spelling) ?? -1],
  );
  const counts = new Uint32Array(table.spellings.length);
  const articlesOfTerm = new Uint32Array(table.terms.length);
  for (const { article, term, spelling, isRepeated } of uses) {
    if (article.draft) continue;
    const number = entryOf(numberOf, spelling);
    counts[number] = itemAt(counts, number) + 1;
    if (!isRepeated) articlesOfTerm[term] = itemAt(articlesOfTerm, term) + 1;
  }
  const names = nameTerms(table, counts);
  const slips = findSlips(table, names, articlesOfTerm);
  // People may have names that are nearly alike.
  const similar = taxonomy === 'author' ? null : findSimilarTerms(listUsed(names, articlesOfTerm));

  return uses.flatMap(({ article, term, spelling, place, isRepeated }) => {
    const name = itemAt(names, term);
    if (name === null || isRepeated) return [];
    const meant = slips.get(term);
    if (meant !== undefined) {
      const facts = { spelling, meant: meant.name, count: meant.count };
      return [createFinding('term-slip', article.path, place, facts, toYamlScalar(meant.name))];
    }
    const source = table.terms[term];
    const twin = source?.name == null ? similar?.get(term) : undefined;
    if (twin !== undefined) {
      const facts = { spelling, other: twin.name, count: twin.count };
      return [createFinding('term-similar', article.path, place, facts, toYamlScalar(twin.name))];
    }
    if (spelling === name || source?.aliases.includes(spelling)) return [];
    // What most articles do is beside the point where taxonomy.yml has the word.
    const why = { phrase: source?.name == null ? 'named-by-use' : 'named-by-taxonomy' } as const;
    const facts = { spelling, name, why };
    return [createFinding('term-spelling', article.path, place, facts, toYamlScalar(name))];
  });
}

function listUsed(names: readonly (string | null)[], counts: Uint32Array): UsedTerm[] {
  return names.flatMap((name, term) => {
    const count = itemAt(counts, term);
    return name === null || count === 0 ? [] : [{ term, name, count }];
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
    const count = itemAt(counts, rare);
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
