import http from 'node:http';

/** The results of a load. */
export interface LoadResult {
  readonly answered: number;
  /** The errors of requests that had a connection but did not get a complete response. */
  readonly lost: readonly string[];
}

/** A running load. */
export interface Load {
  readonly answered: () => number;
  /** Resolves once every client was refused a connection. */
  readonly ended: Promise<LoadResult>;
}

/**
 * Sends requests from several clients, each request on a new connection, until connections are refused. Such a load detects
 * every gap in a graceful shutdown.
 */
export function askUntilRefused(port: number, clients: number): Load {
  let answered = 0;
  const lost: string[] = [];
  const client = async () => {
    for (;;) {
      // Every second request has a new URL, which is not cached.
      const condition = answered % 2 === 0 ? '' : `&tag.not=${answered}`;
      const outcome = await ask(port, `/api/v1/articles?limit=100${condition}`);
      if (outcome === 'refused') return;
      if (outcome === 'answered') answered++;
      else lost.push(outcome);
    }
  };
  const ended = Promise.all(Array.from({ length: clients }, client)).then(() => ({ answered, lost }));
  return { answered: () => answered, ended };
}

function ask(port: number, path: string): Promise<string> {
  return new Promise((resolve) => {
    const request = http.get({ port, host: '127.0.0.1', path, agent: false }, (response) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => (bytes += chunk.length));
      response.on('error', (error) => {
        resolve(`in the response: ${error.message}`);
      });
      response.on('end', () => {
        const { 'content-length': expected } = response.headers;
        const isWhole = response.statusCode === 200 && bytes === Number(expected);
        resolve(isWhole ? 'answered' : `status ${response.statusCode}, ${bytes} of ${expected} bytes`);
      });
    });
    request.on('error', (error: NodeJS.ErrnoException) => {
      resolve(error.code === 'ECONNREFUSED' ? 'refused' : error.message);
    });
  });
}
