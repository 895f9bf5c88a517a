import { encode as encodeJpeg } from 'jpeg-js';
import { PNG } from 'pngjs';
import { crc32, deflateSync } from 'node:zlib';

type Color = readonly [red: number, green: number, blue: number, alpha?: number];

/** The pixels of a picture in one colour, or in two: left and right. */
function pixelsOf(width: number, height: number, left: Color, right: Color = left): Buffer {
  const data = Buffer.alloc(width * height * 4);
  for (let i = 0; i < width * height; i++) {
    const [red, green, blue, alpha = 255] = i % width < width / 2 ? left : right;
    data.set([red, green, blue, alpha], i * 4);
  }
  return data;
}

/** A PNG of one colour, or of two: left and right. */
export function aPng(width: number, height: number, left: Color = [200, 30, 30], right?: Color): Buffer {
  const png = new PNG({ width, height });
  pixelsOf(width, height, left, right).copy(png.data);
  return PNG.sync.write(png);
}

/** A JPEG, with an Exif orientation where one is given. */
export function aJpeg(
  width: number,
  height: number,
  left: Color,
  right?: Color,
  orientation?: number,
): Buffer {
  const { data } = encodeJpeg({ width, height, data: pixelsOf(width, height, left, right) }, 95);
  if (orientation === undefined) return data;
  const exif = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), anExif(orientation)]);
  const marker = Buffer.from([0xff, 0xe1, 0, exif.length + 2]);
  return Buffer.concat([data.subarray(0, 2), marker, exif, data.subarray(2)]);
}

/**
 * A progressive JPEG of 36 megapixels with any number of empty scans. Each has 60 bytes, and a decoder visits all blocks.
 */
export function aJpegOfScans(scans: number): Buffer {
  const side = 6000;
  const segment = (marker: number, ...data: readonly number[]) =>
    Buffer.from([0xff, marker, ...bigEndian(2, data.length + 2), ...data]);
  const huffmanTable = (kind: number, symbol: number) =>
    segment(0xc4, kind, 1, ...Array<number>(15).fill(0), symbol);
  // Each run of 15 bits ends 32,767 blocks. A byte of ones is followed by a zero.
  const runs = `0${'1'.repeat(14)}`.repeat(Math.ceil((side / 8) ** 2 / 32_767));
  const bits = runs.padEnd(Math.ceil(runs.length / 8) * 8, '1').match(/.{8}/g) ?? [];
  const data = bits.flatMap((byte) => (byte === '11111111' ? [0xff, 0] : [Number.parseInt(byte, 2)]));
  const scan = Buffer.concat([segment(0xda, 1, 1, 0, 1, 63, 0), Buffer.from(data)]);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xdb, 0, ...Array<number>(64).fill(1)),
    segment(0xc2, 8, ...bigEndian(2, side), ...bigEndian(2, side), 1, 1, 0x11, 0),
    huffmanTable(0x00, 0),
    huffmanTable(0x10, 0xe0),
    ...Array<Buffer>(scans).fill(scan),
    Buffer.from([0xff, 0xd9]),
  ]);
}

/** A GIF of one pixel whose first picture claims 65,535 pixels per side. */
export function aGifBomb(): Buffer {
  const picture = redGif.indexOf(0x2c, 19);
  return Buffer.concat([
    redGif.subarray(0, picture + 5),
    Buffer.alloc(4, 0xff),
    redGif.subarray(picture + 9),
  ]);
}

/** A GIF of one red pixel on a screen of one pixel. */
export const redGif = Buffer.from('R0lGODlhAQABAIAAAP8AAAAAACwAAAAAAQABAAACAkQBADs=', 'base64');

/** A lossy WebP of one pixel. */
export const smallWebp = Buffer.from('UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA', 'base64');

/** A chunk of a PNG, with its length and checksum. */
export function pngChunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  return Buffer.concat([bigEndian(4, data.length), body, bigEndian(4, crc32(body))]);
}

function bigEndian(bytes: number, value: number): Buffer {
  const buffer = Buffer.alloc(bytes);
  buffer.writeUIntBE(value, 0, bytes);
  return buffer;
}

