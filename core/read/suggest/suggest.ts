import type { Edition } from '../catalog/edition';
import { countTerms } from '../catalog/tally-terms';
import { taxonomyNames, type TaxonomyName } from '../../model/taxonomy/taxonomy-names';
import { compareCodePoints, foldTerm } from '../../model/text/fold';
import { itemAt } from '../../model/text/item-at';
import { foldPinyin } from './fold-pinyin';
import { level } from './level';
import { matchPinyin } from './match-pinyin';
import { matchText } from './match-text';
import { configured, type SuggestData } from '../../format/suggest/suggest-data';

/** One completion of a query. */
export interface Suggestion {
  readonly type: 'article' | TaxonomyName;
  /** The title, or the name of the term. */
  readonly text: string;
  /** `collection/slug`; null for terms. */
  readonly id: string | null;
  /** How many public articles have the term; null for articles. */
  readonly count: number | null;
}

interface FoundTerm {
  readonly level: number;
  /** Whether only the inside of a word matches. */
  readonly isInside: boolean;
  readonly taxonomy: TaxonomyName;
  readonly name: string;
  readonly count: number;
}

/**
 * Completes a query with public articles and with terms of public articles.
 *
 * The order is that of `level`. Within a level, terms come before articles. Terms: most articles first, then tags before
 * categories before authors, then by name in code-point order; for terms, `wordPrefix` and `substring` are one level, and
 * decide only between equal counts. Articles: newest first, those without a date last, then by number. A term occurs once,
 * with the best level of its spellings; these are the spellings that public articles use or `taxonomy.yml` gives.
 *
 * @param query as typed; one that folds to nothing has no completions
 * @param limit the maximum number of completions
 */
export function suggest(data: SuggestData, edition: Edition, query: string, limit: number): Suggestion[] {
  const folded = foldTerm(query);
  // A lone surrogate must not match a half of another character.
  if (folded === '' || /\p{Surrogate}/u.test(folded)) return [];
  const levels = new Uint8Array(data.entryCount).fill(level.none);
  matchText(data, folded, levels);
  const letters = foldPinyin(folded);
  if (letters !== '') matchPinyin(data, letters, levels, (entry) => isPublic(data, edition, entry));

  const terms = findTerms(data, edition, levels);
  const articles = findArticles(data, edition, levels, limit);
  const found: Suggestion[] = [];
  for (let rank = 0; rank < level.none && found.length < limit; rank++) {
    for (const term of terms) {
      if (term.level === rank) {
        found.push({ type: term.taxonomy, text: term.name, id: null, count: term.count });
      }
    }
    for (const article of articles[rank] ?? []) {
      // Read titles from the snapshot only for articles in the result.
      if (found.length >= limit) break;
      const { title } = edition.catalog.records.summary(article);
      found.push({ type: 'article', text: title, id: edition.catalog.idOf(article), count: null });
    }
  }
  return found.slice(0, limit);
}

/** Whether the article of an entry, or an article that uses the spelling, is public. */
function isPublic(data: SuggestData, edition: Edition, entry: number): boolean {
  if (entry < data.articleCount) return edition.isPublic(entry);
  const i = entry - data.articleCount;
  const spelling = data.spelling[i] ?? 0;
  const terms = edition.terms[taxonomyOf(data, i)];
  return (
    terms.nameOf(data.term[i] ?? 0) !== null && (spelling === configured || (terms.uses[spelling] ?? 0) > 0)
  );
}

function taxonomyOf(data: SuggestData, i: number): TaxonomyName {
  const name = taxonomyNames[data.taxonomy[i] ?? taxonomyNames.length];
  if (name === undefined) throw new RangeError(`The entry ${i} of suggestions has no taxonomy.`);
  return name;
}

/** The first articles of each level, newest first. */
function findArticles(data: SuggestData, { catalog, isPublic }: Edition, levels: Uint8Array, limit: number) {
  const found = Array.from({ length: level.none }, () => [] as number[]);
  for (const article of catalog.sorted('-date')) {
    if (article >= data.articleCount || !isPublic(article)) continue;
    const articles = found[levels[article] ?? level.none];
    if (articles && articles.length < limit) articles.push(article);
  }
  return found;
}

const typeOrder: readonly TaxonomyName[] = ['tag', 'category', 'author'];

function findTerms(data: SuggestData, edition: Edition, levels: Uint8Array): FoundTerm[] {
  const best = new Map<TaxonomyName, Map<number, number>>();
  for (let i = 0; i < data.term.length; i++) {
    const entry = data.articleCount + i;
    if (levels[entry] === level.none || !isPublic(data, edition, entry)) continue;
    const [taxonomy, term] = [taxonomyOf(data, i), data.term[i] ?? 0];
    const ofTerms = best.get(taxonomy) ?? new Map<number, number>();
    best.set(taxonomy, ofTerms);
    const reached = levelOfSpelling(data, edition, levels, i);
    ofTerms.set(term, Math.min(ofTerms.get(term) ?? level.none, reached));
  }
  const found = [...best].flatMap(([taxonomy, ofTerms]) => describeTerms(edition, taxonomy, ofTerms));
  return found.sort(
    (a, b) =>
      a.level - b.level ||
      b.count - a.count ||
      Number(a.isInside) - Number(b.isInside) ||
      typeOrder.indexOf(a.taxonomy) - typeOrder.indexOf(b.taxonomy) ||
      compareCodePoints(a.name, b.name),
  );
}

function levelOfSpelling(data: SuggestData, edition: Edition, levels: Uint8Array, i: number): number {
  const entry = data.articleCount + i;
  const reached = levels[entry] ?? level.none;
  if (reached !== level.namePrefix) return reached;
  const name = edition.terms[taxonomyOf(data, i)].nameOf(itemAt(data.term, i)) ?? '';
  const text = data.text.slice(itemAt(data.starts, entry), itemAt(data.starts, entry + 1) - 1);
  return foldTerm(name) === text ? level.namePrefix : level.spellingPrefix;
}

function describeTerms(
  edition: Edition,
  taxonomy: TaxonomyName,
  levels: ReadonlyMap<number, number>,
): FoundTerm[] {
  const counts = countTerms(edition.catalog, taxonomy, edition.publicSet);
  return [...levels].flatMap(([term, reached]) => {
    const name = edition.terms[taxonomy].nameOf(term);
    const count = itemAt(counts, term);
    if (name === null) return [];
    const isInside = reached === level.substring;
    return [{ level: isInside ? level.wordPrefix : reached, isInside, taxonomy, name, count }];
  });
}
