import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

const acceptable = /^[\w.-]{1,64}$/;

/** The id that a request brings, its own before that of the platform, or a new one; a response is found in the log by it. */
export function resolveRequestId(headers: IncomingHttpHeaders): string {
  const own = headers['x-request-id']?.toString() ?? '';
  if (acceptable.test(own)) return own;
  const platform = headers['x-scf-request-id']?.toString() ?? '';
  return acceptable.test(platform) ? platform : randomUUID();
}
