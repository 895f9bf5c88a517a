import http from 'node:http';

/** What became of the requests of a load. */
export interface LoadResult {
  readonly answered: number;
  /** Requests on a connection that was made, without a whole response: what went wrong with each. */
  readonly lost: readonly string[];
}

/** Requests under way. */
export interface Load {
  readonly answered: () => number;
  /** Once every client was refused a connection. */
  readonly ended: Promise<LoadResult>;
}

/**
 * Sends requests from so many clients, one after another, each on a connection of its own, until there is nobody to connect
 * to: clients as impatient as that find every gap in a graceful shutdown.
 */
export function askUntilRefused(port: number, clients: number): Load {
  let answered = 0;
  const lost: string[] = [];
  const client = async () => {
    for (;;) {
      // Every other was never asked before.
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
