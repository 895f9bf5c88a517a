import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { writeAll } from './write-all';

/** What a caller may ask for beyond the bytes. */
export interface AtomicWriteOptions {
  /** Mode and owner that the file gets; by default those of any new file. */
  readonly attributes?: Pick<fs.Stats, 'mode' | 'uid' | 'gid'>;
  /** Called once all bytes are on the disk. If it throws, the file stays as it was. */
  readonly beforeRename?: () => void;
}

/**
 * Writes a file whole or not at all: the bytes go to a temporary file in the same folder, which is then renamed.
 *
 * A reader that has the old file open keeps reading it. If several write the same file at once, the last one wins.
 *
 * @param content text, written as UTF-8, or chunks of bytes that follow one another
 * @throws Error of the file system, or of `beforeRename`; the file is as it was, and the temporary file is removed
 */
export function writeFileAtomically(
  file: string,
  content: string | readonly Uint8Array[],
  { attributes, beforeRename }: AtomicWriteOptions = {},
): void {
  // The dot hides it from listings and watchers of the folder. The name is random, so two writers never share it.
  const temporaryFile = path.join(path.dirname(file), `.casebook-${randomBytes(8).toString('hex')}.part`);
  try {
    // Only the owner may read it until it has the final owner and mode, because it could be private.
    const descriptor = fs.openSync(temporaryFile, 'wx', attributes ? 0o600 : 0o666);
    try {
      const chunks = typeof content === 'string' ? [Buffer.from(content)] : content;
      for (const chunk of chunks) writeAll(descriptor, chunk);
      if (attributes) setAttributes(descriptor, attributes);
      fs.fsyncSync(descriptor);
    } finally {
      fs.closeSync(descriptor);
    }
    beforeRename?.();
    fs.renameSync(temporaryFile, file);
  } catch (error) {
    fs.rmSync(temporaryFile, { force: true });
    throw error;
  }
}

/**
 * Gives an open file its owner, then its mode: changing the owner clears bits of the mode. An owner that is right already
 * is not set, because only root may set one.
 */
function setAttributes(
  descriptor: number,
  { mode, uid, gid }: Required<AtomicWriteOptions>['attributes'],
): void {
  const made = fs.fstatSync(descriptor);
  if (made.uid !== uid || made.gid !== gid) fs.fchownSync(descriptor, uid, gid);
  fs.fchmodSync(descriptor, mode & 0o7777);
}
