import { warning } from './rule';

/** Rules about `taxonomy.yml`. Whatever is wrong with it, articles are served. */
export const taxonomyRules = {
  'taxonomy-unusable': warning({
    en: 'taxonomy.yml cannot be used, so no labels and aliases are known. {problem}',
    zh: 'taxonomy.yml 无法使用，因此显示名（label）和别名都不生效。{problem}',
    explain: {
      en:
        'The file is a mapping of tags, categories, authors and collections, each a mapping of names:\n' +
        'tags:\n  Serverless:\n    aliases: [sls]\n    label: { zh: 无服务器, en: Serverless }',
      zh:
        '这个文件的键是 tags、categories、authors 和 collections，它们的值又以名字为键：\n' +
        'tags:\n  云函数:\n    aliases: [SCF]\n    label: { zh: 云函数, en: Cloud functions }',
    },
  }),
  'taxonomy-unknown-key': warning({
    en: '"{key}" is not known here and is ignored. Write one of: {known}.',
    zh: '不支持键“{key}”，已忽略；可用的键：{known}。',
    explain: {
      en:
        'At the top are tags, categories, authors and collections; each entry has aliases, label and description.\n' +
        'Another word is probably a typing error.',
      zh:
        '最外层是 tags、categories、authors 和 collections；每一项有 aliases、label 和 description。\n' +
        '其他的键多半是笔误。',
    },
  }),
  'taxonomy-wrong-type': warning({
    en: '"{key}" must be {type}, so its value is ignored. Write {type}.',
    zh: '“{key}”应当是{type}，它的值已忽略；请写成{type}。',
    explain: {
      en:
        'Aliases are a list of texts, a label is a mapping of languages to texts, a description is a text:\n' +
        'Serverless:\n  aliases: [sls]\n  label: { zh: 无服务器 }\n  description: Computing without servers to look after.',
      zh:
        'aliases 是文本列表，label 以语言为键、文本为值，description 是文本：\n' +
        'Serverless:\n  aliases: [sls]\n  label: { en: Serverless computing }\n' +
        '  description: 不用管理服务器的计算方式。',
    },
  }),
  'taxonomy-name-twice': warning({
    en: '"{name}" is the same as "{other}", which belongs to "{term}" already, and is ignored here. Remove one of them.',
    zh: '“{name}”与“{other}”相同，后者已属于“{term}”，这里忽略；请删掉其中一个。',
    explain: {
      en:
        'Names and aliases that differ only in case, width or spaces are the same term, and one spelling cannot\n' +
        'belong to two terms. Remove one of them. (Collections are compared exactly.)',
      zh:
        '只在大小写、全半角或空格上不同的名字和别名是同一个词条，一种写法不能属于两个词条。\n' +
        '请删掉其中一个。（集合按原样比较。）',
    },
  }),
  'taxonomy-alias-taken': warning({
    en: '"{alias}" is a collection of its own, so it cannot be another name of the collection "{name}". Remove this alias.',
    zh: '“{alias}”本身就是一个集合，不能作为集合“{name}”的别名；请删掉这个别名。',
    explain: {
      en:
        'An alias of a collection is for links from before a folder was renamed. While a folder has that name, the\n' +
        'name means that folder. Remove the alias, or rename the folder.',
      zh:
        '集合的别名用于文件夹改名之前的链接。只要还有文件夹叫这个名字，它就指那个文件夹。\n' +
        '请删掉别名，或给文件夹改名。',
    },
  }),
};
