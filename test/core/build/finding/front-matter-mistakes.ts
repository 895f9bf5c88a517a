/** What an editor got wrong, and what the check says about it. */
export interface Mistake {
  readonly name: string;
  /** The file `blog/a.md`, with `head` and `body` or as a whole. */
  readonly source: string | Uint8Array;
  /** Other files by path. */
  readonly others?: Readonly<Record<string, string>>;
  readonly taxonomy?: string;
  /** `file:line:column rule`; the file is left out where it is `blog/a.md`. */
  readonly at: string;
  readonly expected?: string;
  readonly en: string;
  readonly zh: string;
}

/** A file whose front matter has further lines from line 4 on. */
export function withKeys(...lines: string[]): string {
  return ['---', 'title: A', 'date: 2020-06-23', ...lines, '---', 'Text.', ''].join('\n');
}

const bytes = (...parts: (string | number)[]) =>
  new Uint8Array(parts.flatMap((part) => (typeof part === 'number' ? [part] : [...Buffer.from(part)])));

/** Mistakes in the file as such, in its YAML and in its keys. */
export const frontMatterMistakes: readonly Mistake[] = [
  {
    name: 'no front matter',
    source: '# A\n',
    at: '1:1 front-matter-missing',
    en: 'the first line must be exactly three dashes, "---".',
    zh: '第一行必须正好是三个短横线“---”。',
  },
  {
    name: 'front matter that is not closed',
    source: '---\ntitle: A\ndate: 2020-06-23\n--\nText.\n',
    at: '4:1 front-matter-unclosed',
    en: 'write a line of exactly three dashes, "---", after its last key.',
    zh: '请在最后一个键后面写一行正好三个短横线“---”。',
  },
  {
    name: 'text where keys belong',
    source: '---\nhello\n---\n',
    at: '2:1 front-matter-not-mapping',
    en: 'There is a single value here, but there must be keys with values. Write "key: value" on each line.',
    zh: '这里是单独一个值，但应当是键值对；请每行写“key: value”。',
  },
  {
    name: 'a file in GBK',
    source: bytes('---\ntitle: ', 0xc4, 0xe3, '\n---\n'),
    at: '2:8 file-not-utf8',
    en: 'Save it as UTF-8.',
    zh: '请另存为 UTF-8。',
  },
  {
    name: 'a NUL',
    source: withKeys('level: a\0b'),
    at: '4:9 nul-removed',
    en: 'Delete it here.',
    zh: '请在这里删掉它。',
  },
  {
    name: 'a colon in a title',
    source: '---\ntitle: Egg: a\n---\n',
    at: '2:8 yaml-syntax',
    expected: "title: 'Egg: a'",
    en: 'The value has a colon followed by a space, which begins a new key. Put the value in quotes.',
    zh: '值里有冒号加空格，这会开始一个新的键。请给值加引号。',
  },
  {
    name: 'a full-width colon',
    source: '---\ntitle：你好\ndate: 2020-06-23\n---\n',
    at: '2:1 yaml-syntax',
    en: 'The colon after a key is a plain ":" and a space, not the full-width "：".',
    zh: '键后面请写半角冒号“:”和一个空格，不是全角的“：”。',
  },
  {
    name: 'no space behind a colon',
    source: '---\ntitle:A\ndate: 2020-06-23\n---\n',
    at: '2:1 yaml-syntax',
    en: 'There is no space after the colon. Write "key: value".',
    zh: '冒号后面没有空格。请写“key: value”。',
  },
  {
    name: 'a key twice',
    source: withKeys('title: B'),
    at: '4:1 yaml-duplicate-key',
    en: 'The key "title" is here for the second time. Keep one of the two.',
    zh: '键“title”在这里第二次出现；请只留一个。',
  },
  {
    name: 'an asterisk without quotes',
    source: withKeys('level: *high'),
    at: '4:8 yaml-alias-unknown',
    en: 'If it is text, put it in quotes.',
    zh: '如果它是文本，请加引号。',
  },
  {
    name: 'a tab as indent',
    source: withKeys('tags:', '\t- Egg'),
    at: '5:1 yaml-tab-indent',
    en: 'Use spaces.',
    zh: '请用空格。',
  },
  {
    name: 'a type that is none',
    source: withKeys('level: !high 1'),
    at: '4:8 yaml-unusual',
    en: 'If it is text, put it in quotes.',
    zh: '如果它是文本，请加引号。',
  },
  {
    name: 'no title',
    source: '---\ndate: 2020-06-23\n---\n# Hello\n',
    at: '2:1 title-missing',
    expected: 'title: Hello',
    en: 'The article has no title, so it is served as "Hello". Add one to the front matter.',
    zh: '文章没有标题，用“Hello”代替；请在 front matter 里加上 title。',
  },
  {
    name: 'a title in brackets',
    source: '---\ntitle: [Translated] \ndate: 2020-06-23\n---\n',
    at: '2:8 title-unusable',
    en: 'The title is a list, not a text. Put it in quotes if it begins with a bracket.',
    zh: '标题是列表，不是文本；如果以括号开头，请加引号。',
  },
  {
    name: 'no date',
    source: '---\ntitle: A\n---\n',
    at: '2:1 date-missing',
    expected: 'date: 2020-06-23',
    en: 'Add one, such as date: 2020-06-23.',
    zh: '请加上 date，例如 date: 2020-06-23。',
  },
  {
    name: 'a date with slashes',
    source: '---\ntitle: A\ndate: 2020/6/3\n---\n',
    at: '3:7 date-unusable',
    expected: 'date: 2020-06-03',
    en: 'Write it like 2020-06-23.',
    zh: '请写成 2020-06-23 这样。',
  },
  {
    name: 'a day that does not exist',
    source: withKeys('updated: 2020-02-30'),
    at: '4:10 updated-unusable',
    en: '"updated: 2020-02-30" is not a date and is ignored. Write it like 2020-06-23.',
    zh: '“updated: 2020-02-30”不是有效日期，已忽略；请写成 2020-06-23 这样。',
  },
  {
    name: 'an end before the beginning',
    source: withKeys('unpublishAt: 2020-01-01'),
    at: '4:14 unpublish-before-publish',
    en: '"unpublishAt" is not after "date", so the article is never public. Correct one of them.',
    zh: '“unpublishAt”早于或等于“date”，文章永远不会公开；请改正其中一个。',
  },
  {
    name: 'yes for true',
    source: withKeys('draft: yes'),
    at: '4:8 draft-unusable',
    expected: 'draft: true',
    en: 'Write true or false.',
    zh: '请写 true 或 false。',
  },
  {
    name: 'a flag with a word',
    source: withKeys('outdated: 是'),
    at: '4:11 boolean-unusable',
    expected: 'outdated: true',
    en: '"outdated" is neither true nor false, so false is used. Write true or false.',
    zh: '“outdated”既不是 true 也不是 false，按 false 处理；请写 true 或 false。',
  },
  {
    name: 'a list for a text',
    source: withKeys('description: [a, b]'),
    at: '4:14 value-ignored',
    en: '"description" must be one text, but this is a list, which is ignored. Write one text.',
    zh: '“description”应当是文本，这里却是列表，已忽略；请写成文本。',
  },
  {
    name: 'a tag with a colon',
    source: withKeys('tags:', '  - Node.js: basics'),
    at: '5:5 item-ignored',
    en: '"tags" has an item that is a mapping; it is left out. Write every item as a text.',
    zh: '“tags”有一项是键值对，已忽略；请把每一项都写成文本。',
  },
  {
    name: 'tags in one text',
    source: withKeys('tags: 云函数，Egg'),
    at: '4:7 items-in-one-text',
    expected: 'tags: [云函数, Egg]',
    en: 'Write a list to have several.',
    zh: '多项请写成列表。',
  },
  {
    name: 'a zero-width space',
    source: withKeys('description: a\u200Bb'),
    at: '4:14 hidden-characters',
    en: '"description" has invisible characters (U+200B), which were removed. Type the text again here.',
    zh: '“description”含有不可见字符（U+200B），已去掉；请在这里重新输入这段文字。',
  },
  {
    name: 'a link without a scheme',
    source: withKeys('authors: Lin', 'authorslink: example.com/lin'),
    at: '5:14 link-unusable',
    en: 'Write all of it, such as https://example.com/me.',
    zh: '请写全，例如 https://example.com/me。',
  },
  {
    name: 'more links than authors',
    source: withKeys('authors: Lin', 'authorslink: [https://a.com/, https://b.com/]'),
    at: '5:31 too-many-links',
    en: '"authorslink" has more links than "authors" has names; those from here on are ignored. Remove them, or add the names.',
    zh: '“authorslink”的链接比“authors”的名字多，从这里起均已忽略；请删掉多余的，或补上名字。',
  },
  {
    name: 'a thumbnail that scripts',
    source: withKeys('thumbnail: javascript:alert(1)'),
    at: '4:12 thumbnail-unusable',
    en: 'Write https://example.com/a.png or images/a.png.',
    zh: '请写成 https://example.com/a.png 或 images/a.png 这样。',
  },
  {
    name: 'a slug with a slash',
    source: withKeys('slug: blog/a'),
    at: '4:7 slug-unusable',
    en: '"slug" has a slash in it, so the file name is used. Write one name, such as "hello-world".',
    zh: '“slug”含有斜杠，因此改用文件名；请写一个名字，例如 hello-world。',
  },
  {
    name: 'a key with a capital',
    source: withKeys('Tags: [Egg]'),
    at: '4:1 key-misspelled',
    expected: 'tags',
    en: '"Tags" is not a known key; did you mean "tags"? It was put in "extra".',
    zh: '“Tags”不是已知的键，是不是想写“tags”？它已放进“extra”。',
  },
  {
    name: 'a comment in a title',
    source: '---\ntitle: 语言 C #1 课\ndate: 2020-06-23\n---\n',
    at: '2:8 comment-in-text',
    expected: "title: '语言 C #1 课'",
    en: 'If it is text, put the whole in quotes.',
    zh: '如果它是这段文字的一部分，请给整段加引号。',
  },
  {
    name: 'a comment behind a title',
    source: '---\ntitle: 标题 # 待定\ndate: 2020-06-23\n---\n',
    at: '2:8 comment-behind-text',
    en: 'What stands behind "#" in "title", "# 待定", is a comment and not shown. If it is text, put the whole in quotes.',
    zh: '“title”里“#”后面的“# 待定”是注释，不会显示。如果它是这段文字的一部分，请给整段加引号。',
  },
  {
    name: 'a path in double quotes',
    source: '---\ntitle: "C:\\temp"\ndate: 2020-06-23\n---\n',
    at: '2:8 escape-in-text',
    expected: 'title: C:\\temp',
    en: 'In the double quotes of "title" a backslash begins an escape, so "\\t" is white space here. If it is text, use single quotes.',
    zh: '“title”的双引号里，反斜杠是转义的开头，“\\t”成了空白；如果它是文本，请用单引号。',
  },
  {
    name: 'an anchor that is text',
    source: '---\ntitle: &a x\ndate: 2020-06-23\n---\n',
    at: '2:11 yaml-unusual',
    en: '"&a" marks a value for others to refer to, and none does; it is not shown. If it is text, put it in quotes.',
    zh: '这段 YAML 不常见，读取结果可能与原意不同。“&a”标记一个供别处引用的值，却没有地方引用，也不会显示。如果它是文本，请加引号。',
  },
  {
    name: 'a draft of Jekyll',
    source: withKeys('published: false'),
    at: '4:1 publication-key-unknown',
    expected: 'draft: true',
    en: 'In other systems "published" decides whether an article is public; here it decides nothing, so the article is left out. Write "draft" instead.',
    zh: '“published”在别的系统里决定文章是否公开，在这里不起作用，因此文章未收录；请改写成“draft”。',
  },
  {
    name: 'an address without end',
    source: withKeys('authors: Lin', `authorslink: https://example.com/${'a'.repeat(2_000)}`),
    at: '5:14 url-too-long',
    en: 'The address in "authorslink" is longer than 2000 characters and is left out. Write a shorter one.',
    zh: '“authorslink”里的网址超过 2000 个字符，已忽略；请换一个短的。',
  },
  {
    name: 'a book in a key of its own',
    source: withKeys(`notes: ${'字'.repeat(12_000)}`),
    at: '4:1 summary-too-large',
    en: 'With "notes" the front matter is larger than lists can show (32 KiB); what is over is left out. Shorten it.',
    zh: '加上“notes”，front matter 超出了列表能显示的大小（32 KiB），超出的部分已忽略；请写短一些。',
  },
  {
    name: 'a description like an article',
    source: withKeys(`description: ${'很'.repeat(161)}`),
    at: '4:14 description-too-long',
    en: 'The description has 161 characters, and lists and search engines show about 160. Say the main thing in fewer.',
    zh: '描述（description）有 161 个字符，而列表和搜索引擎大约只显示 160 个；请用更少的字写出要点。',
  },
];
