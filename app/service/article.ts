import { Service } from 'egg';
import type { ArticleSummary } from '../../contract/article-schemas';
import { listArticles as listContract, type getArticle, type listRelated } from '../../contract/articles';
import type { ResponseBodyOf } from '../../contract/endpoint';
import { facetValues } from '../../contract/names';
import { limits } from '../../contract/parameters';
import { ProblemError } from '../../contract/problem-error';
import { rankSpellings } from '../../contract/spelling';
import { encodePath, splitId } from '../../core/model/article/article-id';
import { withName } from '../../core/read/catalog/apply-filter';
import { withoutOwnFilter } from '../../core/read/catalog/count-facets';
import type { Edition } from '../../core/read/catalog/edition';
import * as lookup from '../../core/read/catalog/find-article';
import { findLastModified } from '../../core/read/catalog/last-modified';
import { listArticles, type ArticleList, type PageRequest } from '../../core/read/catalog/list-articles';
import { findRelated } from '../../core/read/related/find-related';
import { scoreOf } from '../../core/read/search/search-hits';
import { decodeCursor, encodeCursor } from '../presenter/cursor';
import { findSummary } from '../presenter/summaries';
import { selectFields, toArticleBody, toNeighbour } from '../presenter/to-article';
import { toCursorLinks, toLinkHeader, toNumberedLinks, type PageLinks } from '../presenter/to-page-links';
import { toSeo } from '../presenter/to-seo';
import type { QueryOf, ResultOf, ServiceResult } from './content';

type ListQuery = QueryOf<typeof listContract>;
type ListBody = ResponseBodyOf<typeof listContract>;
type ArticleQuery = QueryOf<typeof getArticle>;

/** What behind the path of an article asks for something else of it. */
export type ArticleEnding = '.md' | '/related';

/** The maximum number of suggested ids in an `article_not_found` problem. */
const maxSuggestions = 5;

/** The number of related articles in a single article, and the default for `listRelated`. */
const relatedLimit = 6;

/** Lists of articles and single articles. */
export default class ArticleService extends Service {
  /** One page of the matching articles. */
  list(query: ListQuery): ServiceResult<ListBody> {
    const { content } = this.service;
    const { edition } = content;
    const filter = content.filterOf(query);
    const order = query.sort ?? (query.q === undefined ? '-date' : 'relevance');
    const limit = query.limit ?? defaultLimit(query);
    // In the order of the contract, so that the order in the request does not change the response.
    const facets = facetValues.filter((name) => query.facets?.includes(name));
    const request: PageRequest =
      query.cursor === undefined || order === 'relevance'
        ? { order, page: query.page ?? 1 }
        : { order, after: decodeCursor(query.cursor, order, query) };
    const search = this.search(query.q);
    const found = listArticles(edition, { filter, request, limit, facets });

    const nextCursor =
      found.end === null || order === 'relevance' ? null : encodeCursor(found.end, order, query);
    const paging =
      'page' in request
        ? numberedPaging(query, found, request.page, limit)
        : {
            meta: { limit, nextCursor },
            links: toCursorLinks(listContract.path, listContract.query, query, nextCursor),
          };
    const { siteUrl } = this.config.casebook;
    const data = found.articles.map((article) => {
      const summary = findSummary(edition, article, siteUrl);
      const item = query.format
        ? { ...summary, content: toArticleBody(edition, article, query.format) }
        : summary;
      const selected = selectFields(item, query.fields);
      return search ? { ...selected, ...search.describe(article, summary) } : selected;
    });
    const meta = {
      total: found.total,
      ...paging.meta,
      ...(query.facets && { facets: toFacets(found.facets) }),
      ...(query.ids && { missing: [...found.missing] }),
      ...(search?.corrected != null && { corrected: search.corrected }),
    };
    return {
      ...content.toResult({ data, meta, links: paging.links }, facets.reduce(withoutOwnFilter, filter)),
      link: toLinkHeader(paging.links),
    };
  }

  /** Whether a public article has this id now. */
  isPublic(collection: string, slug: string): boolean {
    return lookup.findArticle(this.service.content.edition, collection, slug)?.kind === 'article';
  }

  /**
   * Whether an ending is part of the slug. True if a public article has the slug `x.md`. Also true if `x.md` is a former
   * slug and no public article has the slug `x`.
   */
  endsIn(ending: ArticleEnding, collection: string, slug: string): boolean {
    const { edition } = this.service.content;
    const withEnding = lookup.findArticle(edition, collection, slug + ending)?.kind;
    if (withEnding !== 'moved') return withEnding === 'article';
    return lookup.findArticle(edition, collection, slug)?.kind !== 'article';
  }

  /** The id of an article and its path in the API. */
  address(article: number): { readonly id: string; readonly path: string } {
    const id = this.service.content.edition.catalog.idOf(article);
    return { id, path: `${listContract.path}/${encodePath(id)}` };
  }

  /** Finds an article by its id or a former id. @throws ProblemError `article_not_found` with the most similar public ids */
  find(collection: string, slug: string): lookup.ArticleLookup {
    const found = lookup.findArticle(this.service.content.edition, collection, slug);
    return found ?? this.throwNotFound(`${collection}/${slug}`, slug);
  }

