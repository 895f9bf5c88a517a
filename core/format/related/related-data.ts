import { alignedStarts, joinAligned, toAligned } from '../bytes/aligned';
import { SnapshotError } from '../snapshot/decode-snapshot';
import { itemAt } from '../../model/text/item-at';

/**
 * The nearest neighbours of each article, nearest first, whether they are public or not. The section of the snapshot is
 *
 *     16 bytes   four 32-bit integers, little endian: articles, entries of `nearest`, bytes of each entry,
 *                maximum length of a list
 *     starts     32 bits each: where the list of an article begins in `nearest`; one more than articles
 *     nearest    article numbers, 16 bits each, or 32 bits for more than 65,536 articles
 *
 * with each part padded with zeros to a multiple of eight.
 */
export interface RelatedData {
  /** The maximum length of a list. A shorter list is complete: no other article is similar to its article. */
  readonly longest: number;
  readonly starts: Uint32Array;
  readonly nearest: Uint16Array | Uint32Array;
}

const headerLength = 16;

/**
 * Encodes lists of nearest neighbours, by article number, as a section of the snapshot.
 *
 * @param longest the length at which lists were cut off
 */
export function encodeRelatedData(lists: readonly (readonly number[])[], longest: number): Uint8Array {
  const flat = lists.flat();
  const nearest = lists.length <= 0x1_0000 ? Uint16Array.from(flat) : Uint32Array.from(flat);
  const starts = new Uint32Array(lists.length + 1);
  lists.forEach((list, i) => {
    starts[i + 1] = itemAt(starts, i) + list.length;
  });
  const header = Uint32Array.of(lists.length, nearest.length, nearest.BYTES_PER_ELEMENT, longest);
  return joinAligned([header, starts, nearest]);
}

/**
 * Decodes the section of the snapshot. The columns are views of `bytes` if these begin at a multiple of eight.
 *
 * @throws SnapshotError when the section is cut off or damaged.
 */
export function decodeRelatedData(bytes: Uint8Array): RelatedData {
  if (bytes.length < headerLength) throw sectionError('is cut off');
  const { buffer, byteOffset } = toAligned(bytes);
  const header = new Uint32Array(buffer, byteOffset, headerLength / 4);
  const [articles = 0, entries = 0, width = 0, longest = 0] = header;
  const lengths = [headerLength, (articles + 1) * 4, entries * width];
  const [, startsAt, nearestAt, end] = alignedStarts(lengths, byteOffset);
  if (end !== byteOffset + bytes.length) throw sectionError('is cut off');
  if (width !== 2 && width !== 4) throw sectionError('is damaged');

  const starts = new Uint32Array(buffer, startsAt, articles + 1);
  const nearest =
    width === 2 ? new Uint16Array(buffer, nearestAt, entries) : new Uint32Array(buffer, nearestAt, entries);
  const isIntact =
    starts[0] === 0 &&
    starts[articles] === entries &&
    starts.every((start, i) => start <= (starts[i + 1] ?? entries)) &&
    nearest.every((article) => article < articles);
  if (!isIntact) throw sectionError('is damaged');
  return { longest, starts, nearest };
}

function sectionError(fault: string): SnapshotError {
  return new SnapshotError(
    `The table of related articles in the content snapshot ${fault}. Make a new one with: npm run build`,
  );
}
