import { distance } from 'fastest-levenshtein';
import type { Article } from '../article/article';
import { locatedSpellingsOf } from '../article/article-keys';
import type { SourcePosition } from '../../model/article/source-position';
import { taxonomyNames, type TaxonomyName } from '../../model/taxonomy/taxonomy-names';
import { createFinding, type Finding, type MessageParams } from '../finding/finding';
import type { FindingRule } from '../finding/rules';
import { toYamlScalar } from '../text/to-yaml';
import { nameTerms, type TermTableSource } from '../taxonomy/term-table';
import { foldTerm } from '../../model/text/fold';
import { entryOf, itemAt } from '../../model/text/item-at';
import { findSimilarTerms, type UsedTerm } from './find-similar-terms';

/** A rare term counts as a typo only if the other term is this many times as common. */
const commonness = 5;
/** Shorter words that differ by a letter are often both right. */
const minimumLength = 6;

interface Use {
  readonly article: Article;
  readonly term: number;
  readonly spelling: string;
  readonly position: SourcePosition;
  /** The article has this term in an earlier spelling, which is the one to report. */
  readonly isRepeated: boolean;
}

/** Finds spellings that differ from the name of their term, and rare terms that are probably typos of a common one. */
export function checkTerms(
  articles: readonly Article[],
  terms: Readonly<Record<TaxonomyName, TermTableSource>>,
): Finding[] {
  return taxonomyNames.flatMap((taxonomy) => checkTaxonomy(articles, taxonomy, terms[taxonomy]));
}

function checkTaxonomy(
  articles: readonly Article[],
  taxonomy: TaxonomyName,
  table: TermTableSource,
): Finding[] {
  const numberOf = new Map(table.spellings.map((spelling, number) => [spelling, number]));
  const uses = articles.flatMap((article) => {
    const seen = new Set<number>();
    return locatedSpellingsOf(article, taxonomy).map((located): Use => {
      const term = itemAt(table.termOfSpelling, entryOf(numberOf, located.value));
      const isRepeated = seen.has(term);
      seen.add(term);
      return { article, term, spelling: located.value, position: located, isRepeated };
    });
  });
  const counts = new Uint32Array(table.spellings.length);
  const articlesOfTerm = new Uint32Array(table.terms.length);
  for (const { article, term, spelling, isRepeated } of uses) {
    if (article.draft) continue;
    const number = entryOf(numberOf, spelling);
    counts[number] = itemAt(counts, number) + 1;
    if (!isRepeated) articlesOfTerm[term] = itemAt(articlesOfTerm, term) + 1;
  }
  const names = nameTerms(table, counts);
  const typos = findTypos(table, names, articlesOfTerm);
  // Names of people may differ by one letter.
  const similar = taxonomy === 'author' ? null : findSimilarTerms(listUsed(names, articlesOfTerm));

  return uses.flatMap(({ article, term, spelling, position, isRepeated }) => {
    const name = itemAt(names, term);
    if (name === null || isRepeated) return [];
    const report = (rule: FindingRule, facts: MessageParams, expected: string) => [
      createFinding(rule, article.path, position, { spelling, ...facts }, toYamlScalar(expected)),
    ];
    const meant = typos.get(term);
    if (meant !== undefined) return report('term-slip', { meant: meant.name, count: meant.count }, meant.name);
    const source = table.terms[term];
    const twin = source?.name == null ? similar?.get(term) : undefined;
    if (twin !== undefined) return report('term-similar', { other: twin.name, count: twin.count }, twin.name);
    if (spelling === name || source?.aliases.includes(spelling)) return [];
    // A name in taxonomy.yml takes precedence over the most common spelling.
    const why = { phrase: source?.name == null ? 'named-by-use' : 'named-by-taxonomy' } as const;
    return report('term-spelling', { name, why }, name);
  });
}

function listUsed(names: readonly (string | null)[], counts: Uint32Array): UsedTerm[] {
  return names.flatMap((name, term) => {
    const count = itemAt(counts, term);
    return name === null || count === 0 ? [] : [{ term, name, count }];
  });
}

function findTypos(
  table: TermTableSource,
  names: readonly (string | null)[],
  counts: Uint32Array,
): Map<number, { name: string; count: number }> {
  const foldings = names.map((name) => (name === null ? '' : foldTerm(name)));
  const typos = new Map<number, { name: string; count: number }>();
  foldings.forEach((folding, rare) => {
    const count = itemAt(counts, rare);
    // Different Han words often differ in one character, so only alphabetic words are compared.
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
      if (otherCount > (typos.get(rare)?.count ?? 0)) typos.set(rare, { name, count: otherCount });
    });
  });
  return typos;
}
