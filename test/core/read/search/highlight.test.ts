import assert from 'node:assert/strict';
import { highlightArticle } from '../../../../core/read/search/highlight';
import { OffsetFolder } from '../../../../core/read/search/offset-folder';
import { parseSearchQuery } from '../../../../core/read/search/parse-search-query';
import { readSimplifiedMap } from '../../../../core/format/search/simplified-characters';

const folder = new OffsetFolder(readSimplifiedMap('雲 云|數 数'));

function highlight(query: string, fields: { title?: string; description?: string; text?: string }) {
  const { title = '', description = null, text = '' } = fields;
  return highlightArticle({ title, description, text }, parseSearchQuery(query), folder);
}

/** Undoes what a highlight does to a text. */
function toText(html: string): string {
  return html
    .replace(/<\/?mark>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');
}

describe('highlight', () => {
  const titles: readonly { name: string; query: string; title: string; expected: string }[] = [
    { name: 'a word', query: '云函数', title: '用云函数吧', expected: '用<mark>云函数</mark>吧' },
    { name: 'every occurrence', query: 'a', title: 'A b a', expected: '<mark>A</mark> b <mark>a</mark>' },
    {
      name: 'markup as text',
      query: 'script',
      title: `<script>"1" & '2'</script>`,
      expected: '&lt;<mark>script</mark>&gt;&quot;1&quot; &amp; &#39;2&#39;&lt;/<mark>script</mark>&gt;',
    },
    { name: 'markup in the query', query: '<b>', title: 'a <b> c', expected: 'a <mark>&lt;b&gt;</mark> c' },
    {
      name: 'overlapping words',
      query: '云函数 函数计算',
      title: '云函数计算',
      expected: '<mark>云函数计算</mark>',
    },
    { name: 'neighbours', query: '云 函', title: '云函数', expected: '<mark>云函</mark>数' },
    { name: 'full width', query: 'node', title: 'Ｎｏｄｅ．ｊｓ', expected: '<mark>Ｎｏｄｅ</mark>．ｊｓ' },
    { name: 'half a ligature', query: 'fi', title: 'ﬁle', expected: '<mark>ﬁ</mark>le' },
    { name: 'zero width', query: 'ab', title: 'xa\u200Bbx', expected: 'x<mark>a\u200Bb</mark>x' },
    { name: 'dotted capital I', query: 'stan', title: 'İİstanbul', expected: 'İİ<mark>stan</mark>bul' },
    { name: 'traditional characters', query: '云函数', title: '學雲函數', expected: '學<mark>雲函數</mark>' },
    { name: 'the other way round', query: '雲函數', title: '云函数', expected: '<mark>云函数</mark>' },
    { name: 'whole graphemes', query: '👩', title: 'a 👩‍💻 b', expected: 'a <mark>👩‍💻</mark> b' },
    {
      name: 'a phrase across white space',
      query: '"a b"',
      title: 'x a  b x',
      expected: 'x <mark>a  b</mark> x',
    },
    { name: 'nothing', query: 'zzz', title: 'a & b', expected: 'a &amp; b' },
  ];
  for (const { name, query, title, expected } of titles) {
    it(`marks in titles: ${name}`, () => {
      assert.equal(highlight(query, { title }).title, expected);
    });
  }

  const filler = '这里是一些没有关系的文字，用来把要找的词隔得远一些。'.repeat(20);

  it('shows the place where most different words are near one another', () => {
    const text = `部署 部署 部署 ${filler} 网关 ${filler} 部署和网关 ${filler}`;
    const { snippet } = highlight('部署 网关', { text });
    assert.ok(snippet.includes('<mark>部署</mark>和<mark>网关</mark>'), snippet);
    assert.ok(snippet.startsWith('…') && snippet.endsWith('…'));
    const { length } = Array.from(toText(snippet));
    assert.ok(length > 120 && length <= 162, String(length));
  });

  it('shows whole words rather than parts of words', () => {
    const { snippet } = highlight('go', { text: `goods goods ${filler} the go runtime ${filler}` });
    assert.ok(snippet.includes('the <mark>go</mark> runtime'), snippet);
  });

  it('shows a short text whole, on one line', () => {
    assert.equal(highlight('b', { text: 'a\nb\t\tc ' }).snippet, 'a <mark>b</mark> c');
  });

  it('takes a zero-width character for no space', () => {
    assert.equal(highlight('midword', { text: 'a mid\uFEFFword' }).snippet, 'a <mark>mid\uFEFFword</mark>');
  });

  it('begins at the beginning where no word is in the text', () => {
    const { snippet } = highlight('标题', { title: '标题', text: filler });
    assert.ok(snippet.startsWith('这里是') && snippet.endsWith('…'));
  });

  it('shows the description where the words are only there', () => {
    const { snippet } = highlight('描述', { description: '这是描述', text: filler });
    assert.equal(snippet, '这是<mark>描述</mark>');
  });

  it('never cuts a grapheme', () => {
    const family = '👨‍👩‍👧‍👦';
    for (let shift = 0; shift < 12; shift++) {
      const text = `${'x'.repeat(shift)}${family.repeat(60)}目标${family.repeat(200)}`;
      const rest = toText(highlight('目标', { text }).snippet).replaceAll(family, '').replace(/^x*/, '');
      assert.equal(rest.replaceAll('…', ''), '目标');
    }
  });

  it('does not cut words where it can be helped', () => {
    const words = 'serverless framework component '.repeat(40);
    const { snippet } = highlight('目标', { text: `${words}目标 ${words}` });
    for (const word of toText(snippet).match(/[a-z]+/g) ?? []) {
      assert.ok(['serverless', 'framework', 'component'].includes(word), word);
    }
  });

  it('shows the part of the text that it says, whatever the text', () => {
    const text = 'ﷺ <b> İ e\u0301\u0301 & ｎｏｄｅ 👩‍💻 \u0000 "q" '.repeat(30);
    for (const query of ['node', 'i', 'é', 'q', '<', '👩', 'ﷺ']) {
      const { snippet } = highlight(query, { text });
      assert.ok(snippet.includes('<mark>'), query);
      const shown = toText(snippet).replace(/^…|…$/g, '').trim();
      assert.ok(text.replace(/\s+/g, ' ').includes(shown), query);
    }
  });
});
