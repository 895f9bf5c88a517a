import fc from 'fast-check';
import matter from 'gray-matter';
import assert from 'node:assert/strict';
import { parse } from 'yaml';
import { parseYaml } from '../../../../core/build/source/parse-yaml';
import { createReport } from '../../../../core/build/source/report';
import { toYamlLine, toYamlScalar } from '../../../../core/build/text/to-yaml';

/** What Casebook's own reader makes of one key. */
function readOwn(yaml: string, key: string): unknown {
  const { findings, report } = createReport('blog/a.md');
  const value = parseYaml(`${yaml}\n`, 1, report)?.get(key)?.value;
  assert.deepEqual(findings, [], yaml);
  if (value?.kind === 'list') return value.toItems().map((item) => ('text' in item ? item.text : item.kind));
  return value && 'text' in value ? value.text : value?.kind;
}

/** What readers of YAML make of one key: Casebook's, gray-matter as it comes (YAML 1.1), and `yaml` (1.2 and 1.1). */
function readEverywhere(line: string, key: string): unknown[] {
  assert.doesNotMatch(line, /[\n\r\u2028\u2029]/u);
  const read = (value: unknown) => (value as Record<string, unknown>)[key];
  return [
    readOwn(line, key),
    read(matter(`---\n${line}\n---\n`, {}).data),
    read(parse(line)),
    read(parse(line, { version: '1.1' })),
  ];
}

const cases: { text: string; line: string }[] = [
  { text: '普通的标题', line: 'title: 普通的标题' },
  { text: '标题：全角，还有“引号”', line: 'title: 标题：全角，还有“引号”' },
  { text: 'Hello, world', line: 'title: Hello, world' },
  { text: 'Serverless: 入门', line: "title: 'Serverless: 入门'" },
  { text: '[上] 开始', line: "title: '[上] 开始'" },
  { text: '"引号" 标题', line: `title: '"引号" 标题'` },
  { text: "it's: x", line: `title: "it's: x"` },
  { text: `both ' and ": x`, line: `title: 'both '' and ": x'` },
  { text: '@某人', line: "title: '@某人'" },
  { text: 'C #1 号', line: "title: 'C #1 号'" },
  { text: 'C#', line: 'title: C#' },
  { text: '# 一', line: "title: '# 一'" },
  { text: '2020', line: "title: '2020'" },
  { text: '0x1F', line: "title: '0x1F'" },
  { text: '1_000', line: "title: '1_000'" },
  { text: '12:30', line: "title: '12:30'" },
  { text: '2020-01-01', line: "title: '2020-01-01'" },
  { text: 'true', line: "title: 'true'" },
  { text: 'NO', line: "title: 'NO'" },
  { text: '~', line: "title: '~'" },
  { text: 'null', line: "title: 'null'" },
  { text: '{对象}', line: "title: '{对象}'" },
  { text: '!标签', line: "title: '!标签'" },
  { text: '&锚', line: "title: '&锚'" },
  { text: '*星', line: "title: '*星'" },
  { text: '%百分', line: "title: '%百分'" },
  { text: '`代码`', line: "title: '`代码`'" },
  { text: '> 引', line: "title: '> 引'" },
  { text: '| 竖', line: "title: '| 竖'" },
  { text: '- 项', line: "title: '- 项'" },
  { text: '? 问', line: "title: '? 问'" },
  { text: '-1', line: "title: '-1'" },
  { text: '完:', line: "title: '完:'" },
  { text: '尾 ', line: "title: '尾 '" },
  { text: '', line: "title: ''" },
  { text: '---', line: "title: '---'" },
  { text: '👨\u200D👩\u200D👧 家', line: 'title: 👨\u200D👩\u200D👧 家' },
  { text: '两\n行', line: 'title: "两\\n行"' },
  { text: 'C:\\temp', line: 'title: C:\\temp' },
  { text: 'a\u200Bb\u0007\u{E0001}', line: 'title: "a\\u200Bb\\u0007\\U000E0001"' },
  { text: '长'.repeat(5000), line: `title: ${'长'.repeat(5000)}` },
];

describe('toYamlLine', () => {
  for (const { text, line } of cases) {
    it(`writes ${JSON.stringify(text).slice(0, 40)} so that every reader has it back`, () => {
      assert.equal(toYamlLine('title', text), line);
      assert.deepEqual(readEverywhere(line, 'title'), Array(4).fill(text));
    });
  }

  const lists: { items: string[]; line: string }[] = [
    { items: ['甲', '乙'], line: 'tags: [甲, 乙]' },
    { items: ['a', '*b'], line: "tags: [a, '*b']" },
    { items: ['x: y', 'z'], line: "tags: ['x: y', z]" },
    { items: ['{a}', '[b]'], line: "tags: ['{a}', '[b]']" },
    { items: ['王', '李 #2'], line: "tags: [王, '李 #2']" },
    { items: ['C#', 'F#'], line: 'tags: [C#, F#]' },
    { items: ['a, b', '1.0'], line: "tags: ['a, b', '1.0']" },
    { items: [], line: 'tags: []' },
  ];
  for (const { items, line } of lists) {
    it(`writes the list ${JSON.stringify(items)} so that every reader has it back`, () => {
      assert.equal(toYamlLine('tags', items), line);
      assert.deepEqual(readEverywhere(line, 'tags'), Array(4).fill(items));
    });
  }

  const signs = fc.constantFrom(
    ...Array.from(`:#-?*&!%@\`'"[]{},|>~=<. \t\n\\0123eExo_`),
    '云',
    '：',
    '\u00A0',
    '\u2028',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: signs, maxLength: 12 }),
  );

  it('is read as any text that it was made of', () => {
    fc.assert(
      fc.property(text, (meant) => {
        assert.deepEqual(readEverywhere(toYamlLine('title', meant), 'title'), Array(4).fill(meant));
      }),
      { numRuns: 1_000 },
    );
  });

  it('is read as any list that it was made of', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 5 }), (meant) => {
        assert.deepEqual(readEverywhere(toYamlLine('tags', meant), 'tags'), Array(4).fill(meant));
      }),
      { numRuns: 500 },
    );
  });

  it('has any key', () => {
    fc.assert(
      fc.property(text, (key) => {
        assert.equal(readOwn(toYamlLine(key, 'x'), key), 'x');
      }),
    );
  });
});

describe('toYamlScalar', () => {
  it('has the quotes that were asked for, where they can hold the text', () => {
    assert.equal(toYamlScalar('Egg', '"'), '"Egg"');
    assert.equal(toYamlScalar("Egg's", "'"), "'Egg''s'");
    assert.equal(toYamlScalar('a\nb', "'"), '"a\\nb"');
  });
});
