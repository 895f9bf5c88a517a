import assert from 'node:assert/strict';
import type { ImageFacts, RemoteImage } from '../../../../core/build/image/image';
import { toLocalPath } from '../../../../core/build/image/local-path';
import { createImageViewer } from '../../../../core/build/image/show-image';
import { toSrcset, toVariants } from '../../../../core/build/image/variants';

const facts: ImageFacts = { format: 'png', width: 1000, height: 500, color: '#010203', placeholder: 'abcd' };

describe('the path of an image', () => {
  const table: readonly (readonly [url: string, expected: string | null])[] = [
    ['a.png', 'blog/a.png'],
    ['./a.png', 'blog/a.png'],
    ['images/a.png', 'blog/images/a.png'],
    ['../case/a.png', 'case/a.png'],
    ['../a.png', 'a.png'],
    ['x/../a.png', 'blog/a.png'],
    ['%E5%9B%BE%20a.png', 'blog/图 a.png'],
    ['100%.png', 'blog/100%.png'],
    ['a.svg?v=2#layer', 'blog/a.svg ?v=2#layer'],
    ['../../a.png', 'outside'],
    ['%2e%2e/%2e%2e/etc/passwd', 'outside'],
    ['../../blog/a.png', 'outside'],
    ['/a.png', null],
    ['//example.com/a.png', null],
    ['\\\\example.com\\a.png', null],
    ['https://example.com/a.png', null],
    ['data:image/png;base64,AA', null],
    ['#a', null],
    ['?a', null],
    ['', null],
  ];
  for (const [url, expected] of table) {
    it(`of "${url}" is ${expected ?? 'none'}`, () => {
      const found = toLocalPath('blog/x.md', url);
      const shown = found === null || found === 'outside' ? found : `${found.path} ${found.suffix}`.trim();
      assert.equal(shown, expected);
    });
  }
});

describe('showing images', () => {
  const local = new Map([
    ['blog/a.png', { facts, servedName: 'a 图.0123.png', problems: [] }],
    [
      'blog/bad.svg',
      {
        facts,
        servedName: null,
        problems: [{ rule: 'image-unsafe', facts: { found: 'a script' } } as const],
      },
    ],
  ]);
  const remote = new Map<string, RemoteImage>([
    ['https://example.com/b.png', facts],
    ['https://example.com/dead.png', { error: 'it answered 404' }],
  ]);
  const view = (base: string | null) =>
    createImageViewer('blog/x.md', { base, variants: null }, { local, remote });

  it('leads to where images are served, or stays as written', () => {
    assert.equal(
      view('https://i.example/c').show('a.png?x#y').url,
      'https://i.example/c/a%20%E5%9B%BE.0123.png?x#y',
    );
    assert.equal(view(null).show('a.png').url, 'a.png');
    assert.equal(view('/images').show('bad.svg').url, 'bad.svg');
    assert.equal(view('/images').show('later.png').url, 'later.png');
    assert.equal(view('/images').show('https://example.com/b.png').url, 'https://example.com/b.png');
  });

  it('tells what is known, with or without a place to serve from', () => {
    for (const base of [null, '/images']) {
      assert.deepEqual(view(base).show('a.png').facts, facts);
      assert.deepEqual(view(base).show('bad.svg').facts, facts);
      assert.deepEqual(view(base).show('https://example.com/b.png').facts, facts);
      assert.equal(view(base).show('https://example.com/dead.png').facts, null);
    }
  });

  it('tells what is wrong, by the address as written', () => {
    assert.deepEqual(view('/images').show('bad.svg').problems, [
      { rule: 'image-unsafe', facts: { found: 'a script', url: 'bad.svg' } },
    ]);
    assert.deepEqual(view(null).show('../../x.png').problems, [
      { rule: 'image-outside', facts: { url: '../../x.png' } },
    ]);
    assert.deepEqual(view(null).show('https://example.com/dead.png').problems, [
      {
        rule: 'image-unreachable',
        facts: { reason: 'it answered 404', url: 'https://example.com/dead.png' },
      },
    ]);
  });

  it('remembers what was asked for', () => {
    const viewer = view(null);
    for (const url of ['a.png', 'a.png', '../../x.png', '/root.png', 'https://example.com/z.png'])
      viewer.show(url);
    assert.deepEqual([...viewer.local], ['blog/a.png']);
    assert.deepEqual([...viewer.remote], ['https://example.com/z.png']);
  });
});

describe('variants of an image', () => {
  const options = {
    template: '{url}?imageMogr2/thumbnail/{width}x/format/{format}',
    widths: [480, 960, 1440],
    formats: ['webp', 'avif'],
    hosts: ['i.example'],
  };
  const widthsOf = (width: number, url = 'https://i.example/a.png', format: ImageFacts['format'] = 'png') =>
    toVariants(url, { ...facts, width, format }, options)
      .filter(({ type }) => type === 'image/webp')
      .map((variant) => variant.width);

  it('are never larger than the image', () => {
    assert.deepEqual(widthsOf(2000), [480, 960, 1440]);
    assert.deepEqual(widthsOf(1440), [480, 960, 1440]);
    assert.deepEqual(widthsOf(1000), [480, 960, 1000]);
    assert.deepEqual(widthsOf(480), [480]);
    assert.deepEqual(widthsOf(100), [100]);
  });

  it('are only for images that the service can read and change', () => {
    assert.deepEqual(widthsOf(2000, 'https://other.example/a.png'), []);
    assert.deepEqual(widthsOf(2000, 'https://i.example:8443/a.png'), []);
    assert.deepEqual(widthsOf(2000, 'https://i.example/a.png?x=1'), []);
    assert.deepEqual(widthsOf(2000, 'https://i.example/a, b.png'), []);
    assert.deepEqual(widthsOf(2000, '/images/a.png'), []);
    assert.deepEqual(widthsOf(2000, 'https://i.example/a.gif', 'gif'), []);
    assert.deepEqual(widthsOf(2000, 'https://i.example/a.svg', 'svg'), []);
    assert.deepEqual(toVariants('https://i.example/a.png', facts, null), []);
  });

  it('are filled into the template, and the first format into the srcset', () => {
    const variants = toVariants('https://i.example/a.png', { ...facts, width: 500 }, options);
    assert.deepEqual(
      variants.map(({ url, type }) => `${type} ${url}`),
      [
        'image/webp https://i.example/a.png?imageMogr2/thumbnail/480x/format/webp',
        'image/webp https://i.example/a.png?imageMogr2/thumbnail/500x/format/webp',
        'image/avif https://i.example/a.png?imageMogr2/thumbnail/480x/format/avif',
        'image/avif https://i.example/a.png?imageMogr2/thumbnail/500x/format/avif',
      ],
    );
    assert.equal(
      toSrcset(variants),
      'https://i.example/a.png?imageMogr2/thumbnail/480x/format/webp 480w, ' +
        'https://i.example/a.png?imageMogr2/thumbnail/500x/format/webp 500w',
    );
    const [first] = toVariants('https://i.example/a&b.png', facts, {
      ...options,
      template: 'https://p.example/{width}/{format}?u={encodedUrl}',
    });
    assert.equal(first?.url, 'https://p.example/480/webp?u=https%3A%2F%2Fi.example%2Fa%26b.png');
  });
});
