import fc from 'fast-check';
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { fixSource } from '../../../../core/build/fix/fix-source';
import { parseSource } from '../../../../core/build/source/parse-source';

const fixtures = path.resolve(__dirname, '../../../fixtures');
const head = '---\ntitle: A\ndate: 2020-06-03\n---\n';

function parse(text: string) {
  return parseSource({ path: 'blog/a.md', collection: 'blog', slug: 'a', bytes: Buffer.from(text) });
}

describe('fixSource', () => {
  const mended: { name: string; from: string; to: string }[] = [
    { name: 'a byte order mark', from: `\uFEFF${head}`, to: head },
    { name: 'CRLF and CR', from: head.replace('\n', '\r\n') + 'a\rb\r\n', to: `${head}a\nb\n` },
    { name: 'U+0000', from: `${head}a\0b\n`, to: `${head}ab\n` },
    { name: 'an unpadded date', from: head.replace('06-03', '6-3'), to: head },
    { name: 'a date with slashes', from: head.replace('2020-06-03', '2020/6/3'), to: head },
    { name: 'a date in Chinese', from: head.replace('2020-06-03', '2020年6月3日'), to: head },
    { name: 'a date with a time', from: withDate("'2020-6-3 8:00'"), to: withDate("'2020-06-03 08:00'") },
    { name: 'a date in full width', from: withDate('２０２０-６-３'), to: withDate('2020-06-03') },
    { name: 'a date before a comment', from: withDate('2020-6-3 # day'), to: withDate('2020-06-03 # day') },
    { name: 'tabs that indent', from: withKey('tags:\n\t- a\tb'), to: withKey('tags:\n - a\tb') },
    { name: 'spaces behind the dashes', from: head.replaceAll('---', '--- '), to: head },
    { name: 'a last line of dashes with a space', from: '---\ntitle: A\n--- ', to: '---\ntitle: A\n---' },
  ];
  for (const { name, from, to } of mended) {
    it(`mends ${name}`, () => {
      assert.equal(fixSource(from), to);
    });
  }

  const kept: { name: string; text: string }[] = [
    { name: 'a day that does not exist', text: withDate('2020-2-30') },
    { name: 'a date whose order is unknown', text: withDate('3/6/2020') },
    { name: 'a bare number', text: withDate('20200603') },
    { name: 'two separators', text: withDate('2020-6/3') },
    { name: 'a date in the body', text: `${head}date: 2020-6-3\n` },
    { name: 'a date under another key', text: withKey('released: 2020-6-3') },
    { name: 'a date deeper down', text: withKey('more:\n  date: 2020-6-3\n') },
    { name: 'dashes of a text without front matter', text: '--- \n\nText.\n' },
    { name: 'tabs and spaces of the body', text: `${head}\tcode  \n` },
    { name: 'front matter that is broken elsewhere', text: withKey('a: b: c\nupdated: 2020-6-3') },
    { name: 'nothing', text: '' },
  ];
  for (const { name, text } of kept) {
    it(`leaves ${name} alone`, () => {
      assert.equal(fixSource(text), text);
    });
  }

  const samples = [
    ...listFixtures().map((file) => fs.readFileSync(file, 'utf8')),
    ...mended.map(({ from }) => from),
    ...kept.map(({ text }) => text),
  ];
  const parts = [
    '---\n',
    '--- \n',
    '\r\n',
    '\r',
    '\n',
    '\uFEFF',
    '\0',
    '\t',
    ' ',
    '- a\n',
    'tags:\n',
    'date: 2020-6-3\n',
  ];
  const more = [
    'updated: "2020/1/2 3:04"\n',
    "publishAt: '2020年1月2日'\n",
    'title: A\n',
    'x: |\n',
    '  y\n',
    '# z\n',
    '&a b',
    '*a',
  ];
  const source = fc.oneof(
    fc
      .array(fc.oneof(fc.constantFrom(...parts, ...more), fc.string()), { maxLength: 12 })
      .map((all) => all.join('')),
    fc
      .tuple(fc.constantFrom(...samples), fc.nat(), fc.constantFrom(...parts, ...more))
      .map(
        ([text, at, part]) =>
          text.slice(0, at % (text.length + 1)) + part + text.slice(at % (text.length + 1)),
      ),
  );

  it('changes nothing the second time, and no word of what is served', () => {
    const holds = (text: string) => {
      const once = fixSource(text);
      assert.equal(fixSource(once), once);
      const [before, after] = [parse(text), parse(once)];
      // Only what could not be served may be served otherwise.
      if (before.source === null) return;
      assert.deepEqual(after.source?.markdown, before.source.markdown);
      assert.deepEqual(after.source.frontMatter.date, before.source.frontMatter.date);
      assert.deepEqual(
        after.source.frontMatter.tags.map(toValue),
        before.source.frontMatter.tags.map(toValue),
      );
      assert.deepEqual(after.source.frontMatter.extra, before.source.frontMatter.extra);
    };
    samples.forEach(holds);
    fc.assert(fc.property(source, holds), { numRuns: 3000 });
  });
});

function toValue({ value }: { readonly value: string }): string {
  return value;
}

function withKey(text: string): string {
  return `---\ntitle: A\ndate: 2020-06-03\n${text}\n---\nText.\n`;
}

function withDate(date: string): string {
  return `---\ntitle: A\ndate: ${date}\n---\nText.\n`;
}

function listFixtures(): string[] {
  const names = fs.readdirSync(fixtures, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('.md')).map((name) => path.join(fixtures, name));
}
