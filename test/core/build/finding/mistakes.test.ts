import assert from 'node:assert/strict';
import { buildArticle } from '../../../../core/build/article/build-article';
import { buildContent } from '../../../../core/build/content/build-content';
import type { Finding } from '../../../../core/build/finding/finding';
import { languages } from '../../../../core/build/finding/language';
import { phrases } from '../../../../core/build/finding/phrases';
import { findingRules } from '../../../../core/build/finding/rules';
import { toMessage } from '../../../../core/build/finding/to-message';
import { parseTaxonomy } from '../../../../core/build/taxonomy/parse-taxonomy';
import { hash } from '../../../../infra/hash';
import { contentMistakes } from './content-mistakes';
import { frontMatterMistakes, type Mistake } from './front-matter-mistakes';

const mistakes = [...frontMatterMistakes, ...contentMistakes];

/** Everything that is found in the files of a mistake. */
function check({ source, others = {}, taxonomy = '' }: Mistake): readonly Finding[] {
  const files = Object.entries({ 'blog/a.md': source, ...others });
  const builds = files.map(([path, text]) => {
    const [collection = '', name = ''] = path.split('/');
    const bytes = typeof text === 'string' ? Buffer.from(text) : text;
    const file = { path, collection, slug: name.replace('.md', ''), bytes };
    return buildArticle(file, { iframeHosts: [], placeholders: {} }, hash);
  });
  const parsed = parseTaxonomy(taxonomy);
  const { findings } = buildContent(
    builds.flatMap(({ article }) => article ?? []),
    {
      taxonomy: parsed.taxonomy,
      siteHost: null,
      findings: [...parsed.findings, ...builds.flatMap((build) => build.findings)],
    },
  );
  return findings;
}

describe('mistakes of editors', () => {
  for (const mistake of mistakes) {
    it(`are told where they are, and what to write instead: ${mistake.name}`, () => {
      const findings = check(mistake);
      const places = findings.map(
        ({ file, line, column, rule }) =>
          `${file === 'blog/a.md' ? '' : `${file}:`}${line}:${column} ${rule}`,
      );
      assert.equal(places.join(', '), mistake.at);
      const [finding] = findings;
      assert.ok(finding);
      assert.equal(finding.expected, mistake.expected ?? null);
      for (const language of languages) {
        const said = toMessage(finding, language);
        assert.ok(said.endsWith(mistake[language]), said);
      }
    });
  }

  it('are of many kinds', () => {
    assert.ok(new Set(mistakes.map(({ at }) => at.split(' ')[1])).size >= 40);
  });
});

describe('rules', () => {
  const namesIn = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();

  it('name the same facts in every language', () => {
    for (const [name, text] of [
      ...Object.entries(findingRules).map(([rule, { message }]) => [rule, message] as const),
      ...Object.entries(phrases),
    ]) {
      assert.deepEqual(namesIn(text.zh), namesIn(text.en), name);
    }
  });

  it('are said in Chinese where Chinese is asked for', () => {
    for (const [rule, { message, explain }] of Object.entries(findingRules)) {
      assert.match(message.zh, /\p{Script=Han}.*[。}]$/u, rule);
      assert.match(explain.zh, /\p{Script=Han}/u, rule);
    }
  });
});
