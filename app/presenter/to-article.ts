import type {
  Article,
  ArticleListItem,
  ArticleSummary,
  Content,
  Neighbour,
} from '../../contract/article-schemas';
import type { Format } from '../../contract/names';
import { splitId } from '../../core/model/article/article-id';
import type { StoredSummary } from '../../core/model/article/stored-article';
import type { TaxonomyName } from '../../core/model/taxonomy/taxonomy-names';
import { itemAt } from '../../core/model/text/item-at';
import { dateOf, digestOf } from '../../core/read/catalog/catalog';
import { termsOf, type Edition } from '../../core/read/catalog/edition';
import { toArticleUrl } from '../../core/read/feed/site-urls';

/** Projects an article to its form in lists. */
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

/** Projects the body of an article to the requested formats, in the order html, markdown, text. */
export function toArticleBody(edition: Edition, article: number, formats: readonly Format[]): Content {
  const { records } = edition.catalog;
  return {
    ...(formats.includes('html') && { html: records.text(article, 'html') }),
    ...(formats.includes('markdown') && { markdown: records.text(article, 'markdown') }),
    ...(formats.includes('text') && { text: records.text(article, 'text') }),
  };
}

/** Projects an article to the data for a link to it. */
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
 * Returns the requested fields, plus `id` and `content`, in the order of the schema; all fields if `fields` is undefined.
 *
 * The type stays that of the complete item, because the contract describes that.
 */
export function selectFields<T extends Article | ArticleListItem>(
  item: T,
  fields: readonly string[] | undefined,
): T {
  if (!fields) return item;
  const selected = Object.entries(item).filter(
    ([name]) => name === 'id' || name === 'content' || fields.includes(name),
  );
  return Object.fromEntries(selected) as T;
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
  // An article may have two spellings of the same term, if taxonomy.yml makes one an alias of the other.
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