/** An Exif with one entry, by default the orientation. */
export function anExif(
  value: number,
  { isLittle = true, tag = 274, type = 3, count = 1, entries = 1, directory = 8 } = {},
): Buffer {
  const exif = Buffer.alloc(directory + 18);
  const view = new DataView(exif.buffer, exif.byteOffset, exif.byteLength);
  exif.write(isLittle ? 'II' : 'MM');
  view.setUint16(2, 42, isLittle);
  view.setUint32(4, directory, isLittle);
  view.setUint16(directory, entries, isLittle);
  view.setUint16(directory + 2, tag, isLittle);
  view.setUint16(directory + 4, type, isLittle);
  view.setUint32(directory + 6, count, isLittle);
  view.setUint16(directory + 10, value, isLittle);
  return exif;
}

/** A WebP of any size with metadata; its picture is that of {@link smallWebp}. */
export function aWebp(
  width: number,
  height: number,
  exif?: Buffer,
  flags = exif ? 8 : 0,
  profile?: Buffer,
): Buffer {
  const chunk = (name: string, data: Uint8Array) => {
    const length = Buffer.alloc(4);
    length.writeUInt32LE(data.length);
    return Buffer.concat([Buffer.from(name), length, data, Buffer.alloc(data.length % 2)]);
  };
  const header = Buffer.alloc(10);
  header[0] = flags;
  header.writeUIntLE(width - 1, 4, 3);
  header.writeUIntLE(height - 1, 7, 3);
  const chunks = [
    chunk('VP8X', header),
    ...(profile ? [chunk('ICCP', profile)] : []),
    smallWebp.subarray(12),
  ];
  if (exif) chunks.push(chunk('EXIF', exif));
  return chunk('RIFF', Buffer.concat([Buffer.from('WEBP'), ...chunks]));
}

/** The boxes of an AVIF that tell the sizes of its items, and by how many quarters each is turned to the left. */
export function anAvif(
  items: readonly (readonly [width: number, height: number, quarters?: number])[],
  { primary = 1, isWide = false } = {},
): Buffer {
  const box = (type: string, ...parts: readonly Uint8Array[]) => {
    const data = Buffer.concat(parts);
    return Buffer.concat([bigEndian(4, data.length + 8), Buffer.from(type), data]);
  };
  const version = (wide: boolean, flags = 0) => Buffer.from([wide ? 1 : 0, 0, 0, flags]);
  const id = (value: number) => bigEndian(isWide ? 4 : 2, value);
  const properties: Buffer[] = [];
  const associations = items.map(([width, height, quarters], i) => {
    const own = [box('ispe', version(false), bigEndian(4, width), bigEndian(4, height))];
    if (quarters !== undefined) own.push(box('irot', Buffer.from([quarters])));
    const numbers = own.map((property) => properties.push(property));
    // The highest bit of a number says that the property must be understood.
    const indices = numbers.map((number) => bigEndian(isWide ? 2 : 1, number | (isWide ? 0x8000 : 0x80)));
    return Buffer.concat([id(i + 1), bigEndian(1, own.length), ...indices]);
  });
  return Buffer.concat([
    box('ftyp', Buffer.from('avif\0\0\0\0avifmif1')),
    box(
      'meta',
      version(false),
      box('hdlr', version(false), Buffer.from('\0\0\0\0pict'), Buffer.alloc(13)),
      box('pitm', version(isWide), id(primary)),
      box(
        'iprp',
        box('ipco', ...properties),
        box('ipma', version(isWide, isWide ? 1 : 0), bigEndian(4, items.length), ...associations),
      ),
    ),
    box('mdat'),
  ]);
}

/** A PNG that claims any size, and whose data inflate to any number of zeros. */
export function aLyingPng(width: number, height: number, zeros: number, isInterlaced = false): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 6, 0, 0, isInterlaced ? 1 : 0], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(Buffer.alloc(zeros))),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

/** An SVG of 40 by 30 with something in it. */
export function anSvg(inside = '<rect width="40" height="30" fill="red"/>', attributes = ''): Buffer {
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30" ${attributes}>${inside}</svg>`,
  );
}
