import type {
  Article,
  ArticleListItem,
  ArticleSummary,
  Content,
  Neighbour,
} from '../../contract/article-schemas';
import { termsOf, type Edition } from '../../core/read/catalog/edition';
import { toArticleUrl } from '../../core/read/feed/site-urls';
import type { Format } from '../../contract/names';
import type { StoredSummary } from '../../core/model/article/stored-article';
import { splitId } from '../../core/model/article/article-id';
import type { TaxonomyName } from '../../core/model/taxonomy/taxonomy-names';

import { dateOf, digestOf } from '../../core/read/catalog/catalog';

import { itemAt } from '../../core/model/text/item-at';

/** Projects an article to what lists show of it. */
export function toArticleSummary(edition: Edition, article: number, siteUrl: string | null): ArticleSummary {
  const { catalog } = edition;
  const id = catalog.idOf(article);
  const { collection, slug } = splitId(id);
  const summary = catalog.records.summary(article);
  return {
    id,
    collection,
    slug,
    title: summary.title,
    description: summary.description,
    excerpt: summary.excerpt,
    date: dateOf(catalog, article),
    publishedAt: toTime(edition, catalog.publishedAtOf(article)),
    updatedAt: toTime(edition, catalog.updatedAtOf(article)),
    thumbnail: toThumbnail(summary),
    categories: toNames(edition, 'category', article),
    tags: toNames(edition, 'tag', article),
    keywords: [...summary.keywords],
    authors: toAuthors(edition, article),
    translators: summary.translators.map(({ name, url }) => ({ name, url })),
    outdated: catalog.isOutdated(article),
    words: summary.words,
    readingMinutes: summary.readingMinutes,
    url: siteUrl === null ? null : toArticleUrl(siteUrl, id),
    digest: digestOf(catalog, article),
    extra: { ...summary.extra } as ArticleSummary['extra'],
  };
}

/** Projects the body of an article to the forms asked for, in the order html, markdown, text. */
export function toContent(edition: Edition, article: number, formats: readonly Format[]): Content {
  const { records } = edition.catalog;
  return {
    ...(formats.includes('html') && { html: records.text(article, 'html') }),
    ...(formats.includes('markdown') && { markdown: records.text(article, 'markdown') }),
    ...(formats.includes('text') && { text: records.text(article, 'text') }),
  };
}

/** Projects an article to what is needed to link to it. */
export function toNeighbour(edition: Edition, article: number | null): Neighbour | null {
  if (article === null) return null;
  const { catalog } = edition;
  const id = catalog.idOf(article);
  const summary = catalog.records.summary(article);
  const { title } = summary;
  const { collection, slug } = splitId(id);
  return { id, slug, collection, title, date: dateOf(catalog, article), thumbnail: toThumbnail(summary) };
}

/**
 * Keeps the fields that were asked for, plus `id` and `content`, in the order of the schema; all without a wish.
 *
 * The type stays the whole one: it is the client who asked for less.
 */
export function selectFields<T extends Article | ArticleListItem>(
  item: T,
  fields: readonly string[] | undefined,
): T {
  if (!fields) return item;
  const kept = Object.entries(item).filter(
    ([name]) => name === 'id' || name === 'content' || fields.includes(name),
  );
  return Object.fromEntries(kept) as T;
}

function toTime({ catalog }: Edition, ms: number | null): string | null {
  return ms === null ? null : catalog.zone.format(ms);
}

function toThumbnail({ thumbnail, cover }: StoredSummary): ArticleSummary['thumbnail'] {
  if (thumbnail === null) return null;
  const { variants, ...known } = cover ?? {};
  return {
    url: thumbnail,
    width: null,
    height: null,
    ...known,
    ...(variants && { variants: [...variants] }),
  };
}

function toNames({ catalog, terms }: Edition, taxonomy: TaxonomyName, article: number): string[] {
  // Two spellings of one term can meet in one article when taxonomy.yml makes one an alias of the other.
  return [...new Set(termsOf(catalog, taxonomy, article).map((term) => terms[taxonomy].nameOf(term) ?? ''))];
}

function toAuthors({ catalog, terms }: Edition, article: number): ArticleSummary['authors'] {
  const urls = catalog.authorUrlsOf(article);
  const authors = new Map<string, string | null>();
  termsOf(catalog, 'author', article).forEach((term, i) => {
    const name = terms.author.nameOf(term) ?? '';
    if (!authors.has(name)) authors.set(name, itemAt(urls, i));
  });
  return [...authors].map(([name, url]) => ({ name, url }));
}
