import http from 'node:http';

/** The options of a request. */
export interface CallOptions {
  readonly method?: string;
  /** Headers by name, several values as several lines; by default only those that the transport needs. */
  readonly headers?: Readonly<Record<string, string | string[]>>;
}

/** A response as received. */
export interface Answer {
  readonly status: number;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body as sent, compressed if `content-encoding` says so. */
  readonly body: Buffer;
}

/** Sends a request through one entry point. Path and query are sent unchanged. */
export type Call = (path: string, options?: CallOptions) => Promise<Answer>;

/** Sends requests to a local port. */
export interface SocketCalls {
  readonly call: Call;
  close: () => void;
}

/** Listens on a socket and sends requests to it. */
export function openSocketCalls(port: number): SocketCalls {
  const agent = new http.Agent({ keepAlive: true });
  const call: Call = (path, { method = 'GET', headers = {} } = {}) =>
    new Promise((resolve, reject) => {
      // As a flat list, in which a name may be repeated, the host too.
      const lines = Object.entries({ host: `127.0.0.1:${port}`, ...headers }).flatMap(([name, value]) =>
        [value].flat().flatMap((line) => [name, line]),
      );
      const options = { host: '127.0.0.1', port, path, method, headers: lines, agent };
      const request = http.request(options, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const found = Object.entries(response.headers).map(([name, value]) => [name, String(value)]);
          resolve({
            status: response.statusCode ?? 0,
            headers: Object.fromEntries(found) as Record<string, string>,
            body: Buffer.concat(chunks),
          });
        });
      });
      request.on('error', reject);
      request.end();
    });
  return {
    call,
    close() {
      agent.destroy();
    },
  };
}
