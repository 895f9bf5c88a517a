import type { Endpoint } from '../../contract/endpoint';
import { memoize } from '../../core/model/text/memoize';

/** What a controller answers an operation with, before it is bytes. */
export interface OperationResult {
  readonly endpoint: Endpoint;
  readonly body: unknown;
  /** The latest moment behind the response in ms, or null when there is none. */
  readonly lastModified: number | null;
  /** The `Link` header, null for none. */
  readonly link: string | null;
}

/** What `Content-Type` says of an operation's responses. */
export function toContentType({ contentType }: Endpoint): string {
  return contentType.includes('charset=') ? contentType : `${contentType}; charset=utf-8`;
}

/** What `Last-Modified` says; empty for null, which has none. */
export function toLastModified(ms: number | null): string {
  return ms === null ? '' : toUtc(String(ms));
}

/** Many responses share a moment. */
const toUtc = memoize((ms) => new Date(Number(ms)).toUTCString());
