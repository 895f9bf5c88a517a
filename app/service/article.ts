import { Service } from 'egg';
import type { ArticleSummary } from '../../contract/article-schemas';
import { listArticles as listContract, type getArticle, type listRelated } from '../../contract/articles';
import type { ResponseBodyOf, InputOf } from '../../contract/endpoint';
import { rankSpellings } from '../../contract/spelling';
import { facetValues } from '../../contract/names';
import { limits } from '../../contract/parameters';
import { ProblemError } from '../../contract/problem-error';
import { splitId } from '../../core/model/article/article-id';
import type { Edition } from '../../core/read/catalog/edition';
import { withoutOwnFilter } from '../../core/read/catalog/count-facets';
import { withName } from '../../core/read/catalog/apply-filter';
import {
  findArticle,
  findBySlug,
  findNeighbours,
  type ArticleLookup,
} from '../../core/read/catalog/find-article';
import { findLastModified } from '../../core/read/catalog/last-modified';
import { listArticles, type ArticleList, type PageRequest } from '../../core/read/catalog/list-articles';
import { findRelated } from '../../core/read/related/find-related';
import { scoreOf } from '../../core/read/search/search-hits';
import { decodeCursor, encodeCursor } from '../presenter/cursor';
import { findSummary } from '../presenter/summaries';
import { selectFields, toContent, toNeighbour } from '../presenter/to-article';
import { toSeo } from '../presenter/to-seo';
import { toCursorLinks, toLinkHeader, toNumberedLinks, type PageLinks } from '../presenter/to-page-links';
import type { ServiceResult } from './content';

type ListQuery = InputOf<typeof listContract>['query'];
type ListBody = ResponseBodyOf<typeof listContract>;
type ArticleQuery = InputOf<typeof getArticle>['query'];

/** How many near ids an answer to an unknown one names. */
const maxSuggestions = 5;

/** How many related articles come with an article. */
const relatedLimit = 6;

/** Articles, in lists and one by one. */
export default class ArticleService extends Service {
  /** One page of the matching articles, with the `Link` header that goes with it. */
  list(query: ListQuery): ServiceResult<ListBody> & { readonly linkHeader: string | null } {
    const { edition, now } = this.service.content;
    const filter = this.service.content.filterOf(query);
    const order = query.sort ?? (query.q === undefined ? '-date' : 'relevance');
    const limit = query.limit ?? defaultLimit(query);
    // In the order of the contract, so that the answer does not depend on that of the request.
    const facets = facetValues.filter((name) => query.facets?.includes(name));
    const span: PageRequest =
      query.cursor === undefined || order === 'relevance'
        ? { order, page: query.page ?? 1 }
        : { order, after: decodeCursor(query.cursor, order, query) };
    const search = this.search(query.q);
    const found = listArticles(edition, { filter, span, limit, facets });

    const nextCursor =
      found.end === null || order === 'relevance' ? null : encodeCursor(found.end, order, query);
    const paging =
      'page' in span
        ? numberedPaging(query, found, span.page, limit)
        : {
            meta: { limit, nextCursor },
            links: toCursorLinks(listContract.path, listContract.query, query, nextCursor),
          };
    const { siteUrl } = this.config.casebook;
    const data = found.articles.map((article) => {
      const summary = findSummary(edition, article, siteUrl);
      const item = query.format
        ? { ...summary, content: toContent(edition, article, query.format) }
        : summary;
      const selected = selectFields(item, query.fields);
      return search ? { ...selected, ...search.describe(article, summary) } : selected;
    });
    return {
      body: {
        data,
        meta: {
          total: found.total,
          ...paging.meta,
          ...(query.facets && { facets: toFacets(found.facets) }),
          ...(query.ids && { missing: [...found.missing] }),
          ...(search?.corrected != null && { corrected: search.corrected }),
        },
        links: paging.links,
      },
      linkHeader: toLinkHeader(paging.links),
      lastModified: findLastModified(edition, facets.reduce(withoutOwnFilter, filter), now),
    };
  }

  /** Whether a public article has this name now. */
  isPublic(collection: string, slug: string): boolean {
    return findArticle(this.service.content.edition, collection, slug)?.kind === 'article';
  }

