import { Service } from 'egg';
import { type getManifest, type listArchives } from '../../contract/content';
import type { ResponseBodyOf, InputOf } from '../../contract/endpoint';
import type { getReadiness } from '../../contract/operations';
import type { Filters } from '../../contract/parameters';
import { ProblemError } from '../../contract/problem-error';
import type { listSuggestions } from '../../contract/suggest';
import { countMonths } from '../../core/read/catalog/count-months';
import type { Edition } from '../../core/read/catalog/edition';
import type { ArticleFilter } from '../../core/read/catalog/apply-filter';
import { findLastModified } from '../../core/read/catalog/last-modified';
import { listManifest } from '../../core/read/catalog/manifest';
import { isEmptyQuery } from '../../core/read/search/parse-search-query';
import { suggest } from '../../core/read/suggest/suggest';
import { decodeIdCursor, encodeIdCursor } from '../presenter/cursor';
import { toArticleFilter } from '../presenter/to-article-filter';

/** A body and the latest moment behind it in ms, null when there is none. */
export interface ServiceResult<Body> {
  readonly body: Body;
  readonly lastModified: number | null;
}

/** Development serves new content at once, and what is made from all of it a moment later. */
function beingPrepared(what: string): ProblemError {
  return new ProblemError('not_ready', `${what} is being prepared. Try again in a second.`);
}

/** The content as the request at hand sees it. */
export default class ContentService extends Service {
  /** The moment that this request is judged by, in ms: one for all that it reads. */
  readonly now = this.app.now();

  /** The content that this request began with; it may be swapped under way for those that come later. */
  readonly liveContent = this.app.liveContent;

  /** What is public at that moment. @throws ProblemError while no content is loaded */
  get edition(): Edition {
    if (!this.liveContent) {
      throw new ProblemError('not_ready', 'The content is being loaded. Try again in a few seconds.');
    }
    return this.liveContent.editionAt(this.now);
  }

  /** Short name of all the content together; undefined while none is loaded. */
  get revision(): string | undefined {
    return this.liveContent?.catalog.revision;
  }

  /** Milliseconds until the next article appears or disappears; Infinity when none will. */
  untilNextTransition(): number {
    return this.edition.validUntil - this.now;
  }

  /**
   * The filters of a request.
   *
   * @throws ProblemError when it searches for nothing, or there is nothing to search in yet
   */
  filterOf(query: Filters): ArticleFilter {
    const { q } = query;
    if (q !== undefined && isEmptyQuery(q)) {
      const message = 'Holds nothing to search for; give it at least one visible character.';
      const errors = [{ parameter: 'q', message, suggestion: null }];
      throw new ProblemError('invalid_parameter', `q: ${message}`, { errors });
    }
    if (q !== undefined && !this.edition.catalog.search()) throw beingPrepared('The search index');
    return toArticleFilter(query);
  }

  /** What a reader may mean by what was typed so far. */
  suggest({
    q,
    limit = 8,
  }: InputOf<typeof listSuggestions>['query']): ServiceResult<ResponseBodyOf<typeof listSuggestions>> {
    const { edition, now } = this;
    const data = edition.catalog.suggestions();
    if (!data) throw beingPrepared('The list of suggestions');
    return {
      body: { data: suggest(data, edition, q, limit).map((suggestion) => ({ ...suggestion })) },
      lastModified: findLastModified(edition, {}, now),
    };
  }

  listMonths(
    query: InputOf<typeof listArchives>['query'],
  ): ServiceResult<ResponseBodyOf<typeof listArchives>> {
    const filter = this.filterOf(query);
    const data = countMonths(this.edition, filter);
    return {
      body: { data, meta: { total: data.length } },
      lastModified: findLastModified(this.edition, filter, this.now),
    };
  }

  manifest({
    cursor,
    limit,
  }: InputOf<typeof getManifest>['query']): ServiceResult<ResponseBodyOf<typeof getManifest>> {
    const { edition } = this;
    const after = cursor === undefined ? null : decodeIdCursor(cursor);
    const { entries, lastId } = listManifest(edition, after, limit ?? Number.POSITIVE_INFINITY);
    const isPaged = cursor !== undefined || limit !== undefined;
    return {
      body: {
        data: entries,
        meta: {
          total: edition.publicCount,
          revision: edition.catalog.revision,
          ...(isPaged && { nextCursor: lastId === null ? null : encodeIdCursor(lastId) }),
        },
      },
      lastModified: findLastModified(edition, {}, this.now),
    };
  }

  readiness(): ResponseBodyOf<typeof getReadiness> {
    if (!this.liveContent) {
      return { status: 'not_ready', revision: null, articles: 0, findings: { errors: 0, warnings: 0 } };
    }
    const { revision, findings } = this.liveContent.catalog;
    const status = this.app.isDraining ? 'not_ready' : 'ready';
    return { status, revision, articles: this.edition.publicCount, findings };
  }
}
