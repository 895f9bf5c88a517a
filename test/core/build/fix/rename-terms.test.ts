import assert from 'node:assert/strict';
import { createFinding } from '../../../../core/build/finding/finding';
import { renameTerms } from '../../../../core/build/fix/rename-terms';

/** Renames the term that stands at the mark `^` of a source. */
function rename(marked: string, spelling: string, name: string): string {
  const at = marked.indexOf('^');
  const before = marked.slice(0, at).split('\n');
  const place = { line: before.length, column: (before.at(-1) ?? '').length + 1 };
  const source = marked.replace('^', '');
  return renameTerms(source, [createFinding('term-spelling', 'blog/a.md', place, { spelling, name })]);
}

describe('renameTerms', () => {
  const renamed: { name: string; from: string; to: string; term: string }[] = [
    { name: 'an item', from: '  - ^egg # yes', to: '  - Egg # yes', term: 'Egg' },
    { name: 'an item in brackets', from: ' [a, ^egg, b]', to: ' [a, Egg, b]', term: 'Egg' },
    { name: 'one text', from: ' ^egg', to: ' Egg', term: 'Egg' },
    { name: 'single quotes', from: " ['^egg']".replace("'^", "^'"), to: " ['Egg']", term: 'Egg' },
    { name: 'double quotes', from: ' [^"egg"]', to: ' ["Egg"]', term: 'Egg' },
    { name: 'a name that needs quotes', from: ' [^egg]', to: " ['Egg, fried']", term: 'Egg, fried' },
    { name: 'a name that looks like a number', from: ' ^egg', to: " '1.0'", term: '1.0' },
    { name: 'a quote in single quotes', from: " [^'egg']", to: " ['Egg''s']", term: "Egg's" },
    { name: 'an item with an anchor', from: ' [&a ^egg, *a]', to: ' [&a Egg, *a]', term: 'Egg' },
  ];
  for (const { name, from, to, term } of renamed) {
    it(`writes the name for ${name}`, () => {
      const wrap = (value: string) =>
        `---\ntags:${value.startsWith('  -') ? '\n' : ''}${value}\n---\ntags: egg\n`;
      assert.equal(rename(wrap(from), 'egg', term), wrap(to));
    });
  }

  it('leaves alone what is another word by now, or stands elsewhere', () => {
    const source = '---\ntags: [^koa, egg]\n---\n';
    assert.equal(rename(source, 'egg', 'Egg'), source.replace('^', ''));
    assert.equal(rename('---\ntags: [*a, ^ egg]\n---\n', 'egg', 'Egg'), '---\ntags: [*a,  egg]\n---\n');
  });
});
