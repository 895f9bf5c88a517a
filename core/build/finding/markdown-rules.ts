import { warning } from './rule';

/** Rules about the Markdown body of one article. */
export const markdownRules = {
  'anchor-spelling': warning({
    en: 'The link "{url}" does not spell the id of the heading it means; the html was pointed at the right one. Write that id.',
    zh: '链接“{url}”与标题的 id 不完全一致；HTML 里已指向正确的标题，请把原文也改过来。',
    explain: {
      en:
        'Heading ids are lower case, without punctuation, and with `-` for spaces: `## Web 框架 (上)` has the id\n' +
        '`web-框架-上`. A link in the page must spell it exactly so; other places that show this Markdown do not correct it.\n' +
        'Write the id that the finding expects: `[上篇](#web-框架-上)`.',
      zh:
        '标题的 id 是小写，去掉标点，空格换成 `-`：`## Web 框架 (上)` 的 id 是 `web-框架-上`。\n' +
        '页内链接必须写得完全一样；别处显示这段 Markdown 时不会替你改正。\n' +
        '请写检查结果里给出的 id：`[上篇](#web-框架-上)`。',
    },
  }),
  'anchor-dead': warning({
    en: 'The link "{url}" leads nowhere: no heading and no element of this article has that id. Write the id of a heading, or make it plain text.',
    zh: '链接“{url}”无效：本文没有 id 与它相同的标题或元素；请写现有标题的 id，或改成普通文字。',
    explain: {
      en:
        'A link that begins with `#` leads to a heading of the same article, by its id: the text of the heading in lower\n' +
        'case, without punctuation, with `-` for spaces. Perhaps the heading was renamed or removed, or the link came\n' +
        'with a text copied from elsewhere. Correct the link, or make it plain text.',
      zh:
        '以 `#` 开头的链接跳转到同一篇文章的标题，按标题的 id：标题文字转小写，去掉标点，空格换成 `-`。\n' +
        '也许标题已改写或删除，也许链接是随文字从别处复制来的。请改正链接，或改成普通文字。',
    },
  }),
  'link-empty': warning({
    en: 'This link has no address; a click on it leads back to the page itself. Write the address, or remove the brackets.',
    zh: '这个链接没有网址，点了只会回到本页；请在括号里写上网址，或去掉括号。',
    explain: {
      en:
        'In `[text]()` nothing stands between the brackets, often because the address was to be filled in later.\n' +
        'Give the address, `[text](https://example.com/)`, or remove the brackets and keep the text.',
      zh:
        '`[文字]()` 的括号里什么也没有，往往是打算以后再填。\n' +
        '请写上网址 `[文字](https://example.com/)`，或者去掉括号，留下文字。',
    },
  }),
  'link-scheme': warning({
    en: 'The link "{url}" does not begin with a scheme that readers can follow. Correct the part before "//", as in https://.',
    zh: '链接“{url}”的开头不是读者能打开的协议；请检查“//”前面的部分，写成 https:// 这样。',
    explain: {
      en:
        'Links keep the schemes `http:`, `https:`, `mailto:` and `tel:`; an address with any other is removed from the\n' +
        'html, and one that is nearly right (`https//example.com`, `http:/example.com`, `shttps://example.com`,\n' +
        '`http://https://example.com`) leads to a page that does not exist. Write the address as a browser shows it.',
      zh:
        '链接保留 `http:`、`https:`、`mailto:` 和 `tel:`；其他协议的网址会从 HTML 里去掉，\n' +
        '而差一点就对的（`https//example.com`、`http:/example.com`、`shttps://example.com`、`http://https://example.com`）\n' +
        '会指向不存在的页面。请照浏览器地址栏里的样子写。',
    },
  }),
  'link-schemeless': warning({
    en: 'The link "{url}" has no "https://", so it leads to a page of this site that does not exist. Write it in full.',
    zh: '链接“{url}”没有“https://”，会指向本站一个不存在的页面；请补上。',
    explain: {
      en:
        'An address without a scheme is relative to the page: `[x](www.example.com)` in the article `/blog/a` leads to\n' +
        '`/blog/www.example.com`. Write `[x](https://www.example.com)`.',
      zh:
        '没有协议的网址相对于当前页面：文章 `/blog/a` 里的 `[x](www.example.com)` 指向 `/blog/www.example.com`。\n' +
        '请写 `[x](https://www.example.com)`。',
    },
  }),
  'emphasis-literal': warning({
    en: 'The asterisks at "{context}" are shown as they are: there is no partner to make them bold with. Add it, or remove them.',
    zh: '“{context}”处的星号会原样显示：缺少与之配对的星号。请补全、删除，或转义为 \\*\\*。',
    explain: {
      en:
        'Bold text stands between two pairs of asterisks in one paragraph, without spaces inside: `**重点**`. Here one\n' +
        'of the four is missing, or they cannot be paired with certainty. Complete or remove them; asterisks that should\n' +
        'be seen are written `\\*\\*`.',
      zh:
        '粗体写在同一段里的两对星号之间，里面两端没有空格：`**重点**`。这里四个里少了一个，\n' +
        '或者无法确定怎样配对。请补全或删掉；要显示星号本身，请写 `\\*\\*`。',
    },
  }),
};
