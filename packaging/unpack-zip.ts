import fs from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import yauzl from 'yauzl';

/**
 * Unpacks a package as SCF does, including file modes.
 *
 * @throws Error if it is not a zip file, or contains a path outside of the folder
 */
export async function unpackZip(file: string, folder: string): Promise<void> {
  const zip = await yauzl.openPromise(file);
  for await (const entry of zip.eachEntry()) {
    // yauzl rejects absolute paths and `..` (its option decodeStrings).
    const target = path.join(folder, entry.fileName);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    const mode = (entry.externalFileAttributes >>> 16) & 0o777;
    await pipeline(await zip.openReadStreamPromise(entry), fs.createWriteStream(target, { mode }));
  }
}
