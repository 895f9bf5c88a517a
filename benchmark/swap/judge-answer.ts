/** One answer under load, and what was served around it. */
export interface SwapAnswer {
  readonly status: number;
  /** `X-Content-Revision`; empty where there is none. */
  readonly revision: string;
  /** The articles of the body with their digests; none in a 304. */
  readonly articles: readonly { readonly id: string; readonly digest: string }[];
  /** The revisions that were served between the request and the answer. */
  readonly possible: ReadonlySet<string>;
  /** The ETag that was sent along, for a 304; else empty. */
  readonly held: string;
}

/** What each revision has, as it says itself when nothing is swapped. */
export interface KnownRevision {
  readonly digests: ReadonlyMap<string, string>;
  /** ETags that came with 200 under this revision, by path. */
  readonly etags: Map<string, string>;
}

export type Verdict = 'right' | 'failed' | 'stale' | 'mixed';

/** Says whether an answer is of one revision, and of one that was served then. */
export function judgeAnswer(
  path: string,
  { status, revision, articles, possible, held }: SwapAnswer,
  revisions: ReadonlyMap<string, KnownRevision>,
): Verdict {
  const known = revisions.get(revision);
  if ((status !== 200 && status !== 304) || !known) return 'failed';
  if (!possible.has(revision)) return 'stale';
  if (status === 304) return (known.etags.get(path) ?? held) === held ? 'right' : 'mixed';
  return articles.every(({ id, digest }) => known.digests.get(id) === digest) ? 'right' : 'mixed';
}
