import assert from 'node:assert/strict';
import { countFindings, formatFindings, type FindingFormat } from '../../cli/print-findings';
import type { Finding } from '../../core/build/finding/finding';
import type { Language } from '../../core/build/finding/language';

const format = (findings: Finding[], root: string, name: FindingFormat, language: Language = 'en') =>
  formatFindings(findings, { root, format: name, language });
const deadSays =
  'The link "/blog/x" leads to "blog/x", and there is no such article. ' +
  'Correct the slug, or write this former id into the aliases of the renamed article.';
const duplicateSays =
  'The id "blog/x" is used by "a" and "b"; none of them is served. Rename the file or change its slug.';
const dead: Finding = {
  rule: 'link-dead',
  severity: 'warning',
  facts: { url: '/blog/x', id: 'blog/x' },
  file: 'blog/你好.md',
  line: 12,
  column: 3,
  expected: null,
};
const duplicate: Finding = {
  ...dead,
  rule: 'duplicate-id',
  severity: 'error',
  facts: { id: 'blog/x', files: ['a', 'b'] },
  line: 1,
  column: 1,
  expected: 'a: b',
};

describe('formatFindings', () => {
  it('writes for people: the place, what it is, and what to write', () => {
    assert.equal(
      format([dead, duplicate], 'content', 'pretty'),
      [
        'content/blog/你好.md:12:3',
        `  warning  ${deadSays}  (link-dead)`,
        'content/blog/你好.md:1:1',
        `  error  ${duplicateSays}  (duplicate-id)`,
        '    write: a: b',
      ].join('\n'),
    );
  });

  it('writes in Chinese', () => {
    assert.equal(
      format([duplicate], 'content', 'pretty', 'zh'),
      [
        'content/blog/你好.md:1:1',
        '  错误  id“blog/x”被“a”和“b”重复使用，这些文章均未收录；请改文件名，或改其中一篇的 slug。  (duplicate-id)',
        '    改为：a: b',
      ].join('\n'),
    );
  });

  it('writes for programs: all findings as they are, and their counts', () => {
    assert.equal(
      format([duplicate], 'content', 'json'),
      [
        '{',
        '  "findings": [',
        '    {',
        '      "rule": "duplicate-id",',
        '      "severity": "error",',
        `      "message": ${JSON.stringify(duplicateSays)},`,
        '      "file": "blog/你好.md",',
        '      "line": 1,',
        '      "column": 1,',
        '      "expected": "a: b"',
        '    }',
        '  ],',
        '  "errors": 1,',
        '  "warnings": 0,',
        '  "notices": 0',
        '}',
      ].join('\n'),
    );
  });

  it('writes annotations of a workflow run', () => {
    assert.equal(
      format([dead, duplicate], './content/', 'github'),
      [
        '::warning file=content/blog/你好.md,line=12,col=3,title=link-dead::' + deadSays,
        '::error file=content/blog/你好.md,line=1,col=1,title=duplicate-id::' + duplicateSays,
      ].join('\n'),
    );
  });

  it('writes a report on code quality, in which no two findings are one', () => {
    const again = { ...dead, line: 14 };
    const issues = JSON.parse(format([dead, again, duplicate], './content/', 'gitlab')) as {
      fingerprint: string;
    }[];
    const { fingerprint, ...rest } = issues[0] ?? { fingerprint: '' };
    assert.match(fingerprint, /^[0-9a-f]{64}$/);
    assert.deepEqual(rest, {
      description: deadSays,
      check_name: 'link-dead',
      severity: 'minor',
      location: { path: 'content/blog/你好.md', lines: { begin: 12 } },
    });
    assert.equal(new Set(issues.map((issue) => issue.fingerprint)).size, 3);
  });

  it('escapes what would end a workflow command or one of its properties', () => {
    const odd = { ...dead, file: 'blog/a:b,100%.md', facts: { url: '50%, a: b', id: 'x' } };
    assert.equal(
      format([odd], 'content', 'github'),
      '::warning file=content/blog/a%3Ab%2C100%25.md,line=12,col=3,title=link-dead::The link "50%25, a: b" leads to "x", and there is no such article. ' +
        'Correct the slug, or write this former id into the aliases of the renamed article.',
    );
  });

  it('lets no text of an article begin a line of its own in an annotation', () => {
    const odd = {
      ...dead,
      file: 'blog/a\n::error::x.md',
      facts: { url: 'a\r\n::stop-commands::x', id: 'x' },
    };
    const text = format([odd], 'content', 'github');
    assert.equal(text.split(/[\r\n]/).length, 1, text);
  });

  it('shows characters that move the cursor or turn the text round as escapes', () => {
    const hidden = '\u001b[2J\u0007\u202e\u2066';
    const odd = {
      ...dead,
      file: `blog/${hidden}\n.md`,
      facts: { url: `a${hidden}b`, id: 'x' },
      expected: `c${hidden}`,
    };
    // Line ends separate the lines of one finding; no other control character may remain.
    assert.doesNotMatch(format([odd], 'content', 'pretty').replaceAll('\n', ''), /\p{Cc}|\p{Bidi_Control}/u);
    // A workflow run needs the unescaped file name, and does not print it.
    const annotation = format([{ ...odd, file: 'blog/a.md' }], 'content', 'github');
    assert.doesNotMatch(annotation, /\p{Cc}|\p{Bidi_Control}/u);
    assert.equal(format([odd], 'content', 'pretty').split('\n').length, 3);
  });

  it('writes nothing of no findings, but for programs', () => {
    assert.equal(format([], 'content', 'pretty'), '');
    assert.equal(format([], 'content', 'github'), '');
    assert.deepEqual(JSON.parse(format([], 'content', 'json')), {
      findings: [],
      errors: 0,
      warnings: 0,
      notices: 0,
    });
  });
});

describe('countFindings', () => {
  it('counts errors, warnings and notices apart', () => {
    assert.deepEqual(countFindings([dead, duplicate, dead, { ...dead, severity: 'notice' }]), {
      errors: 1,
      warnings: 2,
      notices: 1,
    });
  });
});
