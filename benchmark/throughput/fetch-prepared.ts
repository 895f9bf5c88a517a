import fs from 'node:fs';
import http from 'node:http';
import { httpGet } from '../http-get';
import type { PreparedResponse } from './prepared-responses';
import type { Work } from './work';

/**
 * Fetches from Casebook the responses of all repeated kinds of work and writes them to a file. The first is the newest list,
 * which node:http and Koa also send for all other paths.
 *
 * @returns the ETag of the first response
 */
export async function fetchPrepared(port: number, works: readonly Work[], file: string): Promise<string> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 4 });
  const responses: PreparedResponse[] = [];
  for (const { kind, paths, headers } of works) {
    if (kind !== 'repeated') continue;
    const accept = headers['accept-encoding'] ?? '';
    for (const path of new Set(paths)) responses.push(await fetchOne({ agent, port, path, headers }, accept));
  }
  agent.destroy();
  fs.writeFileSync(file, JSON.stringify(responses));
  return responses[0]?.etag ?? '';
}

async function fetchOne(
  options: http.RequestOptions & { path: string },
  accept: string,
): Promise<PreparedResponse> {
  const { status, headers, body } = await httpGet(options);
  if (status !== 200) throw new Error(`${options.path} is answered with ${status}.`);
  return {
    path: options.path,
    accept,
    type: headers['content-type'] ?? '',
    encoding: headers['content-encoding'],
    etag: headers.etag,
    body: body.toString('base64'),
  };
}
