import assert from 'node:assert/strict';
import fc from 'fast-check';
import { maxTargetBytes, normalizeTarget } from '../../contract/normalize-target';

const list = '/api/v1/articles';

describe('normalizeTarget', () => {
  const cases: { name: string; input: string; expected: string }[] = [
    { name: 'decodes a letter', input: '/api/v1/%61rticles', expected: list },
    { name: 'decodes letters everywhere', input: '/%61%70%69/%761/%61rticles', expected: list },
    { name: 'decodes a dot', input: '/feeds/rss%2Exml', expected: '/feeds/rss.xml' },
    { name: 'decodes a dot in small letters', input: '/feeds/rss%2exml', expected: '/feeds/rss.xml' },
    { name: 'decodes a hyphen, a low line and a tilde', input: '/a%2Db%5Fc%7Ed', expected: '/a-b_c~d' },
    { name: 'decodes digits', input: '/api/v%31/t%61gs/%32%30', expected: '/api/v1/tags/20' },
    { name: 'decodes paths of operators', input: '/%68ealthz', expected: '/healthz' },
    {
      name: 'writes other escapes in capitals',
      input: '/api/v1/tags/%e4%ba%91',
      expected: '/api/v1/tags/%E4%BA%91',
    },
    {
      name: 'keeps what is reserved',
      input: '/a%21%24%26%27%28%29%2A%2B%2C%3B%3D%3A%40',
      expected: '/a%21%24%26%27%28%29%2A%2B%2C%3B%3D%3A%40',
    },
    { name: 'keeps what is reserved unescaped', input: "/a!$&'()*+,;=:@%62", expected: "/a!$&'()*+,;=:@b" },
    { name: 'keeps an escaped question mark and hash', input: '/a%3fb%23c', expected: '/a%3Fb%23c' },
    { name: 'keeps an escaped backslash', input: '/a%5c..%5cb', expected: '/a%5C..%5Cb' },
    { name: 'keeps an escaped space', input: '/a%20b', expected: '/a%20b' },
    { name: 'decodes once', input: '/a%252Eb%2525', expected: '/a%252Eb%2525' },
    { name: 'does not decode what it decoded', input: '/%25%36%31', expected: '/%2561' },
    { name: 'resolves no dots', input: `${list}/blog/%2E%2E/%2e/a`, expected: `${list}/blog/.././a` },
    { name: 'joins no empty segments', input: `${list}//%61`, expected: `${list}//a` },
    { name: 'keeps the case of letters', input: '/API/v1/%41rticles', expected: '/API/v1/Articles' },
    {
      name: 'leaves the query alone',
      input: `${list}?%74ag=%61%2f&q=%zz`,
      expected: `${list}?%74ag=%61%2f&q=%zz`,
    },
    { name: 'leaves the query alone behind a path', input: '/%61?b=%61?%61', expected: '/a?b=%61?%61' },
    { name: 'reads an id of one segment', input: `${list}/blog%2Fa`, expected: `${list}/blog/a` },
    { name: 'reads an id in small letters', input: `${list}/blog%2fa%2emd`, expected: `${list}/blog/a.md` },
    {
      name: 'reads an id before a suffix',
      input: `${list}/blog%2Fa/related?limit=1`,
      expected: `${list}/blog/a/related?limit=1`,
    },
    {
      name: 'reads an id with its suffix',
      input: `${list}/blog%2Fa%2Frelated`,
      expected: `${list}/blog/a/related`,
    },
    {
      name: 'reads an id behind a path spelt otherwise',
      input: '/%61pi/v1/article%73/blog%2Fa',
      expected: `${list}/blog/a`,
    },
    { name: 'keeps a slash before nothing', input: `${list}/blog%2f`, expected: `${list}/blog%2F` },
    { name: 'keeps a slash behind nothing', input: `${list}/%2Fblog`, expected: `${list}/%2Fblog` },
    { name: 'keeps two slashes', input: `${list}/blog%2F%2Fa`, expected: `${list}/blog%2F%2Fa` },
    { name: 'reads an id with folders', input: `${list}/a%2Fb%2Fc`, expected: `${list}/a/b/c` },
    { name: 'reads a slug with folders', input: `${list}/blog/a%2Fb`, expected: `${list}/blog/a/b` },
    { name: 'keeps slashes around dots', input: `${list}/a%2F..%2Fb`, expected: `${list}/a%2F..%2Fb` },
    {
      name: 'keeps slashes between dots',
      input: `${list}/..%2F..%2Fetc%2Fpasswd`,
      expected: `${list}/..%2F..%2Fetc%2Fpasswd`,
    },
    {
      name: 'keeps a slash before the articles',
      input: '/api%2Fv1/articles/blog/a',
      expected: '/api%2Fv1/articles/blog/a',
    },
    {
      name: 'keeps a slash that was escaped twice',
      input: `${list}/blog%252Fa`,
      expected: `${list}/blog%252Fa`,
    },
    {
      name: 'keeps a slash in the name of a term',
      input: '/api/v1/tags/CI%2fCD',
      expected: '/api/v1/tags/CI%2FCD',
    },
    { name: 'keeps a slash elsewhere', input: '/api%2Fv1%2Farticles', expected: '/api%2Fv1%2Farticles' },
    {
      name: 'keeps a slash that ends the list',
      input: '/api/v1/articles%2Fblog%2Fa',
      expected: '/api/v1/articles%2Fblog%2Fa',
    },
    { name: 'leaves an escape of no byte', input: '/%61/%zz', expected: '/%61/%zz' },
    { name: 'leaves an escape that is cut off', input: '/%61/%6', expected: '/%61/%6' },
    { name: 'leaves what would become an escape', input: '/%%36%31', expected: '/%%36%31' },
    { name: 'leaves bytes that are no UTF-8 as they are', input: '/%61/%ff%C0%AF', expected: '/a/%FF%C0%AF' },
    { name: 'leaves what has no escape', input: `${list}/blog/a.md?x`, expected: `${list}/blog/a.md?x` },
    { name: 'leaves a star', input: '*', expected: '*' },
  ];
  for (const { name, input, expected } of cases) {
    it(`${name}: ${input}`, () => {
      assert.equal(normalizeTarget(input), expected);
      assert.equal(normalizeTarget(expected), expected);
    });
  }

  it('leaves a target that is too long', () => {
    const long = `/${'%61'.repeat(Math.ceil(maxTargetBytes / 3))}`;
    assert.ok(normalizeTarget(long) === long);
  });

  it('keeps what the segments of a path mean', () => {
    const segment = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.constantFrom('a%2Eb', '100%', '..', '%'),
    );
    const spelling = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 5 });
    fc.assert(
      fc.property(fc.array(segment), spelling, (meant, forms) => {
        const path = meant.map((text) => `/${encodeURIComponent(text)}`).join('');
        const other = meant.map((text) => `/${spellOtherwise(text, forms)}`).join('');
        const decoded = normalizeTarget(other).split('/').slice(1).map(decodeURIComponent);
        assert.deepEqual(decoded, meant);
        assert.equal(normalizeTarget(other), normalizeTarget(path));
      }),
    );
  });
});

/** Spells each byte by turns as `encodeURIComponent` does and as an escape, in capitals or small letters. */
function spellOtherwise(text: string, forms: readonly number[]): string {
  let i = 0;
  return encodeURIComponent(text).replace(/%..|[^%]/g, (spelt) => {
    const form = forms[i++ % forms.length];
    // Reserved characters are others when they are escaped.
    if (/[!'()*]/.test(spelt) || form === 0) return spelt;
    const escape = spelt.startsWith('%') ? spelt : `%${spelt.charCodeAt(0).toString(16)}`;
    return form === 1 ? escape.toLowerCase() : escape.toUpperCase();
  });
}
