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
  const tiff = Buffer.from('49492a000800000001001201030001000000000000000000000000', 'hex');
  tiff.writeUInt16LE(orientation, 18);
  const exif = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const marker = Buffer.from([0xff, 0xe1, 0, exif.length + 2]);
  return Buffer.concat([data.subarray(0, 2), marker, exif, data.subarray(2)]);
}

/** A GIF of one red pixel on a screen of one pixel. */
export const redGif = Buffer.from('R0lGODlhAQABAIAAAP8AAAAAACwAAAAAAQABAAACAkQBADs=', 'base64');

/** A lossy WebP of one pixel. */
export const smallWebp = Buffer.from('UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA', 'base64');

/** A PNG that claims any size, and whose data inflate to any number of zeros. */
export function aLyingPng(width: number, height: number, zeros: number, isInterlaced = false): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 6, 0, 0, isInterlaced ? 1 : 0], 8);
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(zeros))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** An SVG of 40 by 30 with something in it. */
export function anSvg(inside = '<rect width="40" height="30" fill="red"/>', attributes = ''): Buffer {
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30" ${attributes}>${inside}</svg>`,
  );
}
