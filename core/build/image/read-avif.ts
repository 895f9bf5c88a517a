import { textAt, viewOf } from './bytes';
import type { Size } from './image';

/** Size and orientation of the picture in an AVIF. */
export interface AvifPicture extends Size {
  /** As an Exif orientation: 1, 3, 6 or 8. Mirroring (`imir`) is ignored, because it does not change the size. */
  readonly orientation: number;
}

/** Exif orientations by the number of quarter turns anticlockwise. */
const orientations = [1, 8, 3, 6];

/**
 * Reads size and rotation (`ispe` and `irot`) of the primary item of an AVIF (ISO/IEC 23008-12, 6.5). `image-size`
 * takes the first size in the file, which may be that of another item. Exif is ignored, as it only repeats these
 * properties. Null if the file does not name its primary item.
 *
 * @throws RangeError if a box is too short
 */
export function readAvif(bytes: Uint8Array): AvifPicture | null {
  const meta = findBox(bytes, 'meta')?.subarray(4);
  const properties = meta && findBox(meta, 'iprp');
  const primary = meta && findBox(meta, 'pitm');
  const container = properties && findBox(properties, 'ipco');
  const associations = properties && findBox(properties, 'ipma');
  if (!primary || !container || !associations) return null;
  const id = primary[0] === 0 ? viewOf(primary).getUint16(4) : viewOf(primary).getUint32(4);
  const all = [...boxesOf(container)];
  const own = listProperties(associations, id).flatMap((number) => all[number - 1] ?? []);
  const size = own.find(({ type }) => type === 'ispe');
  if (size === undefined) return null;
  const rotation = own.find(({ type }) => type === 'irot')?.data[0] ?? 0;
  return {
    width: viewOf(size.data).getUint32(4),
    height: viewOf(size.data).getUint32(8),
    orientation: orientations[rotation & 3] ?? 1,
  };
}

/** Lists the property numbers of an item (`ipma`). They count from 1. */
function listProperties(associations: Uint8Array, wanted: number): number[] {
  const view = viewOf(associations);
  const isWideId = view.getUint8(0) > 0;
  const isWideNumber = (view.getUint8(3) & 1) === 1;
  let at = 8;
  for (let items = view.getUint32(4); items > 0; items--) {
    const id = isWideId ? view.getUint32(at) : view.getUint16(at);
    at += isWideId ? 4 : 2;
    const count = view.getUint8(at++);
    const size = isWideNumber ? 2 : 1;
    if (id === wanted) {
      // The highest bit marks the property as essential.
      return Array.from({ length: count }, (_, i) =>
        isWideNumber ? view.getUint16(at + 2 * i) & 0x7fff : view.getUint8(at + i) & 0x7f,
      );
    }
    at += count * size;
  }
  return [];
}

interface Box {
  readonly type: string;
  readonly data: Uint8Array;
}

function findBox(bytes: Uint8Array, type: string): Uint8Array | null {
  for (const box of boxesOf(bytes)) if (box.type === type) return box.data;
  return null;
}

/**
 * Yields consecutive boxes (ISO/IEC 14496-12, 4.2). A box that is cut off has the data that are there. A box whose size
 * is less than its header ends the list.
 */
function* boxesOf(bytes: Uint8Array): Generator<Box> {
  const view = viewOf(bytes);
  for (let at = 0; at + 8 <= bytes.length;) {
    const isLarge = view.getUint32(at) === 1;
    const size = isLarge ? Number(view.getBigUint64(at + 8)) : view.getUint32(at) || bytes.length - at;
    const header = isLarge ? 16 : 8;
    if (size < header) return;
    yield { type: textAt(bytes, at + 4, 4), data: bytes.subarray(at + header, at + size) };
    at += size;
  }
}
