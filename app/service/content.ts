import { Service } from 'egg';
import { type getManifest, type listArchives } from '../../contract/content';
import type { AnswerOf, InputOf } from '../../contract/endpoint';
import type { getReadiness } from '../../contract/operations';
import { pickFilter } from '../../contract/parameters';
import { ProblemError } from '../../contract/problem-error';
import { countMonths } from '../../core/catalog/count-months';
import type { Edition } from '../../core/catalog/edition';
import { findLastModified } from '../../core/catalog/last-modified';
import { listManifest } from '../../core/catalog/manifest';
import { decodeIdCursor, encodeIdCursor } from '../presenter/cursor';

/** A body and the latest moment behind it in ms, null when there is none. */
export interface Answer<Body> {
  readonly body: Body;
  readonly lastModified: number | null;
}

/** The content as the request at hand sees it. */
export default class ContentService extends Service {
  /** The moment that this request is judged by, in ms: one for all that it reads. */
  readonly now = this.app.now();

  /** The content that this request began with; it may be swapped under way for those that come later. */
  readonly publication = this.app.publication;

  /** What is public at that moment. @throws ProblemError while no content is loaded */
  get edition(): Edition {
    if (!this.publication) {
      throw new ProblemError('not_ready', 'The content is being loaded. Try again in a few seconds.');
    }
    return this.publication.editionAt(this.now);
  }

  /** Short name of all the content together; undefined while none is loaded. */
  get revision(): string | undefined {
    return this.publication?.catalog.revision;
  }

  /** Milliseconds until the next article appears or disappears; Infinity when none will. */
  untilNextMoment(): number {
    return this.edition.validUntil - this.now;
  }

  listMonths(query: InputOf<typeof listArchives>['query']): Answer<AnswerOf<typeof listArchives>> {
    const filter = pickFilter(query);
    const data = countMonths(this.edition, filter);
    return {
      body: { data, meta: { total: data.length } },
      lastModified: findLastModified(this.edition, filter, this.now),
    };
  }

  manifest({ cursor, limit }: InputOf<typeof getManifest>['query']): Answer<AnswerOf<typeof getManifest>> {
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

  readiness(): AnswerOf<typeof getReadiness> {
    if (!this.publication) {
      return { status: 'not_ready', revision: null, articles: 0, findings: { errors: 0, warnings: 0 } };
    }
    const { revision, findings } = this.publication.catalog;
    return { status: 'ready', revision, articles: this.edition.publicCount, findings };
  }
}
