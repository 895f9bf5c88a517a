import { SnapshotError } from '../snapshot/decode-snapshot';
import { align } from '../snapshot/format';
import { itemAt } from '../../model/text/item-at';

/**
 * The nearest articles of each article, best first, whether they are public or not. The section of the snapshot is
 *
 *     16 bytes   four 32-bit numbers, little endian: articles, entries of `nearest`, bytes of each of these,
 *                the longest that a list may be
 *     starts     32 bits each: where the list of an article begins in `nearest`; one more than articles
 *     nearest    article numbers, 16 bits each, or 32 where there are more articles than that can tell apart
 *
 * each part padded with zeros to a multiple of eight.
 */
export interface RelatedData {
  /** A shorter list is whole: nothing else has anything in common with its article. */
  readonly longest: number;
  readonly starts: Uint32Array;
  readonly nearest: Uint16Array | Uint32Array;
}

const headerLength = 16;

/**
 * Encodes lists of nearest articles, by article number, as a section of the snapshot.
 *
 * @param longest where lists were cut off
 */
export function encodeRelatedData(lists: readonly (readonly number[])[], longest: number): Uint8Array {
  const flat = lists.flat();
  const nearest = lists.length <= 0x1_0000 ? Uint16Array.from(flat) : Uint32Array.from(flat);
  const startsLength = align((lists.length + 1) * 4);
  const bytes = new Uint8Array(headerLength + startsLength + align(nearest.byteLength));
  const header = Uint32Array.of(lists.length, nearest.length, nearest.BYTES_PER_ELEMENT, longest);
  const starts = new Uint32Array(lists.length + 1);
  lists.forEach((list, i) => {
    starts[i + 1] = itemAt(starts, i) + list.length;
  });
  bytes.set(new Uint8Array(header.buffer));
  bytes.set(new Uint8Array(starts.buffer), headerLength);
  bytes.set(new Uint8Array(nearest.buffer), headerLength + startsLength);
  return bytes;
}

/**
 * Decodes the section of the snapshot; the columns are views of `bytes` when these begin at a multiple of eight.
 *
 * @throws SnapshotError when the section is cut off or damaged.
 */
export function decodeRelatedData(bytes: Uint8Array): RelatedData {
  if (bytes.length < headerLength) throw refuse('is cut off');
  const { buffer, byteOffset } = bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
  const header = new Uint32Array(buffer, byteOffset, headerLength / 4);
  const [articles = 0, entries = 0, width = 0, longest = 0] = header;
  const nearestAt = headerLength + align((articles + 1) * 4);
  if (nearestAt + align(entries * width) !== bytes.length) throw refuse('is cut off');
  if (width !== 2 && width !== 4) throw refuse('is damaged');

  const starts = new Uint32Array(buffer, byteOffset + headerLength, articles + 1);
  const at = byteOffset + nearestAt;
  const nearest = width === 2 ? new Uint16Array(buffer, at, entries) : new Uint32Array(buffer, at, entries);
  const isWhole =
    starts[0] === 0 &&
    starts[articles] === entries &&
    starts.every((start, i) => start <= (starts[i + 1] ?? entries)) &&
    nearest.every((article) => article < articles);
  if (!isWhole) throw refuse('is damaged');
  return { longest, starts, nearest };
}

function refuse(how: string): SnapshotError {
  return new SnapshotError(
    `The table of related articles in the content snapshot ${how}. Make a new one with: npm run build`,
  );
}
