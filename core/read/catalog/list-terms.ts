import { findCollection, formatDay } from './catalog';
import type { Edition } from './edition';
import { withName, type ArticleFilter, type NameKind } from './apply-filter';
import { matchArticles } from './order-matches';
import { tallyTerms, type TermTally } from './tally-terms';
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
  /** For authors only: the link that most public articles give, ties to the first in code-point order. */
  readonly url: string | null;
}

/** A taxonomy that can be listed: those of terms, and the collections. */
export type Listable = NameKind;

/** Counts the terms of the matching public articles, most articles first, then by name in code-point order. */
export function listTerms(edition: Edition, taxonomy: Listable, filter: ArticleFilter): CountedTerm[] {
  return tally(edition, taxonomy, filter)
    .map((counted) => describe(edition, taxonomy, counted))
    .sort((a, b) => b.count - a.count || compareCodePoints(a.name, b.name));
}

/** Finds the term that has a name, as its own or as another spelling; undefined if no public article has it. */
export function findTerm(edition: Edition, taxonomy: Listable, name: string): CountedTerm | undefined {
  const { catalog } = edition;
  const number =
    taxonomy === 'collection' ? findCollection(catalog, name) : catalog.terms[taxonomy].find(name);
  if (number === undefined) return undefined;
  const counted = tally(edition, taxonomy, withName(taxonomy, name)).find(({ term }) => term === number);
  return counted && describe(edition, taxonomy, counted);
}

/** Newest first: the first article that has a term is the newest one. */
function tally(edition: Edition, taxonomy: Listable, filter: ArticleFilter): TermTally[] {
  return tallyTerms(edition.catalog, taxonomy, matchArticles(edition, filter, '-date'));
}

function describe(edition: Edition, taxonomy: Listable, { term, count, first }: TermTally): CountedTerm {
  const { catalog, terms } = edition;
  const isCollection = taxonomy === 'collection';
  const source = isCollection ? itemAt(catalog.collections, term) : catalog.terms[taxonomy].sourceOf(term);
  const name = (isCollection ? source.name : terms[taxonomy].nameOf(term)) ?? '';
  const spellings = isCollection ? [] : usedSpellings(edition, taxonomy, term);
  const aliases = new Set([...source.aliases, ...spellings]);
  aliases.delete(name);
  const latest = itemAt(catalog.timed.day, first);
  return {
    name,
    label: source.label,
    description: source.description,
    count,
    aliases: [...aliases].sort(compareCodePoints),
    latest: latest === 0 ? null : formatDay(latest),
    url: taxonomy === 'author' ? (urlsOf(edition).get(term) ?? null) : null,
  };
}

function usedSpellings(edition: Edition, taxonomy: TaxonomyName, term: number): string[] {
  const { table, uses } = edition.terms[taxonomy];
  return Array.from(table.spellingsOf(term))
    .filter((spelling) => itemAt(uses, spelling) > 0)
    .map((spelling) => table.spellings.at(spelling));
}

/** Memoised, because it takes a loop over all articles and depends on the edition only. */
const urlsOf = memoizeByObject(chooseUrls);

/** The link of each author by term number: the most frequent one, ties to the first in code-point order. */
function chooseUrls({ catalog, isPublic }: Edition): Map<number, string> {
  const best = new Map<number, string>();
  const { authorStart, author: spellings, authorUrl } = catalog.columns;
  const votes = new Map<number, Map<number, number>>();
  for (let article = 0; article < catalog.size; article++) {
    if (!isPublic(article)) continue;
    // An article with two spellings of an author has one vote.
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
