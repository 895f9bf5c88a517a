import assert from 'node:assert/strict';
import { idOf } from '../../../../core/build/article/article-keys';
import { buildContent } from '../../../../core/build/content/build-content';
import { toMessage } from '../../../../core/build/finding/to-message';
import { checkHistoryFiles, dateArticles } from '../../../../core/build/history/apply-history';
import { encodeHistory } from '../../../../core/build/history/encode-history';
import type { FilePast } from '../../../../core/build/history/history';
import { parseHistory } from '../../../../core/build/history/parse-history';
import { parseTaxonomy } from '../../../../core/build/taxonomy/parse-taxonomy';
import { hash } from '../../../../infra/hash';
import { anArticle, type ArticleParts } from '../../../support/builders';

const changed = { ms: Date.UTC(2026, 10, 21, 8), isLocal: false };

function aHistory(files: Readonly<Record<string, Partial<FilePast>>>) {
  const entries = Object.entries(files).map(
    ([path, part]) => [path, { names: [], changed: null, ...part }] as const,
  );
  return parseHistory(new TextEncoder().encode(encodeHistory(new Map(entries)))).history;
}

function build(parts: readonly ArticleParts[], files: Readonly<Record<string, Partial<FilePast>>>) {
  const { taxonomy } = parseTaxonomy('');
  const history = aHistory(files);
  const content = buildContent(parts.map(anArticle), { taxonomy, history, siteHost: null, findings: [] });
  return {
    aliases: content.aliases.map(
      ([name, number]) => `${name} → ${idOf(content.articles[number] ?? anArticle())}`,
    ),
    findings: content.findings.map((finding) => {
      const { rule, file, line } = finding;
      return { rule, file, line, message: toMessage(finding, 'en') };
    }),
  };
}

describe('old names that git knows', () => {
  it('lead to their articles, links to them are alive', () => {
    const parts = [{ id: 'blog/a' }, { id: 'blog/b', links: ['/blog/旧', '/blog/older'] }];
    assert.deepEqual(build(parts, { 'blog/a.md': { names: ['blog/旧', 'blog/older'] } }), {
      aliases: ['blog/older → blog/a', 'blog/旧 → blog/a'],
      findings: [],
    });
  });

  it('stand beside aliases, in the order of names', () => {
    const { aliases, findings } = build([{ id: 'blog/a', aliases: ['x', 'm'] }], {
      'blog/a.md': { names: ['blog/n', 'blog/x'] },
    });
    assert.deepEqual(aliases, ['blog/m → blog/a', 'blog/n → blog/a', 'blog/x → blog/a']);
    assert.deepEqual(findings, []);
  });

  it('are no names where they are the name of the article itself', () => {
    const { aliases, findings } = build([{ id: 'blog/a' }], { 'blog/a.md': { names: ['blog/a'] } });
    assert.deepEqual([aliases, findings], [[], []]);
  });

  it('of a live article are kept for when it is gone, with a finding', () => {
    const { aliases, findings } = build([{ id: 'blog/a' }, { id: 'blog/b' }], {
      'blog/b.md': { names: ['blog/x', 'blog/a'] },
    });
    assert.deepEqual(aliases, ['blog/a → blog/b', 'blog/x → blog/b']);
    assert.deepEqual(findings, [
      {
        rule: 'history-name-taken',
        file: 'history.json',
        line: 4,
        message:
          'The former id "blog/a" of blog/b.md belongs to blog/a.md now, so old links to it lead there. Give blog/a.md another name.',
      },
    ]);
  });

  it('that are an alias of another article lead to that one, with a finding', () => {
    const { aliases, findings } = build([{ id: 'blog/a', aliases: ['x'] }, { id: 'blog/b' }], {
      'blog/b.md': { names: ['blog/x'] },
    });
    assert.deepEqual(aliases, ['blog/x → blog/a']);
    assert.deepEqual(
      findings.map(({ rule, message }) => [rule, message.includes('claimed by blog/a.md')]),
      [['history-name-claimed', true]],
    );
  });

  it('that two files claim lead to the first, with a finding', () => {
    const names = ['blog/x'];
    const { aliases, findings } = build([{ id: 'blog/b' }, { id: 'blog/a' }], {
      'blog/a.md': { names },
      'blog/b.md': { names },
    });
    assert.deepEqual(aliases, ['blog/x → blog/a']);
    assert.deepEqual(
      findings.map(({ rule, line }) => [rule, line]),
      [['history-name-claimed', 5]],
    );
  });
});

describe('last changes that git knows', () => {
  const history = aHistory({
    'blog/a.md': { changed },
    'blog/b.md': { changed },
    'blog/c.md': { names: ['blog/x'] },
  });
  const articles = [
    anArticle({ id: 'blog/a' }),
    anArticle({ id: 'blog/b', updated: '2020-07-01' }),
    anArticle({ id: 'blog/c' }),
  ];
  const dated = dateArticles(articles, history, hash);

  it('are the time of articles that give none themselves', () => {
    assert.deepEqual(
      dated.map(({ updated }) => updated?.ms),
      [changed.ms, Date.UTC(2020, 6, 1), undefined],
    );
  });

  it('are part of the digest, and change no other', () => {
    assert.deepEqual(
      dated.map(({ digest }, i) => digest === articles[i]?.digest),
      [false, true, true],
    );
    assert.match(dated[0]?.digest ?? '', /^[\da-f]{16}$/);
  });
});

describe('checkHistoryFiles', () => {
  it('reports files that are not there', () => {
    const history = aHistory({ 'blog/a.md': { changed }, 'blog/gone.md': { changed } });
    const findings = checkHistoryFiles(history, new Set(['blog/a.md']));
    assert.deepEqual(
      findings.map(({ rule, file, line }) => [rule, file, line]),
      [['history-file-unknown', 'history.json', 5]],
    );
  });
});
