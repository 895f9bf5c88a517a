import type { LocalizedText } from './language';
import { dataFilePhrases } from './data-file-phrases';
import { yamlPhrases } from './yaml-phrases';

/** Texts that fill messages, besides words of an author: kinds of values and files, problems, reasons. */
export const phrases = {
  ...yamlPhrases,
  ...dataFilePhrases,
  empty: { en: 'empty', zh: '空的' },
  nothing: { en: 'nothing', zh: '空的' },
  list: { en: 'a list', zh: '列表' },
  mapping: { en: 'a mapping', zh: '键值对' },
  text: { en: 'a text', zh: '文本' },
  'one-text': { en: 'one text', zh: '文本' },
  'text-or-texts': { en: 'a text or a list of texts', zh: '文本或文本列表' },
  texts: { en: 'a list of texts', zh: '文本列表' },
  'single-value': { en: 'a single value', zh: '单独一个值' },
  number: { en: 'the number', zh: '数字' },
  boolean: { en: 'the boolean', zh: '布尔值' },
  'mapping-of-names': { en: 'a mapping of names', zh: '以名字为键的键值对' },
  'mapping-of-term': {
    en: 'a mapping with aliases, label or description',
    zh: '含 aliases、label 或 description 的键值对',
  },
  'mapping-of-languages': { en: 'a mapping of languages to texts', zh: '以语言为键、文本为值的键值对' },
  'taxonomy-too-large': { en: 'It is larger than {limit} KiB.', zh: '它超过 {limit} KiB，请写短一些。' },
  'slug-empty': { en: 'is empty', zh: '是空的' },
  'slug-spaces': { en: 'has spaces around it', zh: '两端有空格' },
  'slug-slash': { en: 'has a slash in it', zh: '含有斜杠' },
  'slug-dots': { en: 'is "." or ".."', zh: '是“.”或“..”' },
  'slug-hidden': { en: 'has control or invisible characters in it', zh: '含有控制字符或不可见字符' },
  'slug-too-long': { en: 'is longer than {limit} characters', zh: '超过 {limit} 个字符' },
  'name-not-utf8': { en: 'is not UTF-8', zh: '不是 UTF-8' },
  'name-control': { en: 'has control characters in it', zh: '含有控制字符' },
  'named-by-use': { en: 'the spelling that most articles use', zh: '多数文章这样写' },
  'named-by-taxonomy': { en: 'as taxonomy.yml names it', zh: 'taxonomy.yml 这样写' },
  pipe: { en: 'a pipe', zh: '管道' },
  socket: { en: 'a socket', zh: '套接字' },
  folder: { en: 'a folder', zh: '文件夹' },
  device: { en: 'a device', zh: '设备' },
  'not-there': { en: 'it does not exist', zh: '它不存在' },
  'not-permitted': { en: 'permission denied', zh: '没有权限' },
  'not-a-folder': { en: 'it is not a directory', zh: '它不是文件夹' },
  'link-loop': { en: 'it is a link that leads back to itself', zh: '它是指回自己的符号链接' },
} satisfies Record<string, LocalizedText>;

/** The name of a phrase. */
export type PhraseName = keyof typeof phrases;
