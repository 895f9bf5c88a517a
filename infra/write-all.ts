import fs from 'node:fs';

/** The size of a write; Node.js rejects writes of 2 GB. */
const longestWrite = 0x4000_0000;

/** Writes all bytes, although a system call may write only some of them. */
export function writeAll(descriptor: number, bytes: Uint8Array): void {
  let done = 0;
  while (done < bytes.length) {
    const length = Math.min(bytes.length - done, longestWrite);
    done += fs.writeSync(descriptor, bytes, done, length);
  }
}
