import fs from 'node:fs';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { packageComment, sealPackage } from '../deploy/scf/package-checksum';
import { writeFileAtomically } from '../infra/write-file-atomically';

/** The earliest date of the format. Zip stores local times, so it is the same in every time zone. */
const fixedTime = new Date(1980, 0, 1, 12);

/**
 * Packs a folder into a zip file whose bytes depend on names and contents only: sorted by name, with a fixed time, without
 * owners. Its comment is its checksum.
 *
 * @param isExecutable whether a file gets the mode 755 instead of 644
 */
export async function writeZip(
  folder: string,
  target: string,
  isExecutable: (file: string) => boolean,
): Promise<void> {
  const zip = new ZipFile();
  for (const file of listFiles(folder)) {
    zip.addFile(path.join(folder, file), file, {
      mtime: fixedTime,
      mode: isExecutable(file) ? 0o100755 : 0o100644,
      forceDosTimestamp: true,
    });
  }
  zip.end({ comment: packageComment, forceZip64Format: false });
  writeFileAtomically(target, [sealPackage(await buffer(zip.outputStream))]);
}

/** All files below a folder, as paths with `/`, in code-unit order. */
export function listFiles(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    .sort();
}
