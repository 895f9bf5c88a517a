/** What is kept of one answered request: for its log line, the metrics and alerts. No header and no query is in it. */
export interface RequestRecord {
  readonly requestId: string;
  readonly method: string;
  /** Percent-encoded, without the query, which may hold a secret. */
  readonly path: string;
  /** The path pattern of the contract, or `other`: few enough to be counted by. */
  readonly route: string;
  readonly status: number;
  /** In the application: without the start of the process and the way of the bytes. */
  readonly durationMs: number;
  /** Of the body as sent. */
  readonly bytes: number;
  /** Of the content; undefined while none is loaded. */
  readonly revision: string | undefined;
  /** Of the caller's W3C trace, where it sent a valid one. */
  readonly traceId: string | undefined;
}

/** Whether a status tells of a fault. 503 does not: a server says so of itself while it starts or ends. */
export function isError(status: number): boolean {
  return status >= 500 && status !== 503;
}
