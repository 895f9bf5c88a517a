import { textAt, viewOf } from './bytes';

/** What an AVIF says of its picture. */
export interface AvifPicture {
  readonly width: number;
  readonly height: number;
  /** How it is to be turned, as Exif counts it: 1, 3, 6 or 8. A mirror is not told: it changes no size. */
  readonly orientation: number;
}

/** Orientations of Exif by quarters of a turn to the left. */
const orientations = [1, 8, 3, 6];

/**
 * Reads size and turn (`ispe` and `irot`) of the primary item of an AVIF (ISO/IEC 23008-12, 6.5). Its Exif counts for
 * nothing: it only repeats what these properties say. Null where the file does not say which item that is.
 *
 * @throws RangeError when one of its boxes is too short
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
  const turn = own.find(({ type }) => type === 'irot')?.data[0] ?? 0;
  return {
    width: viewOf(size.data).getUint32(4),
    height: viewOf(size.data).getUint32(8),
    orientation: orientations[turn & 3] ?? 1,
  };
}

/** The numbers of the properties of an item, from 1. */
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
      // The highest bit says whether the property must be understood.
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
 * The boxes that follow each other (ISO/IEC 14496-12, 4.2); of one that is cut off what there is, and none behind one
 * that says it is shorter than its own beginning.
 */
function* boxesOf(bytes: Uint8Array): Generator<Box> {
  const view = viewOf(bytes);
  for (let at = 0; at + 8 <= bytes.length;) {
    const isLarge = view.getUint32(at) === 1;
    const size = isLarge ? Number(view.getBigUint64(at + 8)) : view.getUint32(at) || bytes.length - at;
    const head = isLarge ? 16 : 8;
    if (size < head) return;
    yield {
      type: textAt(bytes, at + 4, 4),
      data: bytes.subarray(at + head, at + size),
    };
    at += size;
  }
}
