import fs from 'node:fs';
import path from 'node:path';
import { decodeSnapshot, SnapshotError, type SnapshotSource } from '../core/format/snapshot/decode-snapshot';
import { codeOf } from './describe-file';
import { NoSnapshotError, type OpenSnapshot, type SnapshotStore } from './snapshot-store';
import { computeChecksum, sealSnapshot } from './snapshot-checksum';
import { writeFileAtomically } from './write-file-atomically';

/** Node.js refuses to read 2 GB at once. */
const longestRead = 0x4000_0000;

/** The store that is one file, which the first `put` makes, with its folder. */
export function openFileStore(name: string): SnapshotStore {
  // A file responds at once and other stores later; for the caller both are asynchronous.
  /* eslint-disable @typescript-eslint/require-await */
  return {
    get: async () => openSnapshotFile(name),
    put: async ({ chunks }) => {
      fs.mkdirSync(path.dirname(name), { recursive: true });
      writeFileAtomically(name, sealSnapshot(chunks));
    },
  };
  /* eslint-enable @typescript-eslint/require-await */
}

function openSnapshotFile(name: string): OpenSnapshot {
  const descriptor = openDescriptor(name);
  let isOpen = true;
  const close = () => {
    isOpen = false;
    fs.closeSync(descriptor);
  };
  try {
    const decoded = decodeSnapshot(toSource(name, descriptor));
    let checksum: Promise<string | null> | undefined;
    return {
      ...decoded,
      computeChecksum: () => (checksum ??= computeChecksum(decoded.source, () => isOpen)),
      close,
    };
  } catch (error) {
    close();
    throw error;
  }
}

function openDescriptor(name: string): number {
  try {
    return fs.openSync(name, 'r');
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT')
      throw new NoSnapshotError(`${name} is not there. Make it with: npm run build`, { cause: error });
    const advice = 'Name another file in CONTENT_SNAPSHOT, or correct its permissions.';
    throw new SnapshotError(`${name} cannot be opened (${code}). ${advice}`, { cause: error });
  }
}

/**
 * Reads are synchronous: a record is some kilobytes, most often in the page cache, and a request that never waits in
 * the middle sees one content from beginning to end.
 */
function toSource(name: string, descriptor: number): SnapshotSource {
  const stat = fs.fstatSync(descriptor);
  if (!stat.isFile()) {
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
  };
}
