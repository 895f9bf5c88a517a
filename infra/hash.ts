import { createHash, type Hash } from 'node:crypto';

/**
 * The first 16 hexadecimal digits of the SHA-256 of a text, or of chunks of bytes that follow one another: enough to
 * distinguish versions of the same thing.
 */
export function hash(content: string | readonly Uint8Array[]): string {
  const sha256 = createHash('sha256');
  for (const chunk of typeof content === 'string' ? [content] : content) sha256.update(chunk);
  return shorten(sha256);
}

/** The same of chunks that are still to come. @throws Error of the stream */
export async function hashStream(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const sha256 = createHash('sha256');
  for await (const chunk of chunks) sha256.update(chunk);
  return shorten(sha256);
}

function shorten(sha256: Hash): string {
  return sha256.digest('hex').slice(0, 16);
}
