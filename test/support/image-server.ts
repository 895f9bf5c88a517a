import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** A local image server that records its requests. */
export interface ImageServer {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  /** The requested paths, in order. */
  readonly asked: string[];
  /** The maximum number of concurrent requests. */
  readonly mostAtOnce: () => number;
  close(): Promise<void>;
}

type Answer = (request: http.IncomingMessage, response: http.ServerResponse) => void;

/** Starts a server with a handler for each path, and 404 for all others. */
export async function startImageServer(answers: Readonly<Record<string, Answer>>): Promise<ImageServer> {
  const asked: string[] = [];
  let [underWay, most] = [0, 0];
  const server = http.createServer((request, response) => {
    asked.push(request.url ?? '');
    most = Math.max(most, ++underWay);
    response.on('close', () => underWay--);
    const answer = answers[request.url ?? ''];
    // One event-loop iteration later, so that concurrent requests overlap.
    setImmediate(() => {
      if (answer) answer(request, response);
      else response.writeHead(404).end('Not found');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    mostAtOnce: () => most,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Responds with bytes, or with the requested range of them. */
export function sendBytes(bytes: Uint8Array): Answer {
  return (request, response) => {
    const [, from = '', to = ''] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? [];
    if (to === '') {
      response.end(bytes);
      return;
    }
    const part = bytes.subarray(Number(from), Number(to) + 1);
    const range = `bytes ${from}-${part.length - 1}/${bytes.length}`;
    response.writeHead(206, { 'Content-Range': range }).end(part);
  };
}

/** Responds with a redirect. */
export function redirectTo(location: string): Answer {
  return (_request, response) => {
    response.writeHead(302, { Location: location }).end();
  };
}
