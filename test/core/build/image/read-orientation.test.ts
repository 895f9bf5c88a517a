import assert from 'node:assert/strict';
import { inspectImage } from '../../../../core/build/image/inspect-image';
import { readHeader } from '../../../../core/build/image/read-header';
import { inflate } from '../../../../infra/image-worker';
import { aJpeg, anAvif, anExif, aPng, aWebp, pngChunk } from '../../../support/images';

const red = [220, 20, 20] as const;
const blue = [20, 20, 220] as const;
const turns = [1, 2, 3, 4, 5, 6, 7, 8];

const png = aPng(40, 20, red, blue);
/** Behind the signature and the first chunk. */
const afterHeader = 8 + 25;
const beforeEnd = png.length - 12;

/** A PNG with something more in it. */
function pngWith(extra: Uint8Array, at = afterHeader): Buffer {
  return Buffer.concat([png.subarray(0, at), extra, png.subarray(at)]);
}

/** A JPEG with segments behind its first marker. */
function jpegWith(...segments: readonly Buffer[]): Buffer {
  const jpeg = aJpeg(40, 20, red, blue);
  return Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2)]);
}

function segment(data: Buffer, length = data.length + 2): Buffer {
  return Buffer.concat([Buffer.from([0xff, 0xe1, length >> 8, length & 0xff]), data]);
}

const exifSegment = (exif: Buffer) => segment(Buffer.concat([Buffer.from('Exif\0\0'), exif]));

/** What the picture looks like: its size and placeholder. */
function look(bytes: Uint8Array) {
  const { facts, problems } = inspectImage(bytes, inflate);
  return [facts?.width, facts?.height, facts?.placeholder, problems.length];
}

describe('the orientation of an image', () => {
  for (const turn of turns) {
    for (const isLittle of [true, false]) {
      it(`turns size and placeholder as Exif says: ${turn}, ${isLittle ? 'II' : 'MM'}`, () => {
        const exif = anExif(turn, { isLittle });
        const jpeg = jpegWith(exifSegment(exif));
        const turned = pngWith(pngChunk('eXIf', exif));
        const webp = aWebp(40, 20, exif);
        assert.deepEqual(
          [jpeg, turned, webp].map((bytes) => readHeader(bytes)?.orientation),
          [turn, turn, turn],
        );
        const size = turn < 5 ? [40, 20] : [20, 40];
        for (const bytes of [jpeg, turned, webp]) assert.deepEqual(look(bytes).slice(0, 2), size);
      });
    }
  }

  it('shows in the placeholder of a PNG', () => {
    const looks = turns.map((turn) => JSON.stringify(look(pngWith(pngChunk('eXIf', anExif(turn))))));
    assert.equal(looks[0], JSON.stringify(look(png)));
    // Red is left, right, right, left, above, above, below and below.
    assert.deepEqual(
      turns.map((_, i) => looks.indexOf(looks[i] ?? '')),
      [0, 1, 1, 0, 4, 4, 6, 6],
    );
  });

  const exif = anExif(6);
  const table: readonly { name: string; bytes: Uint8Array; expected: number | undefined }[] = [
    { name: 'no Exif in a PNG', bytes: png, expected: 1 },
    {
      name: 'a PNG with Exif behind the pixels',
      bytes: pngWith(pngChunk('eXIf', exif), beforeEnd),
      expected: 6,
    },
    {
      name: 'a PNG with Exif behind its end',
      bytes: pngWith(pngChunk('eXIf', exif), png.length),
      expected: 1,
    },
    {
      name: 'the first of two in a PNG',
      bytes: pngWith(Buffer.concat([pngChunk('eXIf', exif), pngChunk('eXIf', anExif(3))])),
      expected: 6,
    },
    {
      name: 'a first one in a PNG that says nothing',
      bytes: pngWith(Buffer.concat([pngChunk('eXIf', anExif(9)), pngChunk('eXIf', exif)])),
      expected: 1,
    },
    { name: 'another chunk with such data', bytes: pngWith(pngChunk('eXIg', exif)), expected: 1 },
    {
      name: 'text that names the chunk',
      bytes: pngWith(pngChunk('tEXt', Buffer.concat([Buffer.from('x\0eXIf'), exif]))),
      expected: 1,
    },
    {
      name: 'a chunk that is longer than the file',
      bytes: pngWith(Buffer.from('7fffffff65584966', 'hex')),
      expected: 1,
    },
    {
      name: 'a chunk of the largest length',
      bytes: pngWith(Buffer.from('ffffffff65584966', 'hex')),
      expected: 1,
    },
    { name: 'an empty chunk', bytes: pngWith(pngChunk('eXIf', Buffer.alloc(0))), expected: 1 },
    { name: 'orientation 0', bytes: pngWith(pngChunk('eXIf', anExif(0))), expected: 1 },
    { name: 'orientation 9', bytes: pngWith(pngChunk('eXIf', anExif(9))), expected: 1 },
    {
      name: 'orientation 1536, which is 6 the other way round',
      bytes: pngWith(pngChunk('eXIf', anExif(0x600))),
      expected: 1,
    },
    { name: 'another type', bytes: pngWith(pngChunk('eXIf', anExif(6, { type: 4 }))), expected: 1 },
    { name: 'two values', bytes: pngWith(pngChunk('eXIf', anExif(6, { count: 2 }))), expected: 1 },
    { name: 'another tag', bytes: pngWith(pngChunk('eXIf', anExif(6, { tag: 275 }))), expected: 1 },
    {
      name: 'a directory further on',
      bytes: pngWith(pngChunk('eXIf', anExif(6, { directory: 26 }))),
      expected: 6,
    },
    { name: 'a directory outside', bytes: pngWith(pngChunk('eXIf', exif.subarray(0, 9))), expected: 1 },
    { name: 'an entry that is cut off', bytes: pngWith(pngChunk('eXIf', exif.subarray(0, 20))), expected: 1 },
    {
      name: 'more entries than there are',
      bytes: pngWith(pngChunk('eXIf', anExif(6, { tag: 275, entries: 65_535 }))),
      expected: 1,
    },
    {
      name: 'no byte order',
      bytes: pngWith(pngChunk('eXIf', Buffer.concat([Buffer.from('XX'), exif.subarray(2)]))),
      expected: 1,
    },
    {
      name: 'no TIFF',
      bytes: pngWith(pngChunk('eXIf', Buffer.concat([Buffer.from('II+\0'), exif.subarray(4)]))),
      expected: 1,
    },
    {
      name: 'what a JPEG has before its Exif, in a PNG',
      bytes: pngWith(pngChunk('eXIf', Buffer.concat([Buffer.from('Exif\0\0'), exif]))),
      expected: 1,
    },

    { name: 'no Exif in a JPEG', bytes: jpegWith(), expected: 1 },
    {
      name: 'the first of two in a JPEG',
      bytes: jpegWith(exifSegment(exif), exifSegment(anExif(3))),
      expected: 6,
    },
    {
      name: 'XMP before the Exif of a JPEG',
      bytes: jpegWith(segment(Buffer.from('http://ns.adobe.com/xap/1.0/\0<x/>')), exifSegment(exif)),
      expected: 6,
    },
    {
      name: 'a directory further on in a JPEG',
      bytes: jpegWith(exifSegment(anExif(6, { directory: 26 }))),
      expected: 6,
    },
    { name: 'an empty Exif in a JPEG', bytes: jpegWith(exifSegment(Buffer.alloc(0))), expected: 1 },

    { name: 'no Exif in a WebP', bytes: aWebp(40, 20), expected: 1 },
    { name: 'a WebP whose header does not say that it has Exif', bytes: aWebp(40, 20, exif, 0), expected: 1 },
    {
      name: 'a WebP with what a JPEG has before its Exif',
      bytes: aWebp(40, 20, Buffer.concat([Buffer.from('Exif\0\0'), exif])),
      expected: 6,
    },
    { name: 'a WebP with Exif that is cut off', bytes: aWebp(40, 20, exif).subarray(0, -8), expected: 1 },
    {
      name: 'a WebP with Exif of an odd length before it',
      bytes: aWebp(40, 20, exif, 8, Buffer.from('odd')),
      expected: 6,
    },
  ];
  for (const { name, bytes, expected } of table) {
    it(`is ${expected}: ${name}`, () => {
      assert.equal(readHeader(bytes)?.orientation, expected);
    });
  }
});

