import fs from 'node:fs';

/** A body that a reference server has ready. */
export interface ReadyAnswer {
  readonly path: string;
  /** The `Accept-Encoding` that it is for. */
  readonly accept: string;
  readonly type: string;
  readonly encoding: string | undefined;
  readonly etag: string | undefined;
  /** Base64. */
  readonly body: string;
}

/** Bodies by `Accept-Encoding` and path, and one for all other paths. */
export interface ReadyBodies {
  find(path: string, accept: string): ReadyBody;
}

export interface ReadyBody {
  readonly type: string;
  readonly encoding: string | undefined;
  readonly etag: string | undefined;
  readonly body: Buffer;
}

/** Reads what the benchmark wrote for a reference server: bodies as Casebook answered them. */
export function readReadyBodies(file: string): ReadyBodies {
  const answers = JSON.parse(fs.readFileSync(file, 'utf8')) as readonly ReadyAnswer[];
  const byAccept = new Map<string, Map<string, ReadyBody>>();
  const toBody = ({ type, encoding, etag, body }: ReadyAnswer) => ({
    type,
    encoding,
    etag,
    body: Buffer.from(body, 'base64'),
  });
  for (const answer of answers) {
    const bodies = byAccept.get(answer.accept) ?? new Map<string, ReadyBody>();
    byAccept.set(answer.accept, bodies.set(answer.path, toBody(answer)));
  }
  const [first] = answers;
  if (!first) throw new Error(`${file} holds no answers.`);
  const other = toBody(first);
  return { find: (path, accept) => byAccept.get(accept)?.get(path) ?? other };
}
