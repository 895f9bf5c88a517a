import fs from 'node:fs';
import http from 'node:http';
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

function fetchOne(options: http.RequestOptions & { path: string }, accept: string): Promise<ReadyAnswer> {
  return new Promise((resolve, reject) => {
    const request = http.get({ host: '127.0.0.1', ...options }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const { headers, statusCode } = response;
        if (statusCode !== 200) {
          reject(new Error(`${options.path} is answered with ${statusCode ?? 0}.`));
          return;
        }
        resolve({
          path: options.path,
          accept,
          type: headers['content-type'] ?? '',
          encoding: headers['content-encoding'],
          etag: headers.etag,
          body: Buffer.concat(chunks).toString('base64'),
        });
      });
    });
    request.on('error', reject);
  });
}
