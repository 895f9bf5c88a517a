import { Service } from 'egg';
import type { getManifest, listArchives } from '../../contract/content';
import type { Endpoint, InputOf, ResponseBodyOf } from '../../contract/endpoint';
import type { getReadiness } from '../../contract/operations';
import type { Filters } from '../../contract/parameters';
import { parameterError, ProblemError } from '../../contract/problem-error';
import type { listSuggestions } from '../../contract/suggest';
import type { ArticleFilter } from '../../core/read/catalog/apply-filter';
import { countMonths } from '../../core/read/catalog/count-months';
import type { Edition } from '../../core/read/catalog/edition';
import { findLastModified } from '../../core/read/catalog/last-modified';
import { listManifest } from '../../core/read/catalog/manifest';
import { isEmptyQuery } from '../../core/read/search/parse-search-query';
import { suggest } from '../../core/read/suggest/suggest';
import { decodeIdCursor, encodeIdCursor } from '../presenter/cursor';
import { toArticleFilter } from '../presenter/to-article-filter';

/** The body of a response, and what its headers are made from. */
export interface ServiceResult<Body> {
  readonly body: Body;
  /** The time of the latest change that the body shows, in ms; null or absent: no `Last-Modified` header. */
  readonly lastModified?: number | null;
  /** The `Link` header; null or absent: none. */
  readonly link?: string | null;
}

/** The result of an operation of the contract. */
export type ResultOf<E extends Endpoint> = ServiceResult<ResponseBodyOf<E>>;

/** The query parameters of an operation of the contract. */
export type QueryOf<E extends Endpoint> = InputOf<E>['query'];

/** The error for a section that `npm run dev` is still rebuilding. After a change it serves the articles first. */
function beingPrepared(what: string): ProblemError {
  return new ProblemError('not_ready', `${what} is being prepared. Try again in a second.`);
}

/** The error while there is no content. */
export function beingLoaded(): ProblemError {
  return new ProblemError('not_ready', 'The content is being loaded. Try again in a few seconds.');
}

/** The content as one request sees it. */
export default class ContentService extends Service {
  /** The time of the request in ms; everything that the request reads is read as of this time. */
  readonly now = this.app.now();

  /** The live content when the request began. New content replaces it for later requests only. */
  readonly liveContent = this.app.liveContent;

  private hasRead = false;

  /** Whether what the request has read is right: not if the snapshot was written over. */
  get isRight(): boolean {
    return !this.hasRead || this.app.checkContent();
  }

  /** The edition at the time of the request. @throws ProblemError while no content is loaded */
  get edition(): Edition {
    this.hasRead = true;
    if (!this.liveContent) throw beingLoaded();
    return this.liveContent.editionAt(this.now);
  }

  /** The content revision; undefined while no content is loaded. */
  get revision(): string | undefined {
    return this.liveContent?.catalog.revision;
  }

  /** Milliseconds until the next visibility change; Infinity if none is scheduled. */
  untilNextTransition(): number {
    return this.edition.validUntil - this.now;
  }

  /** Adds to a body the time at which the articles that match `filter` last changed. */
  toResult<Body>(body: Body, filter: ArticleFilter = {}): ServiceResult<Body> {
    return { body, lastModified: findLastModified(this.edition, filter, this.now) };
  }

  /**
   * Returns the filters of a request.
   *
   * @throws ProblemError if `q` contains nothing to search for, or the search index is not built yet
   */
  filterOf(query: Filters): ArticleFilter {
    const { q } = query;
    if (q !== undefined && isEmptyQuery(q)) {
      throw parameterError('q', 'Holds nothing to search for; give it at least one visible character.');
    }
    if (q !== undefined && !this.edition.catalog.search()) throw beingPrepared('The search index');
    return toArticleFilter(query);
  }

  /** Completions of a text that a reader is typing. */
  suggest({ q, limit = 8 }: QueryOf<typeof listSuggestions>): ResultOf<typeof listSuggestions> {
    const { edition } = this;
    const data = edition.catalog.suggestions();
    if (!data) throw beingPrepared('The list of suggestions');
    return this.toResult({ data: suggest(data, edition, q, limit).map((suggestion) => ({ ...suggestion })) });
  }

  listMonths(query: QueryOf<typeof listArchives>): ResultOf<typeof listArchives> {
    const filter = this.filterOf(query);
    const data = countMonths(this.edition, filter);
    return this.toResult({ data, meta: { total: data.length } }, filter);
  }

  manifest({ cursor, limit }: QueryOf<typeof getManifest>): ResultOf<typeof getManifest> {
    const { edition } = this;
    const after = cursor === undefined ? null : decodeIdCursor(cursor);
    const { entries, lastId } = listManifest(edition, after, limit ?? Number.POSITIVE_INFINITY);
    const isPaged = cursor !== undefined || limit !== undefined;
    const meta = {
      total: edition.publicCount,
      revision: edition.catalog.revision,
      ...(isPaged && { nextCursor: lastId === null ? null : encodeIdCursor(lastId) }),
    };
    return this.toResult({ data: entries, meta });
  }

  readiness(): ResponseBodyOf<typeof getReadiness> {
    if (!this.app.checkContent(true) || !this.liveContent) {
      return { status: 'not_ready', revision: null, articles: 0, findings: { errors: 0, warnings: 0 } };
    }
    const { revision, findings } = this.liveContent.catalog;
    const status = this.app.isDraining ? 'not_ready' : 'ready';
    return { status, revision, articles: this.edition.publicCount, findings };
  }
}