  /** Whether `.md` behind a slug belongs to it: an article is called so, or was and none is without. */
  endsInMd(collection: string, slug: string): boolean {
    const { edition } = this.service.content;
    const whole = findArticle(edition, collection, `${slug}.md`)?.kind;
    if (whole !== 'moved') return whole === 'article';
    return findArticle(edition, collection, slug)?.kind !== 'article';
  }

  /** Where an article has its id and its path in the API. */
  address(article: number): { readonly id: string; readonly path: string } {
    const id = this.service.content.edition.catalog.idOf(article);
    const { collection, slug } = splitId(id);
    return { id, path: `${listContract.path}/${encodeURIComponent(collection)}/${encodeURIComponent(slug)}` };
  }

  /**
   * Finds an article by its name, or by one that it had before.
   *
   * @throws ProblemError `article_not_found` with the nearest public ids
   */
  find(collection: string, slug: string): ArticleLookup {
    const found = findArticle(this.service.content.edition, collection, slug);
    return found ?? this.refuse(`${collection}/${slug}`, slug);
  }

  /** The same by slug alone. @throws ProblemError `article_not_found`, or `ambiguous_slug` with the candidates */
  findBySlug(slug: string): ArticleLookup {
    const [found, ...others] = findBySlug(this.service.content.edition, slug);
    if (!found) return this.refuse(slug, slug);
    if (others.length === 0) return found;
    const candidates = [found, ...others].map(({ article }) => this.address(article).id);
    const detail = `${candidates.length} articles have the slug "${slug}"; ask for one of them by collection and slug.`;
    throw new ProblemError('ambiguous_slug', detail, { candidates });
  }

  /** One article with the fields and formats asked for, as it is in an edition. */
  show(
    article: number,
    query: ArticleQuery,
    edition = this.service.content.edition,
  ): ServiceResult<ResponseBodyOf<typeof getArticle>> {
    const { now } = this.service.content;
    const { catalog } = edition;
    const { siteUrl, siteTitle } = this.config.casebook;
    const summary = findSummary(edition, article, siteUrl);
    const { toc, images } = catalog.records.structure(article);
    const asked = this.service.content.filterOf(query);
    const filter = Object.keys(asked).length > 0 ? asked : withName('collection', summary.collection);
    // Each related article is a record to read, and many clients do not want them.
    const showsRelated = !query.fields || query.fields.includes('related');
    const { previous, next } = findNeighbours(edition, article, filter);
    const isContentWanted = !query.fields || query.fields.includes('content');
    const formats = query.format ?? (isContentWanted ? (['html'] as const) : []);
    const data = {
      ...summary,
      ...(formats.length > 0 && { content: toContent(edition, article, formats) }),
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
    // Neighbours come and go, so their moments are behind the answer too.
    const showsNeighbours =
      !query.fields || query.fields.includes('previous') || query.fields.includes('next');
    const parts = [{ ids: [summary.id] }, ...(showsRelated ? [{}] : showsNeighbours ? [filter] : [])];
    const moments = parts.map((part) => findLastModified(edition, part, now) ?? Number.NEGATIVE_INFINITY);
    const latest = Math.max(...moments);
    return {
      body: { data: selectFields(data as ResponseBodyOf<typeof getArticle>['data'], query.fields) },
      lastModified: Number.isFinite(latest) ? latest : null,
    };
  }

  /** The body of an article as written. */
  markdown(article: number): ServiceResult<string> {
    const { edition, now } = this.service.content;
    const id = edition.catalog.idOf(article);
    return {
      body: edition.catalog.records.text(article, 'markdown'),
      lastModified: findLastModified(edition, { ids: [id] }, now),
    };
  }

  /** The articles nearest to one, best first. */
  related(article: number, limit = relatedLimit): ServiceResult<ResponseBodyOf<typeof listRelated>> {
    const { edition, now } = this.service.content;
    const data = this.nearest(article, limit, edition);
    return { body: { data, meta: { total: data.length } }, lastModified: findLastModified(edition, {}, now) };
  }

  private nearest(article: number, limit: number, edition: Edition): ArticleSummary[] {
    const data = edition.catalog.related();
    if (!data) return [];
    return findRelated(data, article, edition.isPublic, limit).map((near) =>
      findSummary(edition, near, this.config.casebook.siteUrl),
    );
  }

  /** What a search adds to each of its hits, and what was searched instead; undefined without `q`. */
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

  private refuse(name: string, slug: string): never {
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
