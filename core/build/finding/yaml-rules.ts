import { error, warning } from './rule';

/** Rules about the block of front matter as a whole, and about YAML. */
export const yamlRules = {
  'front-matter-missing': error({
    en: 'There is no front matter: the first line must be exactly three dashes, "---".',
    zh: '没有 front matter：第一行必须正好是三个短横线“---”。',
    explain: {
      en:
        'A file without front matter has no title and no date, so it is left out. Only YAML between two lines of\n' +
        'exactly three dashes is read; "---json", "----" and spaces around the dashes do not count. Example:\n' +
        '---\ntitle: Hello\ndate: 2020-06-23\n---\n\nThe text begins here.',
      zh:
        '没有 front matter 的文件没有标题和日期，因此不收录。只读两行短横线之间的 YAML，\n' +
        '每行正好三个；“---json”、“----”和短横线旁的空格都不算。例如：\n' +
        '---\ntitle: 你好\ndate: 2020-06-23\n---\n\n' +
        '正文从这里开始。',
    },
  }),
  'front-matter-unclosed': error({
    en: 'The front matter is not closed: write a line of exactly three dashes, "---", after its last key.',
    zh: 'front matter 没有结束：请在最后一个键后面写一行正好三个短横线“---”。',
    explain: {
      en:
        'Without the second line of dashes, front matter cannot be told from text.\n' +
        'The line must be exactly "---", without spaces before or after it.',
      zh: '没有第二行短横线，就无法区分 front matter 和正文。\n这一行必须正好是“---”，前后没有空格。',
    },
  }),
  'front-matter-too-large': error({
    en: 'The front matter is larger than {limit} KiB. Move text into the body of the article.',
    zh: 'front matter 超过 {limit} KiB；请把文字移到正文里。',
    explain: {
      en: 'Front matter holds a title, a date and terms. The article itself goes below the second line of dashes.',
      zh: 'front matter 用来写标题、日期和词条。正文写在第二行短横线下面。',
    },
  }),
  'front-matter-not-mapping': error({
    en: 'There is {found} here, but there must be keys with values. Write "key: value" on each line.',
    zh: '这里是{found}，但应当是键值对；请每行写“key: value”。',
    explain: {
      en: 'Each line of front matter is a key, a colon, a space and a value. Example:\ntitle: Hello\ndate: 2020-06-23',
      zh: 'front matter 的每一行是键、冒号、空格和值。例如：\ntitle: 你好\ndate: 2020-06-23',
    },
  }),
  'toml-syntax': error({
    en: 'The front matter cannot be read as TOML: {problem}.',
    zh: 'front matter 不是有效的 TOML：{problem}。',
    explain: {
      en: 'TOML writes texts in quotes and dates without them:\ntitle = "Hello"\ndate = 2020-06-23\ntags = ["Serverless"]',
      zh: 'TOML 的文本要加引号，日期不加：\ntitle = "Hello"\ndate = 2020-06-23\ntags = ["Serverless"]',
    },
  }),
  'yaml-syntax': error({
    en: 'This is not valid YAML. {problem}',
    zh: '这不是有效的 YAML。{problem}',
    explain: {
      en:
        'When in doubt, put the value in single quotes; a single quote inside is written twice. Examples:\n' +
        "title: 'Serverless: an introduction'\ntitle: 'It''s here'\ntitle: '[Translated] Hello'",
      zh:
        '拿不准时，给值加单引号；里面的单引号写两遍。例如：\n' +
        "title: 'Serverless: 入门'\ntitle: 'It''s here'\ntitle: '[译] 你好'",
    },
  }),
  'yaml-duplicate-key': error({
    en: 'The key "{key}" is here for the second time. Keep one of the two.',
    zh: '键“{key}”在这里第二次出现；请只留一个。',
    explain: {
      en: 'It cannot be told which of the two values is meant, and YAML allows a key only once. Delete one.',
      zh: '无法知道要用哪个值，YAML 也只允许一个键出现一次。请删掉一个。',
    },
  }),
  'yaml-alias-unknown': error({
    en: '"*{name}" refers to an anchor that is not defined above. If it is text, put it in quotes.',
    zh: '“*{name}”引用的锚点在上面没有定义；如果它是文本，请加引号。',
    explain: {
      en:
        'A value that begins with "*" stands for another value marked with "&". Text goes in quotes:\n' +
        "title: '*Serverless*'",
      zh: "以“*”开头的值代表用“&”标记的另一个值。文本要加引号：\ntitle: '*Serverless*'",
    },
  }),
  'yaml-too-many-aliases': error({
    en: 'The aliases up to here expand to more than {limit} values. Write the values out.',
    zh: '到这里为止，YAML 别名展开后超过 {limit} 个值；请把值直接写出来。',
    explain: {
      en:
        'A few lines of aliases of aliases can stand for billions of values, or for themselves.\n' +
        'No article needs that; write the values out.',
      zh:
        '几行 YAML 别名层层引用，可以展开成几十亿个值，或者引用自己。\n' +
        '文章用不到这样的写法；请把值直接写出来。',
    },
  }),
  'yaml-merge-unusable': error({
    en: '"<<" can only merge a mapping, or a list of mappings. Correct its value.',
    zh: '“<<”只能合并键值对，或键值对的列表；请改正它的值。',
    explain: {
      en: '"<<" copies the keys of another mapping:\nbase: &base { series: egg }\nnested:\n  <<: *base',
      zh: '“<<”复制另一组键值对：\nbase: &base { series: egg }\nnested:\n  <<: *base',
    },
  }),
  'yaml-tab-indent': warning({
    en: 'This line is indented with a tab, which YAML does not allow; it was read as one space. Use spaces.',
    zh: '这一行用制表符缩进，YAML 不允许，已按一个空格处理；请用空格。',
    explain: {
      en:
        'Other programs refuse such a file, and columns cannot be compared when tabs and spaces mix.\n' +
        'Indent with spaces:\ntags:\n  - Serverless',
      zh:
        '其他程序不接受这样的文件，制表符与空格混用也无法对齐。\n' +
        '请用空格缩进（`npm run check -- --fix` 可以自动修复）：\n' +
        'tags:\n  - Serverless',
    },
  }),
  'yaml-unusual': warning({
    en: 'This YAML is unusual, and may be read otherwise than meant. {problem}',
    zh: '这段 YAML 不常见，读取结果可能与原意不同。{problem}',
    explain: {
      en: 'The value was read as plain text, list or mapping. Text that begins with "!" or "%" goes in quotes.',
      zh: '值按普通的文本、列表或键值对读取。以“!”或“%”开头的文本要加引号。',
    },
  }),
};
