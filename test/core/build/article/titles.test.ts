import fc from 'fast-check';
import assert from 'node:assert/strict';
import { parse } from 'yaml';
import { buildArticle } from '../../../../core/build/article/build-article';
import { hash } from '../../../../infra/hash';

/** The title of an article, what is told of it, and what to write. */
function build({ keys = '', body = '', slug = 'a' }: { keys?: string; body?: string; slug?: string }) {
  const bytes = Buffer.from(`---\ndate: 2020-06-01\n${keys}\n---\n${body}\n`);
  const file = { path: `blog/${slug}.md`, collection: 'blog', slug, bytes };
  const { article, findings } = buildArticle(file, { iframeHosts: [], placeholders: {} }, hash);
  return { title: article?.title, findings, rules: findings.map(({ rule }) => rule) };
}

describe('titles', () => {
  const long = '长'.repeat(400);
  // What a title is made of, what it is, and what is told besides `title-missing`.
  const cases: { name: string; text: string; title: string; rules: string[] }[] = [
    { name: 'is as it is', text: '用云函数处理图片', title: '用云函数处理图片', rules: [] },
    { name: 'has 300 characters', text: '长'.repeat(300), title: '长'.repeat(300), rules: [] },
    { name: 'is cut at 300 characters', text: long, title: '长'.repeat(300), rules: ['text-too-long'] },
    {
      name: 'is cut between characters',
      text: '😀'.repeat(301),
      title: '😀'.repeat(300),
      rules: ['text-too-long'],
    },
    {
      name: 'is cut within an endless grapheme',
      text: `e${'\u0301'.repeat(500)}`,
      title: `e${'\u0301'.repeat(299)}`,
      rules: ['text-too-long'],
    },
    { name: 'has no bidi controls', text: 'a\u202Eb\u2066c', title: 'abc', rules: ['hidden-characters'] },
    {
      name: 'has no zero-width spaces',
      text: '云\u200B函\uFEFF数',
      title: '云函数',
      rules: ['hidden-characters'],
    },
    {
      name: 'has no soft hyphens',
      text: 'Server\u00ADless',
      title: 'Serverless',
      rules: ['hidden-characters'],
    },
    {
      name: 'has no control characters',
      text: 'a\u0007b\u009Bc',
      title: 'abc',
      rules: ['hidden-characters'],
    },
    {
      name: 'keeps the joiners of emoji',
      text: '👨\u200D👩\u200D👧 家',
      title: '👨\u200D👩\u200D👧 家',
      rules: [],
    },
    { name: 'keeps the joiners of Persian', text: 'می\u200Cخواهم', title: 'می\u200Cخواهم', rules: [] },
    { name: 'keeps the joiners of Devanagari', text: 'क्\u200Dष', title: 'क्\u200Dष', rules: [] },
    { name: 'keeps the tags of flags', text: '🏴󠁧󠁢󠁥󠁮󠁧󠁿 旗', title: '🏴󠁧󠁢󠁥󠁮󠁧󠁿 旗', rules: [] },
    { name: 'has single spaces', text: 'a \u3000 b', title: 'a b', rules: [] },
  ];
  for (const { name, text, title, rules } of cases) {
    it(`${name}, from front matter`, () => {
      const read = build({ keys: `title: ${JSON.stringify(text)}`, body: '# 另一个' });
      assert.deepEqual([read.title, read.rules], [title, rules]);
    });
    it(`${name}, from a heading`, () => {
      const read = build({ body: `# ${text}` });
      assert.deepEqual([read.title, read.rules], [title, [...rules, 'title-missing']]);
    });
    it(`${name}, from a slug`, () => {
      const read = build({ slug: text });
      assert.deepEqual([read.title, read.rules], [title, [...rules, 'title-missing']]);
    });
  }

  it('are the slug where a heading has nothing to see', () => {
    assert.equal(build({ body: '# &#x200B;', slug: 'b' }).title, 'b');
    assert.equal(build({ slug: '\u200B' }).title, '\\u{200B}');
  });

  it('are suggested so that they are read as what the article is called', () => {
    const heading = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      fc.string({ unit: fc.constantFrom(...Array.from(':#-?&!%@\'"[]{},|~ 01e云\u200B')), maxLength: 12 }),
      fc.constantFrom(
        'Serverless: 入门',
        'C #1',
        '2020',
        'true',
        '2020-01-01',
        'null',
        '12:30',
        '长'.repeat(400),
      ),
    );
    fc.assert(
      fc.property(heading, (text) => {
        // Every character of it as a reference, so that none is Markdown.
        const body = `# ${Array.from(text, (character) => `&#${character.codePointAt(0) ?? 0};`).join('')}`;
        const first = build({ body });
        const expected = first.findings.find(({ rule }) => rule === 'title-missing')?.expected ?? '';
        assert.deepEqual(parse(expected), { title: first.title });
        const second = build({ keys: expected, body });
        assert.deepEqual([second.title, second.rules], [first.title, []]);
      }),
    );
  });
});
