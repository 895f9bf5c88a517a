import fs from 'node:fs';
import path from 'node:path';
import { writeAll } from './write-all';

/** A file that could not be replaced; it is as it was. */
export class ReplaceFileError extends Error {
  override readonly name = 'ReplaceFileError';
}

/**
 * Gives a file other bytes, whole or not at all; its mode and owner stay, and so does a link that leads to it.
 *
 * @param before what it is known to hold
 * @throws ReplaceFileError when it may not be written, or was changed meanwhile
 */
export function replaceFile(name: string, before: Uint8Array, after: Uint8Array): void {
  let aside: string | undefined;
  try {
    const target = fs.realpathSync(name);
    // A rename asks only for the folder; a file that is protected stays as it is.
    fs.accessSync(target, fs.constants.W_OK);
    const { mode, uid, gid } = fs.statSync(target);
    // With a dot in front nobody takes it for an article.
    aside = path.join(path.dirname(target), `.${path.basename(target)}.${process.pid}.part`);
    const descriptor = fs.openSync(aside, 'wx', 0o600);
    try {
      writeAll(descriptor, after);
      const made = fs.fstatSync(descriptor);
      if (made.uid !== uid || made.gid !== gid) fs.fchownSync(descriptor, uid, gid);
      fs.fchmodSync(descriptor, mode & 0o7777);
      fs.fsyncSync(descriptor);
    } finally {
      fs.closeSync(descriptor);
    }
    if (!Buffer.from(before).equals(fs.readFileSync(target))) {
      throw new Error('it was changed meanwhile; run the command again');
    }
    fs.renameSync(aside, target);
  } catch (error) {
    if (aside !== undefined) fs.rmSync(aside, { force: true });
    const reason = error instanceof Error ? error.message : String(error);
    throw new ReplaceFileError(`${name} was not changed: ${reason}`, { cause: error });
  }
}
