import fs from 'node:fs';
import http from 'node:http';
import { ask } from '../ask';
import type { ReadyAnswer } from './ready-answers';
import type { Work } from './work';

/**
 * Asks Casebook for every answer that is asked repeatedly and writes them to a file, the newest list first: that one
 * the reference servers answer to all other paths.
 *
 * @returns the ETag of the first answer
 */
export async function fetchReady(port: number, works: readonly Work[], file: string): Promise<string> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 4 });
  const answers: ReadyAnswer[] = [];
  for (const { kind, paths, headers } of works) {
    if (kind !== 'repeated') continue;
    const accept = headers['accept-encoding'] ?? '';
    for (const path of new Set(paths)) answers.push(await fetchOne({ agent, port, path, headers }, accept));
  }
  agent.destroy();
  fs.writeFileSync(file, JSON.stringify(answers));
  return answers[0]?.etag ?? '';
}

async function fetchOne(
  options: http.RequestOptions & { path: string },
  accept: string,
): Promise<ReadyAnswer> {
  const { status, headers, body } = await ask(options);
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
