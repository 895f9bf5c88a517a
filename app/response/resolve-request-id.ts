import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

const acceptable = /^[\w.-]{1,64}$/;

/** Returns the request id: the client's, else the platform's, else a new one. The response and its log line contain it. */
export function resolveRequestId(headers: IncomingHttpHeaders): string {
  const own = headers['x-request-id']?.toString() ?? '';
  if (acceptable.test(own)) return own;
  const platform = headers['x-scf-request-id']?.toString() ?? '';
  return acceptable.test(platform) ? platform : randomUUID();
}
