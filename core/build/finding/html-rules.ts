import { warning } from './rule';

/** Rules about raw html in the body of an article. */
export const htmlRules = {
  'html-as-text': warning({
    en: '"{tag}" is shown as text, because nothing ends it and as html it would take what follows along (in this article: {count}). Write it as code, or write its end.',
    zh: '“{tag}”没有结束标签，当作 HTML 会吞掉后面的内容，因此按文字显示（本文共 {count} 处）。请写成代码，或补上结束标签。',
    explain: {
      en:
        'A tag in a sentence, as in "wrap it in <template>", is html for Markdown. A browser looks for its end and drops\n' +
        'or hides everything before it: a paragraph, or the rest of the article. So a tag that nothing ends is shown as\n' +
        'it is written, and so is one that html does not know, such as `List<String>`. Write code between backticks,\n' +
        '`` `<template>` ``; where html is meant, write the end tag.',
      zh:
        '句子里的标签（“用 <template> 包住”）在 Markdown 里就是 HTML。浏览器会一直找它的结束标签，\n' +
        '中间的一段、甚至全文都会消失。因此没有结束标签的，以及 HTML 里没有的标签（如 `List<String>`），都按原样显示。\n' +
        '请用反引号写成代码：`` `<template>` ``；如果确实要用 HTML，请补上结束标签。',
    },
  }),
  'html-unclosed': warning({
    en: '"{tag}" has no end tag, so it ends with its block (in this article: {count}). Write the end tag where it should end.',
    zh: '“{tag}”没有结束标签，因此到所在的块为止（本文共 {count} 处）。请在应当结束的地方写上结束标签。',
    explain: {
      en:
        'A browser carries `<b>` or `<div>` on through the article until it meets the end tag. Casebook closes it at the\n' +
        'end of the paragraph or of the block of html that it stands in. Write the end tag where the element should end:\n' +
        '`<b>…</b>`.',
      zh:
        '浏览器会让 `<b>` 或 `<div>` 一直延续到结束标签为止。Casebook 在它所在的段落或 HTML 块的末尾将其结束。\n' +
        '请在应当结束的地方写上结束标签：`<b>…</b>`。',
    },
  }),
  'comment-unclosed': warning({
    en: 'The comment that begins here has no end, so the rest of its block is not shown, often the rest of the article. Write --> where it should end.',
    zh: '从这里开始的注释没有结束标记，所在的块余下的部分（往往是全文余下的部分）不会显示。请在应当结束的地方写上 -->。',
    explain: {
      en:
        'A comment hides what stands between `<!--` and `-->` from readers. Without its end it hides the rest of the\n' +
        'article. Write `-->`, or remove `<!--` when all of it should be read.',
      zh:
        '`<!--` 与 `-->` 之间的内容不显示给读者。没有结束标记，文章余下的部分就全部隐藏。\n' +
        '请补上 `-->`；如果都要显示，请删掉 `<!--`。',
    },
  }),
};
