import fs from 'node:fs';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { writeFileAtomically } from '../infra/write-file-atomically';

/** The oldest time that zip knows, the same in every zone: it stores clocks, not instants. */
const noTime = new Date(1980, 0, 1, 12);

/**
 * Packs a folder into a zip file whose bytes follow from names and contents alone: in the order of names, without times,
 * owners and other modes than these.
 *
 * @param isExecutable whether a file is to have the mode 755; others have 644
 */
export async function writeZip(
  folder: string,
  target: string,
  isExecutable: (file: string) => boolean,
): Promise<void> {
  const zip = new ZipFile();
  for (const file of listFiles(folder)) {
    zip.addFile(path.join(folder, file), file, {
      mtime: noTime,
      mode: isExecutable(file) ? 0o100755 : 0o100644,
      forceDosTimestamp: true,
    });
  }
  zip.end();
  writeFileAtomically(target, [await buffer(zip.outputStream)]);
}

/** All files below a folder, as paths with `/`, in code-unit order. */
export function listFiles(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    .sort();
}
