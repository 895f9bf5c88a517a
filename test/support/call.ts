import http from 'node:http';

/** What a request says besides its path. */
export interface CallOptions {
  readonly method?: string;
  /** By name; without any, none are sent but what the transport itself needs. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer as it came over the wire. */
export interface Answer {
  readonly status: number;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  /** As sent: compressed where `content-encoding` says so. */
  readonly body: Buffer;
}

/** One way into the application: a path with a query, sent exactly as it is. */
export type Call = (path: string, options?: CallOptions) => Promise<Answer>;

/** Calls that go over a socket to a port of this machine. */
export interface SocketCalls {
  readonly call: Call;
  close: () => void;
}

/** Opens the way in over a real socket. */
export function openSocketCalls(port: number): SocketCalls {
  const agent = new http.Agent({ keepAlive: true });
  const call: Call = (path, { method = 'GET', headers = {} } = {}) =>
    new Promise((resolve, reject) => {
      const request = http.request({ host: '127.0.0.1', port, path, method, headers, agent }, (response) => {
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
