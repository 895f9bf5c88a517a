import fs from 'node:fs';
import path from 'node:path';
import { SnapshotError, type SnapshotSource } from '../core/format/snapshot/decode-snapshot';
import type { EncodedSnapshot } from '../core/build/snapshot/encode-snapshot';
import { writeFileAtomically } from './write-file-atomically';

/** Node.js refuses to read 2 GB at once. */
const longestRead = 0x4000_0000;

/** An open snapshot file; it stays readable when another takes its name. */
export interface SnapshotFile extends SnapshotSource {
  close(): void;
}

/**
 * Opens a snapshot file for positional reads.
 *
 * Reads are synchronous: a record is some kilobytes, most often in the page cache, and a request that never waits in
 * the middle sees one content from beginning to end.
 *
 * @throws SnapshotError when there is no such file
 */
export function openSnapshotFile(name: string): SnapshotFile {
  let descriptor: number;
  try {
    descriptor = fs.openSync(name, 'r');
  } catch (error) {
    throw new SnapshotError(`${name} cannot be opened. Make it with: npm run build`, { cause: error });
  }
  const stat = fs.fstatSync(descriptor);
  if (!stat.isFile()) {
    fs.closeSync(descriptor);
    throw new SnapshotError(`${name} is no file. Name another one in CONTENT_SNAPSHOT, or remove it.`);
  }
  const readInto = (offset: number, bytes: Uint8Array) => {
    const { length } = bytes;
    let done = 0;
    while (done < length) {
      const count = fs.readSync(descriptor, bytes, done, Math.min(length - done, longestRead), offset + done);
      if (count === 0)
        throw new SnapshotError(
          `${name} ends before byte ${offset + length}. Make it again with: npm run build`,
        );
      done += count;
    }
  };
  const readBytes = (offset: number, length: number) => {
    // Of its own, not from Buffer's pool: columns need their alignment.
    const bytes = new Uint8Array(length);
    readInto(offset, bytes);
    return bytes;
  };
  return {
    name,
    length: stat.size,
    readBytes,
    readInto,
    readText: (offset, length) => Buffer.from(readBytes(offset, length).buffer).toString('utf8'),
    close: () => {
      fs.closeSync(descriptor);
    },
  };
}

/** Writes a snapshot under a name, whole or not at all. */
export function saveSnapshotFile(name: string, snapshot: EncodedSnapshot): void {
  fs.mkdirSync(path.dirname(name), { recursive: true });
  writeFileAtomically(name, snapshot.chunks);
}