  /** Finds an article by slug alone. @throws ProblemError `article_not_found`, or `ambiguous_slug` with the candidates */
  findBySlug(slug: string): lookup.ArticleLookup {
    const [found, ...others] = lookup.findBySlug(this.service.content.edition, slug);
    if (!found) return this.throwNotFound(slug, slug);
    if (others.length === 0) return found;
    const candidates = [found, ...others].map(({ article }) => this.address(article).id);
    const detail = `${candidates.length} articles have the slug "${slug}"; ask for one of them by collection and slug.`;
    throw new ProblemError('ambiguous_slug', detail, { candidates });
  }

  /** Returns an article as it is in an edition, with the requested fields and formats. */
  show(
    article: number,
    query: ArticleQuery,
    edition = this.service.content.edition,
  ): ResultOf<typeof getArticle> {
    const { content } = this.service;
    const { siteUrl, siteTitle } = this.config.casebook;
    const { fields } = query;
    const summary = findSummary(edition, article, siteUrl);
    const { toc, images } = edition.catalog.records.structure(article);
    const requested = content.filterOf(query);
    const filter = Object.keys(requested).length > 0 ? requested : withName('collection', summary.collection);
    const { previous, next } = lookup.findNeighbours(edition, article, filter);
    const formats = query.format ?? (isSelected(fields, 'content') ? (['html'] as const) : []);
    // Each related article is another record to read, and many clients do not want them.
    const showsRelated = isSelected(fields, 'related');
    const data = {
      ...summary,
      ...(formats.length > 0 && { content: toArticleBody(edition, article, formats) }),
      toc,
      images,
      previous: toNeighbour(edition, previous),
      next: toNeighbour(edition, next),
      related: showsRelated ? this.nearest(article, relatedLimit, edition) : [],
      seo: toSeo(
        summary,
        images.map(({ url }) => url),
        { url: siteUrl, title: siteTitle },
      ),
    };
    // Changes of other articles count where the response shows other articles.
    const showsNeighbours = isSelected(fields, 'previous') || isSelected(fields, 'next');
    const filters = [{ ids: [summary.id] }, ...(showsRelated ? [{}] : showsNeighbours ? [filter] : [])];
    const times = filters.flatMap((part) => findLastModified(edition, part, content.now) ?? []);
    return {
      body: { data: selectFields(data as ResponseBodyOf<typeof getArticle>['data'], fields) },
      lastModified: times.length > 0 ? Math.max(...times) : null,
    };
  }

  /** The Markdown source of an article. */
  markdown(article: number): ServiceResult<string> {
    const { content } = this.service;
    const { catalog } = content.edition;
    return content.toResult(catalog.records.text(article, 'markdown'), { ids: [catalog.idOf(article)] });
  }

  /** The related articles of an article, nearest first. */
  related(article: number, limit = relatedLimit): ResultOf<typeof listRelated> {
    const { content } = this.service;
    const data = this.nearest(article, limit, content.edition);
    return content.toResult({ data, meta: { total: data.length } });
  }

  private nearest(article: number, limit: number, edition: Edition): ArticleSummary[] {
    const data = edition.catalog.related();
    if (!data) return [];
    return findRelated(data, article, edition.isPublic, limit).map((near) =>
      findSummary(edition, near, this.config.casebook.siteUrl),
    );
  }

  /** What a search adds to each hit, and the corrected query if it was used; undefined without `q`. */
  private search(q: string | undefined) {
    if (q === undefined) return undefined;
    const { edition } = this.service.content;
    const { hits, searched, corrected } = edition.search(q);
    const { records } = edition.catalog;
    return {
      corrected,
      describe: (article: number, { title, description }: ArticleSummary) => {
        const fields = { title, description, text: records.text(article, 'text') };
        const highlight = edition.catalog.search()?.highlight(fields, searched) ?? { title, snippet: '' };
        return { score: scoreOf(hits, article), highlight: { ...highlight } };
      },
    };
  }

  private throwNotFound(name: string, slug: string): never {
    const { catalog, isPublic } = this.service.content.edition;
    const ids = catalog.ids.filter((_, article) => isPublic(article));
    const namesakes = ids.filter((id) => splitId(id).slug === slug);
    const near = name.includes('/')
      ? rankSpellings(name, ids, maxSuggestions)
      : rankSpellings(slug, new Set(ids.map((id) => splitId(id).slug)), maxSuggestions).flatMap((nearSlug) =>
          ids.filter((id) => splitId(id).slug === nearSlug),
        );
    const suggestions = [...new Set([...namesakes, ...near])].slice(0, maxSuggestions);
    const hint = suggestions[0] === undefined ? '' : ` Did you mean "${suggestions[0]}"?`;
    throw new ProblemError('article_not_found', `There is no public article "${name}".${hint}`, {
      suggestions,
    });
  }
}

function isSelected(
  fields: ArticleQuery['fields'],
  name: NonNullable<ArticleQuery['fields']>[number],
): boolean {
  return !fields || fields.includes(name);
}

function defaultLimit({ ids, format }: ListQuery): number {
  if (!ids) return limits.default;
  return format ? limits.maxWithContent : limits.max;
}

function numberedPaging(
  query: ListQuery,
  { total }: ArticleList,
  page: number,
  limit: number,
): { meta: { page: number; limit: number; pages: number }; links: PageLinks } {
  const pages = Math.ceil(total / limit);
  const links = toNumberedLinks(listContract.path, listContract.query, query, { page, pages });
  return { meta: { page, limit, pages }, links };
}

function toFacets(facets: ArticleList['facets']) {
  const entries = Object.entries(facets).map(([name, counts]) => [
    name,
    counts.map((count) => ({ ...count })),
  ]);
  return Object.fromEntries(entries) as NonNullable<ListBody['meta']['facets']>;
}
