import fs from 'node:fs';
import { writeFileAtomically } from './write-file-atomically';

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
  try {
    const target = fs.realpathSync(name);
    // A rename asks only for the folder; a file that is protected stays as it is.
    fs.accessSync(target, fs.constants.W_OK);
    writeFileAtomically(target, [after], {
      attributes: fs.statSync(target),
      beforeRename: () => {
        if (!Buffer.from(before).equals(fs.readFileSync(target))) {
          throw new Error('it was changed meanwhile; run the command again');
        }
      },
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ReplaceFileError(`${name} was not changed: ${reason}`, { cause: error });
  }
}
