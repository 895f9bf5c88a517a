import type { Article, ArticleSummary, Content, Neighbour } from '../../contract/article-schemas';
import type { Entry } from './entry';
import type { Era, Facet, Query } from './oracle';

/** What the API says about an article in lists, worked out from the built article. */
export function expectSummary(entry: Entry, era: Era, siteUrl: string | null): ArticleSummary {
  const { id, collection, slug, summary } = entry;
  const time = (ms: number | null) => (ms === null ? null : era.oracle.zone.format(ms));
  const names = era.terms.namesOf(entry, 'author');
  const urlOf = (name: string) =>
    entry.terms.author.find(({ identity }) => era.terms.nameOf('author', identity) === name)?.url ?? null;
  return {
    id,
    collection,
    slug,
    title: summary.title,
    description: summary.description,
    excerpt: summary.excerpt,
    date: entry.day,
    publishedAt: time(entry.publishedAt),
    updatedAt: time(entry.updatedAt),
    thumbnail: toThumbnail(entry),
    categories: era.terms.namesOf(entry, 'category'),
    tags: era.terms.namesOf(entry, 'tag'),
    keywords: [...summary.keywords],
    authors: names.map((name) => ({ name, url: urlOf(name) })),
    translators: summary.translators.map(({ name, url }) => ({ name, url })),
    outdated: entry.outdated,
    words: summary.words,
    readingMinutes: summary.readingMinutes,
    url: siteUrl === null ? null : `${siteUrl}/${encodeURIComponent(collection)}/${encodeURIComponent(slug)}`,
    digest: entry.digest,
    // The stored lists are read-only to the compiler, and the wire type is not.
    extra: summary.extra as ArticleSummary['extra'],
  };
}

/** The body of an article in some formats. */
export function expectContent(entry: Entry, formats: readonly string[]): Content {
  const known = (['html', 'markdown', 'text'] as const).filter((format) => formats.includes(format));
  return Object.fromEntries(known.map((format) => [format, entry.part(format)]));
}

/** A whole article with its neighbours in the list of `query`, by default its collection. */
export function expectArticle(
  entry: Entry,
  era: Era,
  siteUrl: string | null,
  query: Query = {},
): Omit<Article, 'content' | 'related' | 'seo'> {
  const list = Object.keys(query).length > 0 ? query : { collection: [entry.collection] };
  const { previous, next } = era.neighbours(entry, list);
  return {
    ...expectSummary(entry, era, siteUrl),
    toc: entry.structure.toc as Article['toc'],
    images: entry.structure.images as Article['images'],
    previous: previous && toNeighbour(previous),
    next: next && toNeighbour(next),
  };
}

function toNeighbour(entry: Entry): Neighbour {
  const { id, slug, collection, summary, day } = entry;
  return { id, slug, collection, title: summary.title, date: day, thumbnail: toThumbnail(entry) };
}

function toThumbnail({ summary }: Entry): ArticleSummary['thumbnail'] {
  return summary.thumbnail === null ? null : { url: summary.thumbnail, width: null, height: null };
}

/** One page of a list. */
export interface ExpectedPage {
  readonly entries: readonly Entry[];
  readonly total: number;
  readonly page: number;
  readonly limit: number;
  readonly pages: number;
  readonly facets: Readonly<Record<string, readonly { name: string; count: number }[]>> | undefined;
  readonly missing: readonly string[] | undefined;
}

/** What a query by page, or one with an empty cursor, finds. */
export function expectPage(query: Query, era: Era): ExpectedPage {
  const matching = era.match(query);
  const page = Number(query.page?.[0] ?? 1);
  const withIds = query.format ? 20 : 100;
  const limit = Number(query.limit?.[0] ?? (query.ids ? withIds : 10));
  const ids = era.articles.map(({ id }) => id);
  return {
    entries: matching.slice((page - 1) * limit, page * limit),
    total: matching.length,
    page,
    limit,
    pages: Math.ceil(matching.length / limit),
    facets:
      query.facets && Object.fromEntries(query.facets.map((name) => [name, era.facet(name as Facet, query)])),
    missing: query.ids?.filter((id) => !ids.includes(id)),
  };
}
