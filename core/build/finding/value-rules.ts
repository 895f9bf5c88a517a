import { error, warning } from './rule';

/** Rules about what the values of front matter lose, hide and weigh. */
export const valueRules = {
  'publication-key-unknown': error({
    en: 'In other systems "{key}" decides whether an article is public; here it decides nothing, so the article is left out. Write "{known}" instead.',
    zh: '“{key}”在别的系统里决定文章是否公开，在这里不起作用，因此文章未收录；请改写成“{known}”。',
    explain: {
      en:
        'Keys such as `published: false`, `hidden: true`, `status: private`, `publishDate`, `expiryDate` or `Draft: true`\n' +
        'keep an article back elsewhere. Nothing becomes public because such a key is not understood. The keys are:\n' +
        'draft: true\npublishAt: 2020-06-23 08:00\nunpublishAt: 2021-01-01',
      zh:
        '`published: false`、`hidden: true`、`status: private`、`publishDate`、`expiryDate`、`Draft: true` 这样的键，\n' +
        '在别的系统里会让文章暂不公开。文章不会因为键不受支持就公开。这里的键是：\n' +
        'draft: true\npublishAt: 2020-06-23 08:00\nunpublishAt: 2021-01-01',
    },
  }),
  'comment-in-text': warning({
    en: 'What stands behind the space in "{key}", "{comment}", is a comment in YAML and is not shown. If it is text, put the whole in quotes.',
    zh: '“{key}”里空格后面的“{comment}”在 YAML 里是注释，不会显示。如果它是这段文字的一部分，请给整段加引号。',
    explain: {
      en:
        'A # behind a space begins a comment, unless the text is in quotes. Write the text in quotes, or a space behind\n' +
        "the # of a comment:\ntitle: 'C #1'\ndate: 2020-06-23 # the first day",
      zh:
        '空格后面的 # 开始一段注释，除非文本在引号里。是文本就加引号；是注释就在 # 后面空一格：\n' +
        "title: '语言 C #1 课'\ndate: 2020-06-23 # 发布日",
    },
  }),
  'escape-in-text': warning({
    en: 'In the double quotes of "{key}" a backslash begins an escape, so "{escape}" is white space here. If it is text, use single quotes.',
    zh: '“{key}”的双引号里，反斜杠是转义的开头，“{escape}”成了空白；如果它是文本，请用单引号。',
    explain: {
      en: "In double quotes \\t is a tab and \\n a line break, as YAML has it. In single quotes nothing is an escape:\ntitle: 'C:\\temp'",
      zh: "按 YAML 的规定，双引号里的 \\t 是制表符，\\n 是换行。单引号里没有转义：\ntitle: 'C:\\temp'",
    },
  }),
  'url-too-long': warning({
    en: 'The address in "{key}" is longer than {limit} characters and is left out. Write a shorter one.',
    zh: '“{key}”里的网址超过 {limit} 个字符，已忽略；请换一个短的。',
    explain: {
      en: 'Addresses that long do not work everywhere, and every list repeats them. Link to a shorter one.',
      zh: '这么长的网址不是处处能用，而每个列表都要带上它。请换成短的网址。',
    },
  }),
  'summary-too-large': warning({
    en: 'With "{key}" the front matter is larger than lists can show ({limit} KiB); what is over is left out. Shorten it.',
    zh: '加上“{key}”，front matter 超出了列表能显示的大小（{limit} KiB），超出的部分已忽略；请写短一些。',
    explain: {
      en:
        'Lists show a hundred articles at once, so that each has its share. Terms and further keys count together, in the\n' +
        'order categories, tags, authors, translators, keywords, further keys. Move long texts into the article.',
      zh:
        '列表一次显示一百篇文章，每篇的大小有限。词条和其他键合在一起计算，\n' +
        '顺序是 categories、tags、authors、translators、keywords、其他键。较长的文字请写进正文。',
    },
  }),
};
