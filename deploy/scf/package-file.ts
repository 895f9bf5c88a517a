import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { buffer } from 'node:stream/consumers';
import yauzl from 'yauzl';
import {
  decodeSnapshot,
  SnapshotError,
  type DecodedSnapshot,
} from '../../core/format/snapshot/decode-snapshot';
import { checkSnapshot } from '../../infra/snapshot-checksum';
import { DeployError } from './deploy-error';
import { isSealed } from './package-checksum';
import type { Stage } from './stage';

/** A package that `npm run package` made. */
export interface PackageFile {
  readonly bytes: Buffer;
  /** SHA-256 in hex. */
  readonly hash: string;
  /** The content, whose revision and checksum `/readyz` returns when the package serves. */
  readonly snapshot: DecodedSnapshot;
}

/** A signed request takes 10 MB, and base64 turns three bytes into four. */
export const maxRequestPackageBytes = 7_000_000;

const remake = 'Make it with: npm run package';

/**
 * Reads a package and checks that it is as `npm run package` left it, byte for byte, and can start as the function type of
 * the stage.
 *
 * @throws DeployError if the file is missing, is not a package, is damaged, or cannot start as this type
 */
export async function readPackage(file: string, type: Stage['type']): Promise<PackageFile> {
  let bytes: Buffer;
  try {
    bytes = fs.readFileSync(file);
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'is not there' : 'cannot be read';
    throw new DeployError(`${file} ${why}. ${remake}`, { cause: error });
  }
  if (!isSealed(bytes)) {
    throw new DeployError(`${file} is no package, or is damaged: its checksum is wrong. ${remake}`);
  }
  const entries = await readEntries(file, bytes, [
    'content.snapshot',
    'scf_bootstrap',
    'server.js',
    'event.js',
  ]);
  const needed = type === 'web' ? ['scf_bootstrap', 'server.js'] : ['event.js'];
  const absent = ['content.snapshot', ...needed].filter((name) => !entries.has(name));
  if (absent.length > 0) {
    throw new DeployError(
      `${file} has no ${absent.join(' and no ')} at its top, which the function needs. ${remake}`,
    );
  }
  if (type === 'web') checkBootstrap(file, entries);
  return {
    bytes,
    hash: createHash('sha256').update(bytes).digest('hex'),
    snapshot: await readSnapshot(file, entries.get('content.snapshot')?.bytes ?? Buffer.alloc(0)),
  };
}

interface PackageEntry {
  readonly bytes: Buffer;
  readonly mode: number;
}

/** SCF does not start a bootstrap file that is not executable or has CRLF line ends (document 583/56126). */
function checkBootstrap(file: string, entries: ReadonlyMap<string, PackageEntry>): void {
  const bootstrap = entries.get('scf_bootstrap');
  if (bootstrap && (bootstrap.mode & 0o111) === 0o111 && !bootstrap.bytes.includes('\r')) return;
  throw new DeployError(
    `scf_bootstrap in ${file} is not executable for all (mode 755), or has line ends of Windows. ${remake}`,
  );
}

async function readSnapshot(file: string, snapshot: Buffer): Promise<DecodedSnapshot> {
  const readBytes = (offset: number, length: number) =>
    new Uint8Array(snapshot.subarray(offset, offset + length));
  const readInto = (offset: number, bytes: Uint8Array) => {
    snapshot.copy(bytes, 0, offset, offset + bytes.length);
  };
  const readText = (offset: number, length: number) => snapshot.toString('utf8', offset, offset + length);
  try {
    const name = `content.snapshot in ${file}`;
    const decoded = decodeSnapshot({ name, length: snapshot.length, readBytes, readInto, readText });
    await checkSnapshot(decoded);
    return decoded;
  } catch (error) {
    if (error instanceof SnapshotError) throw new DeployError(error.message, { cause: error });
    throw error;
  }
}

async function readEntries(
  file: string,
  bytes: Buffer,
  names: readonly string[],
): Promise<Map<string, PackageEntry>> {
  const found = new Map<string, PackageEntry>();
  try {
    const zip = await yauzl.fromBufferPromise(bytes);
    for await (const entry of zip.eachEntry()) {
      if (!names.includes(entry.fileName)) continue;
      const content = await buffer(await zip.openReadStreamPromise(entry));
      // The upper 16 bits of the attributes are the Unix file mode.
      found.set(entry.fileName, { bytes: content, mode: entry.externalFileAttributes >>> 16 });
    }
  } catch (error) {
    throw new DeployError(`${file} is no zip file. ${remake}`, { cause: error });
  }
  return found;
}
