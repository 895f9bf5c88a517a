import { formatDay } from './catalog';
import type { Edition } from './edition';
import { withName, type ArticleFilter, type NameKind } from './apply-filter';
import { findCollection } from './find-collection';
import { matchArticles } from './order-matches';
import { tallyTerms } from './tally-terms';
import type { TaxonomyName } from '../../model/taxonomy/taxonomy-names';
import { noUrl } from '../../format/snapshot/format';
import { compareCodePoints } from '../../model/text/fold';
import { itemAt } from '../../model/text/item-at';
import { memoizeByObject } from '../../model/text/memoize';

/** A term with its count over some articles. */
export interface CountedTerm {
  readonly name: string;
  readonly label: Readonly<Record<string, string>> | null;
  readonly description: string | null;
  readonly count: number;
  /** The other spellings, in code-point order. */
  readonly aliases: readonly string[];
  /** The newest date among the counted articles, or null. */
  readonly latest: string | null;
  /** Authors only: the address that most public articles give, ties to the first in code-point order. */
  readonly url: string | null;
}

interface Tally {
  readonly count: number;
  /** The newest day, as yyyymmdd; 0 when none has a date. */
  readonly latest: number;
}

/** A taxonomy that can be listed: those of terms, and the collections. */
export type Listable = NameKind;

/** Counts the terms of the matching public articles, most articles first, then by name in code-point order. */
export function listTerms(edition: Edition, taxonomy: Listable, filter: ArticleFilter): CountedTerm[] {
  const urls = chooseUrls(edition, taxonomy);
  return [...tally(edition, taxonomy, filter)]
    .map(([term, counted]) => describe(edition, taxonomy, term, counted, urls))
    .sort((a, b) => b.count - a.count || compareCodePoints(a.name, b.name));
}

/** Finds the term that a name or another spelling of it belongs to; undefined when no public article has it. */
export function findTerm(edition: Edition, taxonomy: Listable, name: string): CountedTerm | undefined {
  const term =
    taxonomy === 'collection' ? findCollection(edition.catalog, name) : edition.terms[taxonomy].find(name);
  if (term === undefined) return undefined;
  const counted = tally(edition, taxonomy, withName(taxonomy, name)).get(term);
  return counted && describe(edition, taxonomy, term, counted, chooseUrls(edition, taxonomy));
}

function tally(edition: Edition, taxonomy: Listable, filter: ArticleFilter): Map<number, Tally> {
  const { catalog } = edition;
  // Newest first, so the first article that has a term is the newest that has it.
  const articles = matchArticles(edition, filter, '-date');
  if (taxonomy !== 'collection') {
    const tallies = tallyTerms(catalog, taxonomy, articles);
    return new Map(
      tallies.map(({ term, count, first }) => [term, { count, latest: itemAt(catalog.day, first) }]),
    );
  }
  const tallies = new Map<number, Tally>();
  for (const article of articles) {
    const collection = catalog.columns.collection[article] ?? 0;
    const known = tallies.get(collection);
    tallies.set(collection, {
      count: (known?.count ?? 0) + 1,
      latest: known?.latest ?? catalog.day[article] ?? 0,
    });
  }
  return tallies;
}

function describe(
  edition: Edition,
  taxonomy: Listable,
  term: number,
  { count, latest }: Tally,
  urls: ReadonlyMap<number, string>,
): CountedTerm {
  const source =
    taxonomy === 'collection'
      ? itemAt(edition.catalog.collections, term)
      : edition.terms[taxonomy].table.sourceOf(term);
  const name = (taxonomy === 'collection' ? source.name : edition.terms[taxonomy].nameOf(term)) ?? '';
  const spellings = taxonomy === 'collection' ? [] : usedSpellings(edition, taxonomy, term);
  const aliases = new Set([...source.aliases, ...spellings]);
  aliases.delete(name);
  return {
    name,
    label: source.label,
    description: source.description,
    count,
    aliases: [...aliases].sort(compareCodePoints),
    latest: latest === 0 ? null : formatDay(latest),
    url: urls.get(term) ?? null,
  };
}

function usedSpellings(edition: Edition, taxonomy: TaxonomyName, term: number): string[] {
  const { table, uses } = edition.terms[taxonomy];
  return Array.from(table.spellingsOf(term))
    .filter((spelling) => itemAt(uses, spelling) > 0)
    .map((spelling) => table.spellings.at(spelling));
}

/** The link of each author by term number: the most frequent one, ties to the first in code-point order. */
function chooseUrls(edition: Edition, taxonomy: Listable): ReadonlyMap<number, string> {
  return taxonomy === 'author' ? urlsOf(edition) : new Map<number, string>();
}

/** They stay the same whatever is asked of an edition, and take a look at every article. */
const urlsOf = memoizeByObject(countUrls);

function countUrls({ catalog, isPublic }: Edition): Map<number, string> {
  const best = new Map<number, string>();
  const { authorStart, author: spellings, authorUrl } = catalog.columns;
  const votes = new Map<number, Map<number, number>>();
  for (let article = 0; article < catalog.size; article++) {
    if (!isPublic(article)) continue;
    // An article that has an author in two spellings has one vote.
    const voted = new Set<string>();
    for (let i = authorStart[article] ?? 0; i < (authorStart[article + 1] ?? 0); i++) {
      const url = authorUrl[i] ?? noUrl;
      const author = catalog.terms.author.termOfSpelling[spellings[i] ?? 0];
      if (url === noUrl || author === undefined || voted.has(`${author} ${url}`)) continue;
      voted.add(`${author} ${url}`);
      const counts = votes.get(author) ?? new Map<number, number>();
      votes.set(author, counts.set(url, (counts.get(url) ?? 0) + 1));
    }
  }
  for (const [author, counts] of votes) {
    // Links are numbered in code-point order.
    const [first] = [...counts].sort(([a, x], [b, y]) => y - x || a - b);
    if (first) best.set(author, catalog.authorUrls.at(first[0]));
  }
  return best;
}
