import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { decodeSnapshot, SnapshotError, type SnapshotSource } from '../core/format/snapshot/decode-snapshot';
import { codeOf } from './describe-file';
import { NoSnapshotError, type OpenSnapshot, type SnapshotStore } from './snapshot-store';
import { computeChecksum, sealSnapshot } from './snapshot-checksum';
import { writeFileAtomically } from './write-file-atomically';

/** Node.js refuses to read 2 GB at once. */
const longestRead = 0x4000_0000;

/** More than the longest step of the clock with which Linux stamps changes of files, in ms. */
const tickMs = 20;

const remedy = 'Make it again with: npm run build';

/** The store that is one file, which the first `put` makes, with its folder. */
export function openFileStore(name: string): SnapshotStore {
  return {
    get: () => openSnapshotFile(name),
    // A file responds at once and other stores later; for the caller both are asynchronous.
    // eslint-disable-next-line @typescript-eslint/require-await
    put: async ({ chunks }) => {
      fs.mkdirSync(path.dirname(name), { recursive: true });
      writeFileAtomically(name, sealSnapshot(chunks));
    },
  };
}

async function openSnapshotFile(name: string): Promise<OpenSnapshot> {
  const descriptor = openDescriptor(name);
  let isOpen = true;
  const close = () => {
    isOpen = false;
    fs.closeSync(descriptor);
  };
  try {
    const { source, isUntouched } = toSource(name, descriptor, await identify(name, descriptor));
    let checksum: Promise<string | null> | undefined;
    return {
      ...decodeSnapshot(source),
      isUntouched,
      computeChecksum: () => (checksum ??= computeChecksum(source, () => isOpen)),
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

/** What tells whether a file is still the same. */
interface Identity {
  /** In bytes. */
  readonly size: number;
  readonly isSame: () => boolean;
}

/**
 * Remembers a file by its length and by its times, which every write changes.
 *
 * The second time changes also when the file loses its name, because another one was renamed to it or it was removed. Then
 * nobody can write to it any more, and it stays as it is.
 */
async function identify(name: string, descriptor: number): Promise<Identity> {
  const stat = () => {
    const found = fs.fstatSync(descriptor);
    if (found.isFile()) return found;
    throw new SnapshotError(`${name} is no file. Name another one in CONTENT_SNAPSHOT, or remove it.`);
  };
  // A write in the same tick would leave the same time.
  if (Date.now() - stat().ctimeMs < tickMs) await wait(tickMs);
  const { size, mtimeMs, ino, dev, ...first } = stat();
  let { ctimeMs } = first;
  const isSame = () => {
    try {
      const now = fs.fstatSync(descriptor);
      if (now.size !== size || now.mtimeMs !== mtimeMs) return false;
      if (now.ctimeMs === ctimeMs) return true;
      const named = fs.statSync(name, { throwIfNoEntry: false });
      if (named?.ino === ino && named.dev === dev) return false;
      ({ ctimeMs } = now);
      return true;
    } catch {
      // The disk is gone.
      return false;
    }
  };
  return { size, isSame };
}

/**
 * Reads are synchronous: a record is some kilobytes, most often in the page cache, and a request that never waits in
 * the middle sees one content from beginning to end.
 */
function toSource(name: string, descriptor: number, { size, isSame }: Identity) {
  let isTouched = false;
  let wasRead = false;
  const isUntouched = (mustLook = false) => {
    if ((wasRead || mustLook) && !isTouched) isTouched = !isSame();
    wasRead = false;
    return !isTouched;
  };
  const readInto = (offset: number, bytes: Uint8Array) => {
    wasRead = true;
    const { length } = bytes;
    let done = 0;
    while (done < length) {
      const count = fs.readSync(descriptor, bytes, done, Math.min(length - done, longestRead), offset + done);
      if (count === 0) throw new SnapshotError(`${name} ends before byte ${offset + length}. ${remedy}`);
      done += count;
    }
  };
  const source: SnapshotSource = {
    name,
    length: size,
    readBytes(offset, length) {
      // Of its own, not from Buffer's pool: columns need their alignment.
      const bytes = new Uint8Array(length);
      readInto(offset, bytes);
      if (!isUntouched()) throw new SnapshotError(`${name} was changed while it was read. ${remedy}`);
      return bytes;
    },
    readInto,
    readText(offset, length) {
      const bytes = Buffer.allocUnsafe(length);
      readInto(offset, bytes);
      return bytes.toString('utf8');
    },
  };
  return { source, isUntouched };
}
