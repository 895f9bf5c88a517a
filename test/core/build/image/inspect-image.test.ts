import assert from 'node:assert/strict';
import { thumbHashToApproximateAspectRatio, thumbHashToAverageRGBA } from 'thumbhash';
import { inspectImage } from '../../../../core/build/image/inspect-image';
import { inflate } from '../../../../infra/image-worker';
import { aGifBomb, aJpeg, aLyingPng, anSvg, aPng, redGif, smallWebp } from '../../../support/images';

const red = [220, 20, 20] as const;
const blue = [20, 20, 220] as const;

function inspect(bytes: Uint8Array) {
  const { facts, isSafe, problems } = inspectImage(bytes, inflate);
  const size = facts && `${facts.format} ${facts.width}x${facts.height}`;
  return { size, isSafe, rules: problems.map(({ rule }) => rule), facts };
}

describe('inspecting images', () => {
  const sizes: readonly (readonly [name: string, bytes: Uint8Array, size: string])[] = [
    ['a PNG', aPng(300, 200), 'png 300x200'],
    ['a JPEG', aJpeg(64, 48, red), 'jpg 64x48'],
    ['a JPEG of a camera held upright', aJpeg(64, 48, red, blue, 6), 'jpg 48x64'],
    ['a GIF', redGif, 'gif 1x1'],
    ['a WebP', smallWebp, 'webp 1x1'],
    ['an SVG', anSvg(), 'svg 40x30'],
    [
      'an SVG with a mark and a declaration',
      Buffer.concat([Buffer.from('\ufeff<?xml version="1.0"?>\n'), anSvg()]),
      'svg 40x30',
    ],
    ['an SVG with nothing but a box', Buffer.from('<svg viewBox="0 0 12 34"></svg>'), 'svg 12x34'],
    ['an interlaced PNG', aLyingPng(4, 4, 71, true), 'png 4x4'],
  ];
  for (const [name, bytes, size] of sizes) {
    it(`tells the size of ${name}`, () => {
      const found = inspect(bytes);
      assert.deepEqual({ ...found, facts: null }, { size, isSafe: true, rules: [], facts: null });
    });
  }

  const broken: readonly (readonly [
    name: string,
    bytes: Uint8Array,
    rule: string,
    size: string | null,
    isSafe: boolean,
  ])[] = [
    ['nothing', new Uint8Array(), 'image-unknown', null, false],
    ['text', Buffer.from('Not found'), 'image-unknown', null, false],
    ['a page', Buffer.from('<!doctype html><svg width="1" height="1">'), 'image-unknown', null, false],
    ['a PNG of no width', aLyingPng(0, 10, 10), 'image-unknown', null, false],
    ['the beginning of a PNG', aPng(300, 200).subarray(0, 60), 'image-damaged', 'png 300x200', true],
    ['a PNG without its last byte', aPng(3, 2).subarray(0, -9), 'image-damaged', 'png 3x2', true],
    [
      'the beginning of a JPEG',
      aJpeg(200, 200, red, blue).subarray(0, 900),
      'image-damaged',
      'jpg 200x200',
      true,
    ],
    ['the beginning of a GIF', redGif.subarray(0, 30), 'image-damaged', 'gif 1x1', true],
    ['a GIF with a picture of four gigapixels', aGifBomb(), 'image-damaged', 'gif 1x1', true],
    [
      'a WebP that says it is longer',
      Buffer.concat([smallWebp.subarray(0, 4), Buffer.from([0xff, 0xff]), smallWebp.subarray(6)]),
      'image-damaged',
      'webp 1x1',
      true,
    ],
    ['a PNG with fewer pixels than it says', aLyingPng(100, 100, 500), 'image-damaged', 'png 100x100', true],
    [
      'a PNG that inflates to more than its size',
      aLyingPng(10, 10, 200_000_000),
      'image-damaged',
      'png 10x10',
      true,
    ],
    ['the same, interlaced', aLyingPng(10, 10, 200_000_000, true), 'image-damaged', 'png 10x10', true],
    [
      'a PNG of a size that nobody can show',
      aLyingPng(60_000, 60_000, 10),
      'image-too-many-pixels',
      'png 60000x60000',
      false,
    ],
    ['a PNG wider than any format allows', aLyingPng(4_000_000_000, 1, 10), 'image-unknown', null, false],
    ['an SVG with a script', anSvg('<script>alert(1)</script>'), 'image-unsafe', 'svg 40x30', false],
  ];
  for (const [name, bytes, rule, size, isSafe] of broken) {
    it(`finds what is wrong with ${name}`, () => {
      const { facts, ...found } = inspect(bytes);
      assert.deepEqual(found, { size, isSafe, rules: [rule] });
      assert.equal(facts?.placeholder ?? null, null);
    });
  }

  it('says what is dangerous in an SVG', () => {
    const table: readonly (readonly [Buffer, boolean])[] = [
      [anSvg('<a href="#b"><path id="b" d="M0 0"/></a>'), true],
      [anSvg('<style>.a{fill:red}</style><text class="a">on = off</text>'), true],
      [anSvg('<image href="data:image/png;base64,AAAA"/>'), true],
      [anSvg('<SCRIPT/>'), false],
      [anSvg('<svg:script/>'), false],
      [anSvg('<rect onload="x()"/>'), false],
      [anSvg('<rect/onload="x()"/>'), false],
      [anSvg('', 'onload = "x()"'), false],
      [anSvg('<foreignObject/>'), false],
      [anSvg('<a href="javascript:x()">a</a>'), false],
      [anSvg('<a xlink:href="&#106;avascript:x()">a</a>'), false],
      [anSvg('<image href="https://evil.example/a.png"/>'), false],
      [anSvg('<use href="data:image/svg+xml,&lt;svg/>"/>'), false],
      [anSvg('<set attributeName="href" to="javascript:x()"/>'), false],
      [Buffer.concat([anSvg(), Buffer.from([0xff, 0xfe])]), false],
      [Buffer.concat([Buffer.from('<?xml version="1.0" encoding="UTF-7"?>'), anSvg()]), false],
    ];
    for (const [bytes, isSafe] of table) assert.equal(inspect(bytes).isSafe, isSafe, bytes.toString());
  });

  it('takes no SVG for safe that it did not check', () => {
    const { facts, isSafe } = inspectImage(anSvg(), inflate, false);
    assert.deepEqual([facts?.width, isSafe], [40, false]);
  });

  it('finds the colour that most of a picture has', () => {
    assert.equal(inspect(aPng(30, 20, [1, 2, 3])).facts?.color, '#010203');
    assert.equal(inspect(aPng(300, 20, [200, 100, 0], [200, 100, 0])).facts?.color, '#c86400');
    assert.equal(inspect(aPng(30, 20, [1, 2, 3, 0])).facts?.color, null);
    assert.equal(inspect(aPng(30, 20, [9, 9, 9, 0], [0, 255, 0])).facts?.color, '#00ff00');
  });

  it('makes a placeholder that looks like the picture', () => {
    const hash = Buffer.from(inspect(aPng(300, 150, red)).facts?.placeholder ?? '', 'base64');
    const { r, g, b, a } = thumbHashToAverageRGBA(hash);
    for (const [value, expected] of [
      [r, 220 / 255],
      [g, 20 / 255],
      [b, 20 / 255],
      [a, 1],
    ] as const) {
      assert.ok(Math.abs(value - expected) < 0.08, `${value} is not near ${expected}`);
    }
    assert.ok(Math.abs(thumbHashToApproximateAspectRatio(hash) - 2) < 0.4);
  });

  it('turns the placeholder as the camera was turned', () => {
    // Turned by a quarter to the right, what was left is above.
    const upright = inspect(aJpeg(64, 64, red, blue, 6)).facts?.placeholder;
    const rotated = new Uint8Array(aPng(64, 64, red, blue));
    assert.notEqual(upright, inspect(rotated).facts?.placeholder);
    assert.equal(upright, inspect(aJpeg(64, 64, red, blue, 6)).facts?.placeholder);
    assert.equal(
      inspect(aJpeg(64, 64, red, blue, 1)).facts?.placeholder,
      inspect(aJpeg(64, 64, red, blue)).facts?.placeholder,
    );
  });
});
