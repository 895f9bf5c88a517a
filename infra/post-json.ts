import type { ClientRequest, IncomingMessage, RequestOptions } from 'node:http';

/** Bounds the whole exchange, in ms: whoever is told must not be waited for. */
const timeoutMs = 2000;

type Send = (
  url: string,
  options: RequestOptions,
  onAnswer: (answer: IncomingMessage) => void,
) => ClientRequest;

/**
 * Posts JSON and waits until it was taken, at most two seconds. Redirects are not followed, and no connection is kept.
 *
 * @throws Error that says why it was not taken, without the address: whoever knows that may post there
 */
export async function postJson(url: string, body: string): Promise<void> {
  // Loaded when there is something to post: TLS is the slowest part of Node to load.
  const { request: send }: { request: Send } = url.startsWith('https:')
    ? await import('node:https')
    : await import('node:http');
  await new Promise<void>((resolve, reject) => {
    const headers = { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) };
    const request = send(url, { method: 'POST', agent: false, headers }, (answer) => {
      const { statusCode = 0 } = answer;
      // Nobody reads what it says.
      request.destroy();
      if (statusCode >= 200 && statusCode < 300) resolve();
      else reject(new Error(`It was answered with ${statusCode}.`));
    });
    const timer = setTimeout(
      () => request.destroy(new Error(`There was no answer within ${timeoutMs} ms.`)),
      timeoutMs,
    );
    request.on('error', (error: NodeJS.ErrnoException) => {
      // Node's own messages name the address; their codes do not.
      reject(error.code === undefined ? error : new Error(`The connection failed: ${error.code}.`));
    });
    request.on('close', () => {
      clearTimeout(timer);
    });
    request.end(body);
  });
}
