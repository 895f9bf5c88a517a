import assert from 'node:assert/strict';
import { countFindings, formatFindings } from '../../cli/print-findings';
import type { Finding } from '../../core/finding/finding';

const dead: Finding = {
  rule: 'link-dead',
  severity: 'warning',
  message: 'The link "/blog/x" leads nowhere.',
  file: 'blog/你好.md',
  line: 12,
  column: 3,
  expected: null,
};
const duplicate: Finding = {
  ...dead,
  rule: 'duplicate-id',
  severity: 'error',
  message: 'Twice.',
  line: 1,
  column: 1,
  expected: 'a: b',
};

describe('formatFindings', () => {
  it('writes for people: the place, what it is, and what to write', () => {
    assert.equal(
      formatFindings([dead, duplicate], 'content', 'pretty'),
      [
        'content/blog/你好.md:12:3',
        '  warning  The link "/blog/x" leads nowhere.  (link-dead)',
        'content/blog/你好.md:1:1',
        '  error  Twice.  (duplicate-id)',
        '    write: a: b',
      ].join('\n'),
    );
  });

  it('writes for programs: all findings as they are, and their counts', () => {
    assert.equal(
      formatFindings([duplicate], 'content', 'json'),
      [
        '{',
        '  "findings": [',
        '    {',
        '      "rule": "duplicate-id",',
        '      "severity": "error",',
        '      "message": "Twice.",',
        '      "file": "blog/你好.md",',
        '      "line": 1,',
        '      "column": 1,',
        '      "expected": "a: b"',
        '    }',
        '  ],',
        '  "errors": 1,',
        '  "warnings": 0',
        '}',
      ].join('\n'),
    );
  });

  it('writes annotations of a workflow run', () => {
    assert.equal(
      formatFindings([dead, duplicate], './content/', 'github'),
      [
        '::warning file=content/blog/你好.md,line=12,col=3,title=link-dead::The link "/blog/x" leads nowhere.',
        '::error file=content/blog/你好.md,line=1,col=1,title=duplicate-id::Twice.',
      ].join('\n'),
    );
  });

  it('writes a report on code quality, in which no two findings are one', () => {
    const again = { ...dead, line: 14 };
    const issues = JSON.parse(formatFindings([dead, again, duplicate], './content/', 'gitlab')) as {
      fingerprint: string;
    }[];
    const { fingerprint, ...rest } = issues[0] ?? { fingerprint: '' };
    assert.match(fingerprint, /^[0-9a-f]{64}$/);
    assert.deepEqual(rest, {
      description: 'The link "/blog/x" leads nowhere.',
      check_name: 'link-dead',
      severity: 'minor',
      location: { path: 'content/blog/你好.md', lines: { begin: 12 } },
    });
    assert.equal(new Set(issues.map((issue) => issue.fingerprint)).size, 3);
  });

  it('escapes what would end a workflow command or one of its properties', () => {
    const odd = { ...dead, file: 'blog/a:b,100%.md', message: '50%, a: b' };
    assert.equal(
      formatFindings([odd], 'content', 'github'),
      '::warning file=content/blog/a%3Ab%2C100%25.md,line=12,col=3,title=link-dead::50%25, a: b',
    );
  });

  it('lets no text of an article begin a line of its own in an annotation', () => {
    const odd = { ...dead, file: 'blog/a\n::error::x.md', message: 'a\r\n::stop-commands::x' };
    const text = formatFindings([odd], 'content', 'github');
    assert.equal(text.split(/[\r\n]/).length, 1, text);
  });

  it('shows characters that move the cursor or turn the text round as escapes', () => {
    const hidden = '\u001b[2J\u0007\u202e\u2066';
    const odd = { ...dead, file: `blog/${hidden}\n.md`, message: `a${hidden}b`, expected: `c${hidden}` };
    // A line end divides the lines of one finding; nothing else of the kind may be left.
    assert.doesNotMatch(
      formatFindings([odd], 'content', 'pretty').replaceAll('\n', ''),
      /\p{Cc}|\p{Bidi_Control}/u,
    );
    // A workflow run needs the name of the file as it is, and does not print it.
    const annotation = formatFindings([{ ...odd, file: 'blog/a.md' }], 'content', 'github');
    assert.doesNotMatch(annotation, /\p{Cc}|\p{Bidi_Control}/u);
    assert.equal(formatFindings([odd], 'content', 'pretty').split('\n').length, 3);
  });

  it('writes nothing of no findings, but for programs', () => {
    assert.equal(formatFindings([], 'content', 'pretty'), '');
    assert.equal(formatFindings([], 'content', 'github'), '');
    assert.deepEqual(JSON.parse(formatFindings([], 'content', 'json')), {
      findings: [],
      errors: 0,
      warnings: 0,
    });
  });
});

describe('countFindings', () => {
  it('counts errors and warnings apart', () => {
    assert.deepEqual(countFindings([dead, duplicate, dead]), { errors: 1, warnings: 2 });
  });
});
