import fc from 'fast-check';
import assert from 'node:assert/strict';
import { imageTypes, type ImageFormat } from '../../../../core/model/image/image-types';
import { decodingRules, type RemoteImage } from '../../../../core/build/image/image';
import { formatImagesFile, parseImagesFile } from '../../../../core/build/image/parse-images-file';

/** As `JSON.parse` makes them. */
const plain = { noNullPrototype: true };

const good = { format: 'png', width: 10, height: 20, color: '#010203', placeholder: 'abc+/w==' };

describe('images.json', () => {
  it('is read as it was written, whatever is known', () => {
    const formats = Object.keys(imageTypes) as ImageFormat[];
    const image: fc.Arbitrary<RemoteImage> = fc.oneof(
      fc.record({ error: fc.string({ maxLength: 300 }) }, plain),
      fc.record(
        {
          format: fc.constantFrom(...formats),
          width: fc.integer({ min: 1, max: 65_535 }),
          height: fc.integer({ min: 1, max: 65_535 }),
          color: fc.constantFrom(null, '#00ff7f'),
          placeholder: fc.constantFrom(null, '1QcSHQRnh493V4dIh4eXh1h4kJUI'),
          problem: fc.record(
            {
              rule: fc.constantFrom(...decodingRules),
              facts: fc.dictionary(fc.string(), fc.string(), plain),
            },
            plain,
          ),
        },
        { ...plain, requiredKeys: ['format', 'width', 'height', 'color', 'placeholder'] },
      ),
    );
    const entries = fc.array(fc.tuple(fc.webUrl(), image));
    fc.assert(
      fc.property(entries, (list) => {
        const images = new Map(list);
        const text = formatImagesFile(images);
        const parsed = parseImagesFile(text);
        assert.deepEqual(parsed.findings, []);
        assert.deepEqual(parsed.images, new Map([...images].sort(([a], [b]) => (a < b ? -1 : 1))));
        assert.equal(formatImagesFile(parsed.images), text);
      }),
    );
  });

  const unusable: readonly (readonly [name: string, entry: unknown])[] = [
    ['a number', 1],
    ['a list', []],
    ['nothing', null],
    ['no size', { ...good, width: undefined }],
    ['a size of nothing', { ...good, width: 0 }],
    ['a size that nothing has', { ...good, height: 1e9 }],
    ['a size in parts of a pixel', { ...good, width: 1.5 }],
    ['a size as text', { ...good, width: '10' }],
    ['another format', { ...good, format: 'bmp' }],
    ['a format that every object has', { ...good, format: 'constructor' }],
    ['a colour that closes an attribute', { ...good, color: '"><script>' }],
    ['a problem that no decoder has', { ...good, problem: { rule: 'image-missing', facts: {} } }],
    [
      'a problem with parameters of any kind',
      { ...good, problem: { rule: 'image-damaged', facts: { reason: {} } } },
    ],
    ['a problem without parameters', { ...good, problem: { rule: 'image-damaged' } }],
    ['a placeholder of any length', { ...good, placeholder: 'a'.repeat(1000) }],
  ];
  for (const [name, entry] of unusable) {
    it(`leaves out an entry with ${name}, and says so`, () => {
      const text = JSON.stringify({ 'https://a.example/1': entry, 'https://a.example/2': good });
      const { images, findings } = parseImagesFile(text);
      assert.deepEqual([...images.keys()], ['https://a.example/2']);
      assert.deepEqual(
        findings.map(({ rule, severity }) => `${severity} ${rule}`),
        ['warning images-file-unusable'],
      );
    });
  }

  it('is a finding when it is none', () => {
    for (const text of ['', '{', '[]', 'null', '"a"', '<<<<<<< ours\n{}']) {
      const { images, findings } = parseImagesFile(text);
      assert.equal(images.size, 0);
      assert.deepEqual(
        findings.map(({ file, line }) => `${file}:${line}`),
        ['images.json:1'],
      );
    }
    assert.equal(parseImagesFile(JSON.stringify({ 'file:///etc/passwd': good })).images.size, 0);
    const many = Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`https://a.example/${i}`, 0]));
    assert.equal(parseImagesFile(JSON.stringify(many)).findings.length, 20);
  });
});
