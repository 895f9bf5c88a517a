import assert from 'node:assert/strict';
import { parseSource } from '../../../../core/build/source/parse-source';
import { messagesOf } from '../../../support/messages-of';

const parse = (content: string | Uint8Array) => {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return parseSource({ path: 'blog/a.md', collection: 'blog', slug: 'a', bytes });
};
const rulesOf = (content: string | Uint8Array) =>
  parse(content).findings.map(({ rule, line, column }) => `${line}:${column} ${rule}`);
const accept = (content: string | Uint8Array) => parse(content).source ?? assert.fail('left out');
const head = '---\ntitle: 云函数\ndate: 2020-06-01\n';

describe('parseSource', () => {
  const bodies = [
    { name: 'keeps the body as written', input: `${head}---\n\n# A\n`, markdown: '\n# A\n', bodyLine: 5 },
    { name: 'accepts a body of nothing', input: `${head}---`, markdown: '', bodyLine: 5 },
    {
      name: 'leaves rules in the body alone',
      input: `${head}---\na\n---\nb`,
      markdown: 'a\n---\nb',
      bodyLine: 5,
    },
    { name: 'drops a byte order mark', input: `\uFEFF${head}---\na`, markdown: 'a', bodyLine: 5 },
    {
      name: 'reads CRLF',
      input: `${head}---\na\nb\n`.replaceAll('\n', '\r\n'),
      markdown: 'a\nb\n',
      bodyLine: 5,
    },
    { name: 'reads lone CR', input: `${head}---\na\rb`, markdown: 'a\nb', bodyLine: 5 },
  ];
  for (const { name, input, markdown, bodyLine } of bodies) {
    it(name, () => {
      const source = accept(input);
      assert.equal(source.markdown, markdown);
      assert.equal(source.bodyLine, bodyLine);
      assert.equal(source.frontMatter.title, '云函数');
      assert.deepEqual(rulesOf(input), []);
    });
  }

  it('removes U+0000 and says where', () => {
    assert.equal(accept(`${head}---\nab\0c`).markdown, 'abc');
    assert.deepEqual(rulesOf(`${head}---\nab\0c`), ['5:3 nul-removed']);
  });

  const refused = [
    { name: 'an empty file', input: '', expected: '1:1 front-matter-missing' },
    { name: 'a file without front matter', input: '# A\n', expected: '1:1 front-matter-missing' },
    { name: 'four dashes', input: '----\ntitle: a\n----\n', expected: '1:1 front-matter-missing' },
    {
      name: 'a space after the dashes',
      input: '--- \ntitle: a\n---\n',
      expected: '1:1 front-matter-missing',
    },
    {
      name: 'JavaScript',
      input: '---js\n{ a: globalThis.ran = 1 }\n---\n',
      expected: '1:1 front-matter-missing',
    },
    { name: 'JSON', input: '---json\n{}\n---\n', expected: '1:1 front-matter-missing' },
    {
      name: 'front matter that is not closed',
      input: `${head}\n# A\n`,
      expected: '1:1 front-matter-unclosed',
    },
    {
      name: 'a closing line with a space',
      input: `${head}--- \n# A\n`,
      expected: '4:1 front-matter-unclosed',
    },
    { name: 'front matter of nothing', input: '---\n---\n', expected: '1:1 front-matter-not-mapping' },
    {
      name: 'front matter of comments',
      input: '---\n# a\n\n---\n',
      expected: '1:1 front-matter-not-mapping',
    },
    { name: 'a list', input: '---\n- a\n---\n', expected: '2:1 front-matter-not-mapping' },
    { name: 'a text', input: '---\njust text\n---\n', expected: '2:1 front-matter-not-mapping' },
    { name: 'null', input: '---\n~\n---\n', expected: '2:1 front-matter-not-mapping' },
    { name: 'an unquoted colon', input: '---\ntitle: Egg: a\n---\n', expected: '2:8 yaml-syntax' },
    { name: 'an unclosed quote', input: '---\na: 1\ntitle: "x\n---\n', expected: '3:9 yaml-syntax' },
    { name: 'text after a bracket', input: '---\ntitle: [a] b\n---\n', expected: '2:12 yaml-syntax' },
    {
      name: 'a full-width colon',
      input: '---\ntitle：a\ndate: 2020-01-01\n---\n',
      expected: '2:1 yaml-syntax',
    },
    { name: 'a second key of one name', input: `${head}title: b\n---\n`, expected: '4:1 yaml-duplicate-key' },
    {
      name: 'a second key deep down',
      input: `${head}x:\n  - {a: 1, "a": 2}\n---\n`,
      expected: '5:12 yaml-duplicate-key',
    },
    { name: 'an alias of nothing', input: `${head}a: *b\n---\n`, expected: '4:4 yaml-alias-unknown' },
    { name: 'an alias of itself', input: `${head}a: &a [*a]\n---\n`, expected: '4:8 yaml-too-many-aliases' },
    { name: 'a merge of a text', input: `${head}a: { <<: b }\n---\n`, expected: '4:6 yaml-merge-unusable' },
    { name: 'deep nesting', input: `${head}a: ${'['.repeat(100_000)}\n---\n`, expected: '' },
    {
      name: 'a title that is a list',
      input: '---\ntitle: [a]\ndate: 2020-01-01\n---\n',
      expected: '2:8 title-unusable',
    },
    {
      name: 'bytes that are not UTF-8',
      input: Uint8Array.of(45, 45, 45, 10, 0xb2, 0xe2),
      expected: '2:1 file-not-utf8',
    },
    {
      name: 'a file that is too large',
      input: new Uint8Array(2 * 1024 * 1024 + 1),
      expected: '1:1 file-too-large',
    },
    {
      name: 'too much front matter',
      input: `${head}a: ${'x'.repeat(131_072)}\n---\n`,
      expected: '1:1 front-matter-too-large',
    },
  ];
  for (const { name, input, expected } of refused) {
    it(`refuses ${name}`, () => {
      const { source, findings } = parse(input);
      assert.equal(source, null);
      assert.equal(findings.length, 1);
      assert.equal(findings[0]?.severity, 'error');
      if (expected !== '') assert.deepEqual(rulesOf(input), [expected]);
    });
  }

  it('runs nothing', () => {
    assert.equal('ran' in globalThis, false);
  });

  it('tells how to mend a colon', () => {
    const { findings } = parse("---\ntitle: It's Egg: a\n---\n");
    assert.match(messagesOf(findings)[0] ?? '', /quotes/u);
    assert.equal(findings[0]?.expected, "title: 'It''s Egg: a'");
  });

  it('reads tabs as spaces, with a warning', () => {
    const input = `${head}tags:\n\t- a\n\t- b\n---\n`;
    assert.deepEqual(rulesOf(input), ['5:1 yaml-tab-indent']);
    assert.deepEqual(
      accept(input).frontMatter.tags.map(({ value }) => value),
      ['a', 'b'],
    );
  });

  it('counts what aliases stand for without writing it out', () => {
    const bomb = Array.from({ length: 40 }, (_, i) => `x${i + 1}: &x${i + 1} [${`*x${i},`.repeat(9)}]`).join(
      '\n',
    );
    assert.deepEqual(rulesOf(`${head}x0: &x0 [a]\n${bomb}\n---\n`), ['8:30 yaml-too-many-aliases']);
  });

  it('refuses a long text that is repeated often', () => {
    const input = `${head}a: &a ${'x'.repeat(100_000)}\nb: [${'*a,'.repeat(20)}]\n---\n`;
    assert.match(rulesOf(input)[0] ?? '', /yaml-too-many-aliases/u);
  });

  it('accepts as many aliases as an author needs', () => {
    const input = `${head}a: &a x\nb: { c: [${'*a,'.repeat(10_000)}] }\n---\n`;
    assert.deepEqual(rulesOf(input), []);
    assert.match(rulesOf(input.replace('[*a,', '[*a,*a,'))[0] ?? '', /yaml-too-many-aliases/u);
  });

  it('takes merged keys, and its own before them', () => {
    const { frontMatter } = accept('---\nbase: &b {date: 2020-01-01, title: b}\n<<: *b\ntitle: a\n---\n');
    assert.equal(frontMatter.title, 'a');
    assert.equal(frontMatter.date?.ms, Date.UTC(2020, 0, 1));
  });

  const large = [
    { name: 'blank lines', text: '\n'.repeat(130_000) },
    { name: 'lines of spaces', text: '  \n'.repeat(40_000) },
    { name: 'comments', text: '#\n'.repeat(60_000) },
    { name: 'keys', text: Array.from({ length: 12_000 }, (_, i) => `k${i}: 1\n`).join('') },
    { name: 'anchors', text: `a: [${Array.from({ length: 9_000 }, (_, i) => `&a${i} b`).join(', ')}]\n` },
    { name: 'tabs', text: `a:\n${'\t- b\n'.repeat(25_000)}` },
  ];
  for (const { name, text } of large) {
    it(`comes to an end with 128 KiB of ${name}`, () => {
      assert.notEqual(accept(`${head}${text}---\n`), null);
    });
  }
});
