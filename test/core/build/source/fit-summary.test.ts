import assert from 'node:assert/strict';
import { parseSource } from '../../../../core/build/source/parse-source';

function parse(keys: readonly string[]) {
  const bytes = Buffer.from(`---\ntitle: A\ndate: 2020-06-01\n${keys.join('\n')}\n---\n`);
  const { source, findings } = parseSource({ path: 'blog/a.md', collection: 'blog', slug: 'a', bytes });
  return { frontMatter: source?.frontMatter, rules: findings.map(({ rule, line }) => `${line} ${rule}`) };
}

/** A list of 50 terms of 100 characters. */
function terms(character: string): string {
  return `[${Array.from({ length: 50 }, (_, i) => String(i).padStart(2, '0') + character.repeat(98)).join(', ')}]`;
}

describe('fitSummary', () => {
  it('keeps 50 terms of 100 Han characters, twice', () => {
    const { frontMatter, rules } = parse([`tags: ${terms('长')}`, `categories: ${terms('短')}`]);
    assert.deepEqual([frontMatter?.tags.length, frontMatter?.categories.length, rules], [50, 50, []]);
  });

  it('keeps 50 terms of 100 letters in every list', () => {
    const lists = ['tags', 'categories', 'authors', 'translators', 'keywords'] as const;
    const { frontMatter, rules } = parse(lists.map((key) => `${key}: ${terms('a')}`));
    assert.deepEqual([...lists.map((key) => frontMatter?.[key].length), rules], [50, 50, 50, 50, 50, []]);
  });

  it('leaves out what is over, in the order of importance, with a warning', () => {
    const keys = ['keywords', 'tags', 'categories'].map((key) => `${key}: ${terms('长')}`);
    const { frontMatter, rules } = parse([...keys, 'level: 入门', `notes: ${'x'.repeat(20_000)}`]);
    assert.deepEqual([frontMatter?.categories.length, frontMatter?.tags.length], [50, 50]);
    assert.ok((frontMatter?.keywords.length ?? 50) < 10);
    assert.deepEqual(rules, ['4 summary-too-large', '8 summary-too-large']);
    assert.deepEqual(frontMatter?.extra, { level: '入门' });
  });

  it('leaves no further key out for its neighbours', () => {
    const { frontMatter } = parse([`notes: ${'x'.repeat(40_000)}`, 'level: 入门', 'weight: 3']);
    assert.deepEqual(frontMatter?.extra, { level: '入门', weight: 3 });
  });
});
