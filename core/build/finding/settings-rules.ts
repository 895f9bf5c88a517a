import { error } from './rule';

/** Rules about `casebook.yml`. A mistake in it could publish what should be hidden, so each of them is an error. */
export const settingsRules = {
  'settings-unusable': error({
    en: 'casebook.yml cannot be used, so the folder is read as if it were not there. {problem}',
    zh: 'casebook.yml 无法使用，因此按没有这个文件来读取内容目录。{problem}',
    explain: {
      en: 'The file is a mapping of keys, such as:\npreset: hexo\nroot: pages\ndocs/adopt.md has them all.',
      zh: '这个文件由键和值组成，例如：\npreset: hexo\nroot: pages\n所有的键见 docs/adopt.md。',
    },
  }),
  'settings-unknown-key': error({
    en: '"{key}" is not known in casebook.yml and is ignored. Write one of: {known}.',
    zh: 'casebook.yml 不支持键“{key}”，已忽略；可用的键：{known}。',
    explain: {
      en: 'Another word is probably a typing error. What a key of casebook.yml does not say, its preset says.',
      zh: '其他的键多半是笔误。casebook.yml 里没有写的键，由 preset 决定。',
    },
  }),
  'settings-wrong-value': error({
    en: 'The value of "{key}" cannot be used, so the key is ignored. Write it like this: {example}',
    zh: '“{key}”的值无法使用，这个键已忽略；写法示例：{example}',
    explain: {
      en: 'docs/adopt.md says which values each key takes. Editors that know docs/casebook.schema.json complete them.',
      zh: '每个键可用的值见 docs/adopt.md。编辑器用 docs/casebook.schema.json 可以补全。',
    },
  }),
};
