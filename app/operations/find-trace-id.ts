/**
 * Returns the trace id of a `traceparent` header (W3C Trace Context, 3.2), or undefined if the header is not valid.
 *
 * Versions after 00 may have further fields after the flags. Version `ff` and ids of zeros only are invalid.
 */
export function findTraceId(traceparent: string): string | undefined {
  const pattern = /^(?!ff)([\da-f]{2})-(?!0{32})([\da-f]{32})-(?!0{16})[\da-f]{16}-[\da-f]{2}(-.*)?$/;
  const [, version, traceId, rest] = pattern.exec(traceparent) ?? [];
  return version === '00' && rest !== undefined ? undefined : traceId;
}
