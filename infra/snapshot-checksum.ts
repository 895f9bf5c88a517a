import { createHash } from 'node:crypto';
import {
  SnapshotError,
  type DecodedSnapshot,
  type SnapshotSource,
} from '../core/format/snapshot/decode-snapshot';
import { checksumOffset, prefixLength } from '../core/format/snapshot/format';

/** How many bytes are read at once. Requests are served between two reads. */
const blockBytes = 2 ** 20;

/** Returns the chunks of a snapshot with its checksum in the first, which is the prefix. */
export function sealSnapshot([prefix = new Uint8Array(), ...rest]: readonly Uint8Array[]): Uint8Array[] {
  const hash = createHash('sha256').update(prefix.subarray(0, checksumOffset));
  for (const chunk of rest) hash.update(chunk);
  return [Buffer.concat([prefix.subarray(0, checksumOffset), hash.digest()]), ...rest];
}

/** Computes the checksum of a snapshot from its bytes, in hex; null if `isOpen` becomes false meanwhile. */
export async function computeChecksum(
  source: SnapshotSource,
  isOpen: () => boolean = () => true,
): Promise<string | null> {
  const hash = createHash('sha256').update(source.readBytes(0, checksumOffset));
  for (let offset = prefixLength; offset < source.length; offset += blockBytes) {
    hash.update(source.readBytes(offset, Math.min(blockBytes, source.length - offset)));
    await new Promise((resolve) => setImmediate(resolve));
    if (!isOpen()) return null;
  }
  return hash.digest('hex');
}

/** Checks every byte of a snapshot. @throws SnapshotError with the remedy if one is not as it was written */
export async function checkSnapshot({ source, checksum }: DecodedSnapshot): Promise<void> {
  if ((await computeChecksum(source)) === checksum) return;
  throw new SnapshotError(
    `${source.name} is damaged: its checksum is wrong. Make a new one with: npm run build`,
  );
}
