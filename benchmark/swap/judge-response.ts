/** One response under load, and the revisions that it may show. */
export interface SwapResponse {
  readonly status: number;
  /** `X-Content-Revision`; empty if it is missing. */
  readonly revision: string;
  /** The articles of the body with their digests; none in a 304. */
  readonly articles: readonly { readonly id: string; readonly digest: string }[];
  /** The revisions that were live between the request and its response. */
  readonly possible: ReadonlySet<string>;
  /** The ETag in `If-None-Match`; empty without one. */
  readonly sentEtag: string;
}

/** The articles and ETags of one revision, read while no content was swapped. */
export interface KnownRevision {
  readonly digests: ReadonlyMap<string, string>;
  /** ETags of 200 responses with this revision, by path. */
  readonly etags: Map<string, string>;
}

export type Verdict = 'right' | 'failed' | 'stale' | 'mixed';

/** Checks that a response shows one revision only, and one that was live at the time. */
export function judgeResponse(
  path: string,
  { status, revision, articles, possible, sentEtag }: SwapResponse,
  revisions: ReadonlyMap<string, KnownRevision>,
): Verdict {
  const known = revisions.get(revision);
  if ((status !== 200 && status !== 304) || !known) return 'failed';
  if (!possible.has(revision)) return 'stale';
  if (status === 304) return (known.etags.get(path) ?? sentEtag) === sentEtag ? 'right' : 'mixed';
  return articles.every(({ id, digest }) => known.digests.get(id) === digest) ? 'right' : 'mixed';
}