describe('the size of an AVIF', () => {
  const table: readonly { name: string; bytes: Uint8Array; expected: string | null }[] = [
    { name: 'not turned', bytes: anAvif([[40, 20]]), expected: '40x20' },
    { name: 'turned by no quarter', bytes: anAvif([[40, 20, 0]]), expected: '40x20' },
    { name: 'turned by one quarter', bytes: anAvif([[40, 20, 1]]), expected: '20x40' },
    { name: 'turned by two quarters', bytes: anAvif([[40, 20, 2]]), expected: '40x20' },
    { name: 'turned by three quarters', bytes: anAvif([[40, 20, 3]]), expected: '20x40' },
    { name: 'bits that mean nothing', bytes: anAvif([[40, 20, 0xfd]]), expected: '20x40' },
    {
      name: 'another item that is turned',
      bytes: anAvif([
        [40, 20],
        [8, 4, 1],
      ]),
      expected: '40x20',
    },
    {
      name: 'the second item is the picture',
      bytes: anAvif(
        [
          [8, 4],
          [40, 20, 1],
        ],
        { primary: 2 },
      ),
      expected: '20x40',
    },
    {
      name: 'wide numbers',
      bytes: anAvif(
        [
          [8, 4],
          [40, 20, 1],
        ],
        { primary: 2, isWide: true },
      ),
      expected: '20x40',
    },
    { name: 'an item without properties', bytes: anAvif([[40, 20, 1]], { primary: 7 }), expected: '40x20' },
    { name: 'a size of zero', bytes: anAvif([[0, 20]]), expected: null },
    { name: 'nothing but the beginning', bytes: anAvif([[40, 20]]).subarray(0, 40), expected: null },
  ];
  for (const { name, bytes, expected } of table) {
    it(`is ${expected ?? 'not told'}: ${name}`, () => {
      const { facts } = inspectImage(bytes, inflate);
      assert.equal(facts && `${facts.width}x${facts.height}`, expected);
    });
  }

  it('is read or not, wherever the file is cut off', () => {
    const whole = anAvif(
      [
        [8, 4],
        [40, 20, 1],
      ],
      { primary: 2 },
    );
    for (let length = 0; length < whole.length; length++) {
      const header = readHeader(whole.subarray(0, length));
      assert.ok(header === null || header.format === 'avif');
    }
  });
});
