import assert from 'node:assert/strict';
import fc from 'fast-check';
import { encodeHistory } from '../../../../core/build/history/encode-history';
import { toMessage } from '../../../../core/build/finding/to-message';
import type { FilePast, Past } from '../../../../core/build/history/history';
import { parseHistory } from '../../../../core/build/history/parse-history';

const parse = (text: string) => parseHistory(new TextEncoder().encode(text));
const wrap = (...lines: string[]) => `{\n  "version": 1,\n  "files": {\n${lines.join(',\n')}\n  }\n}\n`;
const good = '    "blog/a.md": { "changed": "2026-11-21T08:00:00Z", "names": ["blog/旧", "blog/old"] }';

describe('history.json', () => {
  it('is read as it is written', () => {
    const { history, findings } = parse(wrap(good));
    assert.deepEqual(findings, []);
    const expected: Past = new Map([
      [
        'blog/a.md',
        { names: ['blog/旧', 'blog/old'], changed: { ms: Date.UTC(2026, 10, 21, 8), isLocal: false } },
      ],
    ]);
    assert.deepEqual(history.past, expected);
    assert.equal(encodeHistory(expected), wrap(good));
    assert.deepEqual(history.positionOf('blog/a.md', 'blog/old'), { line: 4, column: 75 });
    assert.deepEqual(history.positionOf('blog/b.md'), { line: 1, column: 1 });
  });

  it('is the same text for the same past, and gives it back, whatever the names', () => {
    const segment = fc.stringMatching(/^[^./\p{Cc}\uD800-\uDFFF]{1,20}$/u);
    const id = fc.tuple(segment, segment).map((parts) => parts.join('/'));
    const ms = fc.integer({ min: 0, max: 253_402_300_799 }).map((seconds) => seconds * 1000);
    const changed = fc.option(fc.record({ ms, isLocal: fc.constant(false) }, { noNullPrototype: true }));
    const names = fc.uniqueArray(id, { maxLength: 5 });
    const file = fc.record({ names, changed }, { noNullPrototype: true });
    const entries = fc.uniqueArray(
      fc.tuple(
        id.map((name) => `${name}.md`),
        file,
      ),
      { selector: ([path]) => path },
    );
    fc.assert(
      fc.property(entries, (list: [string, FilePast][]) => {
        const text = encodeHistory(new Map(list));
        const { history, findings } = parse(text);
        assert.deepEqual(findings, []);
        assert.deepEqual(new Map([...history.past].sort()), new Map([...list].sort()));
        assert.equal(encodeHistory(new Map(list.toReversed())), text);
      }),
    );
  });

  const unusable: { name: string; text: string; line?: number; says: RegExp }[] = [
    { name: 'nothing', text: '', says: /It is no JSON/ },
    { name: 'what is no JSON', text: '{\n  "version": 1,\n  oops\n}', line: 3, says: /It is no JSON/ },
    {
      name: 'a merge that failed',
      text: wrap(`<<<<<<< HEAD\n${good}\n=======\n${good}\n>>>>>>> other`),
      line: 4,
      says: /marks of a merge/,
    },
    { name: 'a list', text: '[]', says: /"version": 1/ },
    { name: 'null', text: 'null', says: /"version": 1/ },
    { name: 'another version', text: '{ "version": 2, "files": {} }', says: /"version": 1/ },
    { name: 'files that are a list', text: '{ "version": 1, "files": [] }', says: /"version": 1/ },
  ];
  for (const { name, text, line = 1, says } of unusable) {
    it(`is passed over with one finding when it is ${name}`, () => {
      const { history, findings } = parse(text);
      assert.equal(history.past.size, 0);
      assert.deepEqual(
        findings.map((finding) => [finding.rule, finding.file, finding.line]),
        [['history-unusable', 'history.json', line]],
      );
      assert.match(findings[0] ? toMessage(findings[0], 'en') : '', says);
    });
  }

  it('is passed over when it is not UTF-8', () => {
    const { findings } = parseHistory(Uint8Array.of(0x7b, 0xff, 0x7d));
    assert.match(findings[0] ? toMessage(findings[0], 'en') : '', /It is not UTF-8/);
  });

  it('is read with a byte order mark', () => {
    assert.equal(parse(`\uFEFF${wrap(good)}`).history.past.size, 1);
  });

  const entries: { name: string; line: string }[] = [
    { name: 'a path that leads out', line: '"../a.md": {}' },
    { name: 'a path in a deeper folder', line: '"blog/deep/a.md": {}' },
    { name: 'another file', line: '"blog/a.txt": {}' },
    { name: 'a very long path', line: `"blog/${'a'.repeat(600)}.md": {}` },
    { name: 'no mapping', line: '"blog/b.md": null' },
    { name: 'names that are a text', line: '"blog/b.md": { "names": "blog/x" }' },
    { name: 'a name without a collection', line: '"blog/b.md": { "names": ["x"] }' },
    { name: 'a name that is a number', line: '"blog/b.md": { "names": [1] }' },
    { name: 'a name with a line end', line: '"blog/b.md": { "names": ["blog/x\\ny"] }' },
    {
      name: 'too many names',
      line: `"blog/b.md": { "names": ${JSON.stringify(Array(201).fill('blog/x'))} }`,
    },
    { name: 'a time without an offset', line: '"blog/b.md": { "changed": "2026-11-21T08:00:00" }' },
    { name: 'a day that is none', line: '"blog/b.md": { "changed": "2026-02-30T08:00:00Z" }' },
    { name: 'a time that is a number', line: '"blog/b.md": { "changed": 5 }' },
  ];
  for (const { name, line } of entries) {
    it(`loses no other entry by one with ${name}`, () => {
      const { history, findings } = parse(wrap(good, `    ${line}`));
      assert.deepEqual([...history.past.keys()], ['blog/a.md']);
      assert.deepEqual(
        findings.map((finding) => [finding.rule, finding.line, finding.column]),
        [['history-entry-unusable', 5, 5]],
      );
    });
  }

  it('reports no more than a reader can read', () => {
    const lines = Array.from({ length: 500 }, (_, i) => `"blog/${i}.md": 0`);
    assert.equal(parse(wrap(...lines)).findings.length, 101);
  });

  it('takes keys for keys, whatever they are called', () => {
    const { history, findings } = parse(wrap('"__proto__": {}', '"constructor/x.md": { "names": ["a/b"] }'));
    assert.deepEqual([...history.past.keys()], ['constructor/x.md']);
    assert.equal(findings.length, 1);
  });
});
