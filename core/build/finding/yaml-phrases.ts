import type { LocalizedText } from './language';

/** What can be wrong with YAML, and what to do about it. */
export const yamlPhrases = {
  'yaml-alias-props': {
    en: 'A value that begins with "*" refers to an anchor. If it is text, put it in quotes.',
    zh: '以“*”开头的值是 YAML 别名，引用一个锚点。如果它是文本，请加引号。',
  },
  'yaml-alias': {
    en: 'A value that begins with "*" or "&" has a special meaning. If it is text, put it in quotes.',
    zh: '以“*”或“&”开头的值有特殊含义。如果它是文本，请加引号。',
  },
  'yaml-escape': {
    en: 'A backslash in double quotes begins an escape, and this is none. Use single quotes, or write the backslash twice.',
    zh: '双引号里的反斜杠是转义的开头，而这里不是有效的转义。请用单引号，或把反斜杠写两遍。',
  },
  'yaml-indent': {
    en:
      'This does not line up with the lines before it. Check the spaces at the beginning of the line, ' +
      'and that every bracket is closed.',
    zh: '这里与前面的行没有对齐。请检查行首的空格，以及每个括号是否闭合。',
  },
  'yaml-reserved-start': {
    en: 'A value cannot begin with "@", "`" or "%", which are reserved. Put the value in quotes.',
    zh: '值不能以“@”、“`”或“%”开头，它们是保留字符。请给值加引号。',
  },
  'yaml-missing': {
    en: 'Something is missing here: a closing quote or bracket, a comma in a list, or a colon and a space after a key.',
    zh: '这里缺少内容：右引号或右括号，列表里的逗号，或者键后面的冒号和空格。请补上。',
  },
  'yaml-several-documents': {
    en: 'A line of dots or dashes ends the front matter early. Remove it, or put it in quotes.',
    zh: '一行点或短横线让 front matter 提前结束了。请删掉它，或加引号。',
  },
  'yaml-too-deep': {
    en: 'Values are nested too deeply. Remove brackets or dashes.',
    zh: '值嵌套得太深。请去掉一些括号或短横线。',
  },
  'yaml-tab': {
    en: 'A tab cannot indent a line in YAML. Use spaces, the same number for every item.',
    zh: 'YAML 里不能用制表符缩进。请用空格，每一项的空格数相同。',
  },
  'yaml-after-end': {
    en:
      'There is text after the end of the value. What begins with a quote or a bracket ends with it: ' +
      'put the whole value in quotes.',
    zh: '值结束之后还有文字。以引号或括号开头的值也以它结束：请给整个值加引号。',
  },
  'yaml-nested-key': {
    en: 'The value has a colon followed by a space, which begins a new key. Put the value in quotes.',
    zh: '值里有冒号加空格，这会开始一个新的键。请给值加引号。',
  },
  'yaml-next-line': {
    en: 'The next line is indented differently. Keys begin at the same column, and so do the items of a list.',
    zh: '下一行的缩进不同。请让各个键从同一列开始，列表的各项也一样。',
  },
  'yaml-wide-colon': {
    en: 'The colon after a key is a plain ":" and a space, not the full-width "：".',
    zh: '键后面请写半角冒号“:”和一个空格，不是全角的“：”。',
  },
  'yaml-no-space': {
    en: 'There is no space after the colon. Write "key: value".',
    zh: '冒号后面没有空格。请写“key: value”。',
  },
  'yaml-no-key': {
    en: 'This line has no key. Write "key: value"; a text of several lines goes in quotes.',
    zh: '这一行没有键。请写“key: value”；多行的文本要加引号。',
  },
  'yaml-anchor-unused': {
    en: '"&{name}" marks a value for others to refer to, and none does; it is not shown. If it is text, put it in quotes.',
    zh: '“&{name}”标记一个供别处引用的值，却没有地方引用，也不会显示。如果它是文本，请加引号。',
  },
  'yaml-key-no-text': {
    en: 'A key is a single word, and this is none, so it is left out with its value. Remove its brackets.',
    zh: '键应当是一个词，这里却不是，因此连同它的值一起忽略。请去掉括号。',
  },
  'yaml-unknown-type': {
    en: 'A value that begins with "!" names a type that is not known here. If it is text, put it in quotes.',
    zh: '以“!”开头的值是一种不支持的类型。如果它是文本，请加引号。',
  },
} satisfies Record<string, LocalizedText>;
