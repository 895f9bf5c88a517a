import fs from 'node:fs';

/** Writes all bytes; one call of the system may write a part of them. */
export function writeAll(descriptor: number, bytes: Uint8Array): void {
  let done = 0;
  while (done < bytes.length) done += fs.writeSync(descriptor, bytes, done);
}
