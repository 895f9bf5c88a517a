import type { ClientRequest, IncomingMessage, RequestOptions } from 'node:http';
import { lookUpHost } from './look-up-host';

/** The time limit for the entire exchange, in ms, because a response may wait for it. */
const timeoutMs = 2000;

type Send = (
  url: string,
  options: RequestOptions,
  onResponse: (response: IncomingMessage) => void,
) => ClientRequest;

/**
 * Posts JSON and waits for the response, for two seconds at most. It does not follow redirects or keep the connection.
 *
 * @throws Error with the reason of a failure, but without the URL, which is a secret
 */
export async function postJson(url: string, body: string): Promise<void> {
  // Loaded on first use, because TLS is the slowest part of Node to load.
  const { request: send }: { request: Send } = url.startsWith('https:')
    ? await import('node:https')
    : await import('node:http');
  await new Promise<void>((resolve, reject) => {
    const headers = { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) };
    const options = { method: 'POST', agent: false, headers, lookup: lookUpHost } as const;
    const request = send(url, options, ({ statusCode = 0 }) => {
      // Discard the body.
      request.destroy();
      if (statusCode >= 200 && statusCode < 300) resolve();
      else reject(new Error(`It was answered with ${statusCode}.`));
    });
    const timer = setTimeout(
      () => request.destroy(new Error(`There was no answer within ${timeoutMs} ms.`)),
      timeoutMs,
    );
    request.on('error', (error: NodeJS.ErrnoException) => {
      // The messages of Node contain the address; the codes do not.
      reject(error.code === undefined ? error : new Error(`The connection failed: ${error.code}.`));
    });
    request.on('close', () => {
      clearTimeout(timer);
    });
    request.end(body);
  });
}
