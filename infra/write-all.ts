import fs from 'node:fs';

/** Node.js refuses to write 2 GB at once. */
const longestWrite = 0x4000_0000;

/** Writes all bytes; one call of the system may write a part of them. */
export function writeAll(descriptor: number, bytes: Uint8Array): void {
  let done = 0;
  while (done < bytes.length) {
    const length = Math.min(bytes.length - done, longestWrite);
    done += fs.writeSync(descriptor, bytes, done, length);
  }
}
