import { error, warning } from './rule';

/** Rules about the keys of front matter. */
export const fieldRules = {
  'title-missing': warning({
    en: 'The article has no title, so it is served as "{title}". Add one to the front matter.',
    zh: '文章没有标题，用“{title}”代替；请在 front matter 里加上 title。',
    explain: {
      en: 'Without `title` the first heading is used, else the file name. Example:\ntitle: Serverless in practice',
      zh: '没有 `title` 时用正文的第一个标题，再没有就用文件名。例如：\ntitle: Serverless 实战',
    },
  }),
  'title-unusable': error({
    en: 'The title is {found}, not a text. Put it in quotes if it begins with a bracket.',
    zh: '标题是{found}，不是文本；如果以括号开头，请加引号。',
    explain: {
      en:
        'In YAML, text that begins with [ or {, or that stands below the key with dashes, is a list or a mapping.\n' +
        "Put the title in quotes: title: '[Translated]'",
      zh:
        '在 YAML 里，以 [ 或 { 开头的文本，或者写在键下面、带短横线的文本，是列表或键值对。\n' +
        "请给标题加引号：title: '[译] 你好'",
    },
  }),
  'text-too-long': warning({
    en: '"{key}" is longer than {limit} characters and was cut. Shorten it.',
    zh: '“{key}”超过 {limit} 个字符，已截断；请写短一些。',
    explain: {
      en: 'Longer texts break lists, feeds and search results. Say the rest in `description` or in the article.',
      zh: '太长的文本会撑坏列表、订阅源和搜索结果。其余内容请写进 `description` 或正文。',
    },
  }),
  'date-missing': warning({
    en: 'The article has no date: it is listed last and is in no archive. Add one, such as date: 2020-06-23.',
    zh: '文章没有日期，排在列表最后，也不进归档；请加上 date，例如 date: 2020-06-23。',
    explain: {
      en: 'Lists are ordered by `date`. Example:\ndate: 2020-06-23',
      zh: '列表按 `date` 排序。例如：\ndate: 2020-06-23',
    },
  }),
  'date-unusable': error({
    en: '"{key}: {text}" is not a date, so it is unknown when the article is public. Write it like 2020-06-23.',
    zh: '“{key}: {text}”不是有效日期，无法确定文章何时公开；请写成 2020-06-23 这样。',
    explain: {
      en:
        'An article with a wrong date could appear too early, so it is left out until the date is corrected.\n' +
        'Good: 2020-06-23, 2020-6-3, 2020-06-23 08:00, 2020-06-23T08:00:00+08:00. Without an offset the time is in\n' +
        'the zone of the site. Days must exist: 30 February does not become 1 March.',
      zh:
        '日期写错的文章可能过早公开，因此改正之前不收录。\n' +
        '正确：2020-06-23、2020-6-3、2020-06-23 08:00、2020-06-23T08:00:00+08:00。不写时区偏移时，按站点时区解释。\n' +
        '日期必须真实存在：2 月 30 日不会自动变成 3 月 1 日。',
    },
  }),
  'updated-unusable': warning({
    en: '"{key}: {text}" is not a date and is ignored. Write it like 2020-06-23.',
    zh: '“{key}: {text}”不是有效日期，已忽略；请写成 2020-06-23 这样。',
    explain: {
      en: 'Good: 2020-06-23, 2020-06-23 08:00, 2020-06-23T08:00:00+08:00. Days must exist.',
      zh: '正确：2020-06-23、2020-06-23 08:00、2020-06-23T08:00:00+08:00。日期必须真实存在。',
    },
  }),
  'unpublish-before-publish': warning({
    en: '"unpublishAt" is not after "{key}", so the article is never public. Correct one of them.',
    zh: '“unpublishAt”早于或等于“{key}”，文章永远不会公开；请改正其中一个。',
    explain: {
      en: 'An article is public from `publishAt` (else `date`) until `unpublishAt`.',
      zh: '文章从 `publishAt`（没有则从 `date`）起公开，到 `unpublishAt` 为止。',
    },
  }),
  'draft-unusable': warning({
    en: '"draft" is neither true nor false. To be safe the article is taken for a draft and not shown. Write true or false.',
    zh: '“draft”既不是 true 也不是 false，为安全起见按草稿处理，不公开；请写 true 或 false。',
    explain: {
      en: 'A draft must not appear by a typing error. Write `draft: true` or `draft: false`, or remove the key.',
      zh: '草稿不能因为笔误而公开。请写 `draft: true` 或 `draft: false`，或者删掉这个键。',
    },
  }),
  'boolean-unusable': warning({
    en: '"{key}" is neither true nor false, so false is used. Write true or false.',
    zh: '“{key}”既不是 true 也不是 false，按 false 处理；请写 true 或 false。',
    explain: {
      en: 'YAML knows two words for yes and no. Example:\noutdated: true',
      zh: 'YAML 里表示是和否的只有这两个词。例如：\noutdated: true',
    },
  }),
  'value-ignored': warning({
    en: '"{key}" must be {type}, but this is {found}, which is ignored. Write {type}.',
    zh: '“{key}”应当是{type}，这里却是{found}，已忽略；请写成{type}。',
    explain: {
      en: 'The value has another form than the key needs. The documentation for authors lists the form of each key.',
      zh: '值的类型与这个键要求的不同。写作文档列出了每个键的类型。',
    },
  }),
  'item-ignored': warning({
    en: '"{key}" has an item that is {found}; it is left out. Write every item as a text.',
    zh: '“{key}”有一项是{found}，已忽略；请把每一项都写成文本。',
    explain: {
      en:
        'An item with a colon and a space in it, or in brackets, is a mapping or a list. Put it in quotes:\n' +
        "tags:\n  - 'Node.js: basics'",
      zh: "一项里有冒号加空格，或者写在括号里，就成了键值对或列表。请加引号：\ntags:\n  - 'Node.js: 入门'",
    },
  }),
  'items-in-one-text': warning({
    en: '"{key}" is one text with separators in it, and is read as one item. Write a list to have several.',
    zh: '“{key}”写成了一行带分隔符的文字，只算一项；多项请写成列表。',
    explain: {
      en:
        'One text is one item, because names may have commas. Several items are a list:\n' +
        'tags:\n  - Serverless\n  - Egg.js',
      zh: '一行文字只算一项，因为名字里可以有逗号。多项写成列表：\ntags:\n  - Serverless\n  - Egg.js',
    },
  }),
  'too-many-items': warning({
    en: '"{key}" has more than {limit} items; those from here on are left out. Keep those that describe the article best.',
    zh: '“{key}”超过 {limit} 项，从这里起均已忽略；请只留下最贴切的几项。',
    explain: {
      en: 'So many terms help no reader to find the article. Keep those that describe it best.',
      zh: '词条太多并不能帮读者找到文章。请留下最贴切的几个。',
    },
  }),
  'item-too-long': warning({
    en: 'An item of "{key}" is longer than {limit} characters and was cut. Shorten it.',
    zh: '“{key}”有一项超过 {limit} 个字符，已截断；请写短一些。',
    explain: {
      en: 'Terms are names of a few words. Longer text belongs in `description` or in the article.',
      zh: '词条是几个字的名字。更长的文字请写进 `description` 或正文。',
    },
  }),
  'hidden-characters': warning({
    en: '"{key}" has invisible characters ({characters}), which were removed. Type the text again here.',
    zh: '“{key}”含有不可见字符（{characters}），已去掉；请在这里重新输入这段文字。',
    explain: {
      en:
        'Control characters, zero-width spaces and direction marks come along when text is copied. They cannot be\n' +
        'seen, but they break searching and can make a text look like another. Joiners that emoji and scripts need stay.',
      zh:
        '控制字符、零宽空格和方向标记会随复制的文字一起过来。它们不可见，却会妨碍搜索，\n' +
        '还能让一段文字看起来像另一段。表情符号和某些文字需要的连接符会保留。',
    },
  }),
  'link-unusable': warning({
    en: '"{text}" in "{key}" is not a complete http or https address; no link is shown. Write all of it, such as https://example.com/me.',
    zh: '“{key}”里的“{text}”不是完整的 http 或 https 网址，不显示链接；请写全，例如 https://example.com/me。',
    explain: {
      en: 'Other kinds of addresses can run scripts or lead nowhere. Example:\nauthorslink:\n  - https://example.com/me',
      zh: '其他种类的网址可能会运行脚本，或者无效。例如：\nauthorslink:\n  - https://example.com/me',
    },
  }),
  'too-many-links': warning({
    en: '"{key}" has more links than "{people}" has names; those from here on are ignored. Remove them, or add the names.',
    zh: '“{key}”的链接比“{people}”的名字多，从这里起均已忽略；请删掉多余的，或补上名字。',
    explain: {
      en:
        'The first link belongs to the first name, and so on. Two people in one text are one name.\n' +
        'authors:\n  - Lin\n  - Chen\nauthorslink:\n  - https://example.com/lin\n  - https://example.com/chen',
      zh:
        '第一个链接属于第一个名字，依此类推。一项里写两个人，只算一个名字。\n' +
        'authors:\n  - 小林\n  - 小陈\nauthorslink:\n  - https://example.com/lin\n' +
        '  - https://example.com/chen',
    },
  }),
  'thumbnail-unusable': warning({
    en: '"thumbnail" is neither an http(s) address nor a relative path, so there is none. Write https://example.com/a.png or images/a.png.',
    zh: '“thumbnail”既不是 http(s) 地址也不是相对路径，因此没有缩略图；请写成 https://example.com/a.png 或 images/a.png 这样。',
    explain: {
      en:
        'Addresses that begin with "//" or with another scheme are not shown.\n' +
        'Good: https://example.com/a.png, images/a.png, /images/a.png',
      zh: '以“//”或其他协议开头的地址不显示。\n正确：https://example.com/a.png、images/a.png、/images/a.png',
    },
  }),
  'slug-unusable': warning({
    en: '"slug" {problem}, so the file name is used. Write one name, such as "hello-world".',
    zh: '“slug”{problem}，因此改用文件名；请写一个名字，例如 hello-world。',
    explain: {
      en:
        'The slug is the last part of the URL: one name without slashes, control or invisible characters and outer\n' +
        'spaces, not "." or "..", at most 255 characters. Chinese, spaces and capitals are fine.',
      zh:
        'slug 是网址的最后一段：一个名字，没有斜杠、控制字符或不可见字符，两端没有空格，\n' +
        '不是“.”或“..”，最多 255 个字符。中文、空格和大写字母都可以。',
    },
  }),
  'key-misspelled': warning({
    en: '"{key}" is not a known key; did you mean "{known}"? It was put in "extra".',
    zh: '“{key}”不是已知的键，是不是想写“{known}”？它已放进“extra”。',
    explain: {
      en: 'Keys are exact, capitals included. The value has no effect until the key is corrected.',
      zh: '键必须完全一致，区分大小写。改正之前，它的值不起作用。',
    },
  }),
  'key-reserved': warning({
    en: 'The key "{key}" is reserved and is left out. Choose another name.',
    zh: '键“{key}”是保留字，已忽略；请换一个名字。',
    explain: {
      en: 'The names __proto__, constructor and prototype have a meaning of their own in JavaScript programs.',
      zh: '__proto__、constructor 和 prototype 在 JavaScript 程序里另有含义。',
    },
  }),
};
