/** A finished request for the log, the metrics and alerts. It has no headers and no query, which may contain secrets. */
export interface RequestRecord {
  readonly requestId: string;
  readonly method: string;
  /** Percent-encoded. */
  readonly path: string;
  /** The path pattern of the contract, or `other`. */
  readonly route: string;
  readonly status: number;
  /** Time in the application, without the start of the process and the transfer. */
  readonly durationMs: number;
  /** Size of the body as sent. */
  readonly bytes: number;
  /** Revision of the content; undefined while no content is loaded. */
  readonly revision: string | undefined;
  /** Trace id of the client's valid `traceparent` header. */
  readonly traceId: string | undefined;
}

/** Whether a status is an internal error. 503 is not: a server returns it while it starts or drains. */
export function isError(status: number): boolean {
  return status >= 500 && status !== 503;
}
