import assert from 'node:assert/strict';
import type { ImageFacts } from '../../../../core/build/image/image';
import { showAsWritten, type ShowImage } from '../../../../core/build/image/show-image';
import { renderMarkdown } from '../../../../core/build/markdown/render-markdown';

const facts: ImageFacts = { format: 'png', width: 1000, height: 500, color: null, placeholder: null };
const variants = [{ url: 'https://i.example/v', width: 480, type: 'image/webp' }];

const showKnown: ShowImage = (url) => ({ url, facts, variants: [], problems: [] });
const showVariants: ShowImage = (url) => ({ url, facts, variants, problems: [] });

function render(html: string, show: ShowImage = showAsWritten) {
  return renderMarkdown(html, { iframeHosts: ['player.example'], placeholders: {} }, show);
}

/** The attributes of an `<img>` in html, and its sizes in the list of images. */
function sizesOf(attributes: string, show?: ShowImage) {
  const { html, images } = render(`<img src="/a.png" ${attributes}>`, show);
  const [width, height] = ['width', 'height'].map((name) => new RegExp(` ${name}="([^"]*)"`).exec(html)?.[1]);
  return [width ?? null, height ?? null, images[0]?.width, images[0]?.height];
}

describe('the size of an <img> in raw html', () => {
  type Sizes = readonly [string | null, string | null, number | null, number | null];
  const intrinsic: Sizes = ['1000', '500', 1000, 500];
  const none: Sizes = [null, null, null, null];

  /** Expected: width and height in html, then in data; where nothing is known of the image, and where it is 1000 × 500. */
  const table: readonly { name: string; attributes: string; unknown: Sizes; known: Sizes }[] = [
    { name: 'nothing', attributes: '', unknown: none, known: intrinsic },
    {
      name: 'percent',
      attributes: 'width="50%"',
      unknown: ['50%', null, null, null],
      known: ['50%', null, 1000, 500],
    },
    {
      name: 'percent without quotes',
      attributes: 'width=50%',
      unknown: ['50%', null, null, null],
      known: ['50%', null, 1000, 500],
    },
    {
      name: 'a fraction of a percent',
      attributes: 'width="33.3%"',
      unknown: ['33.3%', null, null, null],
      known: ['33.3%', null, 1000, 500],
    },
    {
      name: 'percent with white space around it',
      attributes: 'width=" 100% "',
      unknown: ['100%', null, null, null],
      known: ['100%', null, 1000, 500],
    },
    {
      name: 'percent with something behind it',
      attributes: 'width="100%;"',
      unknown: ['100%', null, null, null],
      known: ['100%', null, 1000, 500],
    },
    {
      name: 'percent that ends in a point',
      attributes: 'width="50.%"',
      unknown: ['50%', null, null, null],
      known: ['50%', null, 1000, 500],
    },
    {
      name: 'percent above a hundred',
      attributes: 'width="150%"',
      unknown: ['150%', null, null, null],
      known: ['150%', null, 1000, 500],
    },
    {
      name: 'percent with many digits',
      attributes: 'width="33.333333333333%"',
      unknown: ['33.3333%', null, null, null],
      known: ['33.3333%', null, 1000, 500],
    },
    {
      name: 'both in percent',
      attributes: 'width="50%" height="25%"',
      unknown: ['50%', '25%', null, null],
      known: ['50%', '25%', 1000, 500],
    },
    {
      name: 'percent and pixels',
      attributes: 'width="50%" height="100"',
      unknown: ['50%', '100', null, 100],
      known: ['50%', '100', 1000, 500],
    },
    {
      name: 'a height in percent',
      attributes: 'height="50%"',
      unknown: [null, '50%', null, null],
      known: [null, '50%', 1000, 500],
    },
    {
      // A space ends the number, as in browsers.
      name: 'a space before the sign',
      attributes: 'width="50 %"',
      unknown: ['50', null, 50, null],
      known: ['50', '25', 50, 25],
    },
    {
      name: 'pixels',
      attributes: 'width="100"',
      unknown: ['100', null, 100, null],
      known: ['100', '50', 100, 50],
    },
    {
      name: 'pixels with their unit',
      attributes: 'width="100px"',
      unknown: ['100', null, 100, null],
      known: ['100', '50', 100, 50],
    },
    {
      name: 'a fraction of pixels',
      attributes: 'width="50.4"',
      unknown: ['50', null, 50, null],
      known: ['50', '25', 50, 25],
    },
    {
      name: 'a fraction of pixels with their unit',
      attributes: 'height="50.5px"',
      unknown: [null, '51', null, 51],
      known: ['102', '51', 102, 51],
    },
    { name: 'auto', attributes: 'width="auto"', unknown: none, known: intrinsic },
    { name: 'negative pixels', attributes: 'width="-5"', unknown: none, known: intrinsic },
    { name: 'negative percent', attributes: 'width="-5%"', unknown: none, known: intrinsic },
    { name: 'no number', attributes: 'width="wide" height="%"', unknown: none, known: intrinsic },
    { name: 'an empty value', attributes: 'width="" height', unknown: none, known: intrinsic },
    { name: 'full-width digits', attributes: 'width="５０%"', unknown: none, known: intrinsic },
    { name: 'more than is believed', attributes: 'width="100000"', unknown: none, known: intrinsic },
    { name: 'more percent than is believed', attributes: 'width="100000%"', unknown: none, known: intrinsic },
    {
      name: 'an exponent, which ends the number',
      attributes: 'width="60e1%"',
      unknown: ['60', null, 60, null],
      known: ['60', '30', 60, 30],
    },
    { name: 'many digits', attributes: `width="${'9'.repeat(400)}%"`, unknown: none, known: intrinsic },
    { name: 'a style', attributes: 'style="width: 50%"', unknown: none, known: intrinsic },
    {
      name: 'zero',
      attributes: 'width="0" height="0"',
      unknown: ['0', '0', 0, 0],
      known: ['0', '0', 0, 0],
    },
  ];
  for (const { name, attributes, unknown, known } of table) {
    it(`holds, or is that of the image: ${name}`, () => {
      assert.deepEqual(sizesOf(attributes), unknown);
      assert.deepEqual(sizesOf(attributes, showKnown), known);
    });
  }

  const layouts: readonly (readonly [attributes: string, sizes: string])[] = [
    ['', '(max-width: 1000px) 100vw, 1000px'],
    ['width="300"', '(max-width: 300px) 100vw, 300px'],
    ['width="50%"', '50vw'],
    ['width="33.3%" height="20"', '33.3vw'],
    ['height="50%"', '(max-width: 1000px) 100vw, 1000px'],
  ];
  for (const [attributes, sizes] of layouts) {
    it(`says which variant to load: ${attributes || 'no size'}`, () => {
      const { html } = render(`<img src="/a.png" ${attributes}>`, showVariants);
      assert.ok(html.includes(`srcset="https://i.example/v 480w" sizes="${sizes}"`), html);
    });
  }

  it('is kept in percent for films and frames too', () => {
    const film = '<video width="100%" height="auto" controls></video>';
    assert.equal(render(film).html, '<p><video width="100%" controls></video></p>');
    const frame = '<iframe src="https://player.example/1" width="100%" height="400"></iframe>';
    assert.equal(render(frame).html, frame);
  });
});
