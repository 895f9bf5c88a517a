import assert from 'node:assert/strict';
import { renderMarkdown } from '../../../../core/build/markdown/render-markdown';

const options = { iframeHosts: [], placeholders: {} };
const render = (markdown: string): string => renderMarkdown(markdown, options).html;
const hrefs = (markdown: string): string[] => renderMarkdown(markdown, options).links.map(({ url }) => url);

describe('bare addresses in Chinese text', () => {
  const address = 'https://a.example.com/x';
  const cases: [input: string, links: readonly string[]][] = [
    [`（见 ${address}）`, [address]],
    [`(${address})。下一句`, [address]],
    [`(${address}(1))。`, [`${address}(1)`]],
    [`打开${address}看`, [address]],
    [`${address}.，新址${address}!。又"${address}"。`, [address, address, address]],
    [`${address}?a=b&amp;，后`, [`${address}?a=b`]],
    [`${address}?a=b&c=d，后`, [`${address}?a=b&c=d`]],
    [`${address}_。`, [address]],
    [`${address}/_/。`, [`${address}/_/`]],
    [`**${address}**。`, [address]],
    [`*${address}*，`, [address]],
    [`~~${address}~~，`, [address]],
    [`${address}、${address}`, [address, address]],
    [`${address}——完`, [address]],
    [`${address}…完`, [address]],
    [`「${address}」`, [address]],
    [`去www.example.com看`, ['http://www.example.com']],
    [`（www.example.com）`, ['http://www.example.com']],
    [`"www.example.com"，`, ['http://www.example.com']],
    [`写信给a@b.example吧`, ['mailto:a@b.example']],
    [`写信给a@b.example，`, ['mailto:a@b.example']],
    [`𠀀${address}𠀀`, [address]],
    [`${address}한국어`, [address]],
    [`${address}カナ`, [address]],
    [`https://localhost:7001看`, ['https://localhost:7001']],
    [`https://例子.测试/路径，后`, ['https://例子.测试/路径']],
    [`https://www.例子.com/x，后`, ['https://www.例子.com/x']],
    [`https://a.例子.com然后`, ['https://a.例子.com']],
    [`http://a.b.中国/，后`, ['http://a.b.中国/']],
    [`https://a.example.com.然后`, ['https://a.example.com']],
    [`必须以http://开头`, []],
    [`http://与https://的区别`, []],
    [`以www.开头的域名`, []],
    [`http://服务器地址:端口/路径`, []],
    [`https://a.example.com￥100`, ['https://a.example.com']],
    [`https://，后`, []],
    [`abcwww.example.com`, []],
    [`[见 ${address}，后`, [address]],
    [`[${address}，后](/y)`, ['/y']],
    [`\`${address}，\``, []],
    [`<${address}>，后`, [address]],
  ];
  for (const [input, links] of cases) {
    it(input, () => {
      assert.deepEqual(hrefs(input), links);
    });
  }

  it('leave what follows them to Markdown', () => {
    const html = render('打开https://a.example.com，**先登录**，再运行`npm i`，见[手册](/m)和~~旧的~~。');
    assert.match(html, /，<strong>先登录<\/strong>，再运行<code>npm i<\/code>，见<a href="\/m">手册<\/a>/);
    assert.match(html, /<del>旧的<\/del>/);
  });

  // GFM 6.9, "extended autolink path validation": what is trimmed before a space is trimmed before Chinese.
  it('end before Chinese where they end before a space', () => {
    const tails = [
      '',
      '.',
      ',',
      '!',
      '?',
      ':',
      ';',
      ')',
      '"',
      "'",
      '*',
      '_',
      '~',
      '&amp;',
      '**',
      '.)',
      ']',
      '}',
      '|',
    ];
    for (const head of ['', '(', '（', '**', '"', '[', '中', '_', '“']) {
      for (const tail of tails) {
        for (const next of ['，然后', '然后', '。', '（注）', '“引”', '한', 'の', '𠀀']) {
          const before = `${head}${address}${tail}`;
          assert.deepEqual(hrefs(before + next), hrefs(`${before} ${next}`), before + next);
        }
      }
    }
  });
});
