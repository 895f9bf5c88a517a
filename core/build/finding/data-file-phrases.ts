import type { LocalizedText } from './language';

/** What can be wrong with `history.json`, `images.json` and images. */
export const dataFilePhrases = {
  'history-not-utf8': { en: 'It is not UTF-8.', zh: '它不是 UTF-8。' },
  'history-conflict': { en: 'It holds the marks of a merge that failed.', zh: '里面有合并冲突标记。' },
  'history-not-json': { en: 'It is no JSON.', zh: '它不是 JSON。' },
  'history-no-version': {
    en: 'It does not begin with "version": 1 and "files".',
    zh: '它不是以 "version": 1 和 "files" 开头。',
  },
  'history-too-large': { en: 'It is larger than {limit} MiB.', zh: '它超过 {limit} MiB。' },
  'entry-no-path': { en: 'is no path of an article', zh: '不是文章的路径' },
  'entry-no-mapping': { en: 'has no mapping behind it', zh: '后面不是键值对' },
  'entry-no-ids': { en: 'has names that are not "collection/slug"', zh: '有的旧名不是“集合/slug”的形式' },
  'entry-too-many-names': { en: 'has more than {limit} names', zh: '的旧名超过 {limit} 个' },
  'entry-no-time': {
    en: 'has a time that is not like 2026-11-21T08:00:00Z',
    zh: '的时间不是 2026-11-21T08:00:00Z 这样的形式',
  },
  'images-outside': {
    en: 'it is a link that leads out of the content directory',
    zh: '它是指向内容目录之外的符号链接',
  },
  'images-not-regular': { en: 'it is no ordinary file', zh: '它不是普通文件' },
  'images-too-large': { en: 'it is larger than 64 MiB', zh: '它超过 64 MiB' },
  'images-unreadable': { en: 'it cannot be read', zh: '它无法读取' },
  'images-not-json': { en: 'it is no JSON ({reason})', zh: '它不是 JSON（{reason}）' },
  'images-no-object': { en: 'it is no object of addresses', zh: '它不是以地址为键的对象' },
  'images-entry': { en: 'the entry is not what the command writes', zh: '这一条不符合命令写出的格式' },
  'images-at': { en: ' at "{url}"', zh: '（“{url}”处）' },
  'image-is': { en: 'it is {what}', zh: '它是{what}' },
  'image-too-large': { en: 'it is larger than {limit} MiB', zh: '它超过 {limit} MiB' },
  'svg-script': { en: 'a script', zh: '脚本' },
  'svg-event-handler': { en: 'an event handler', zh: '事件处理器' },
  'svg-foreign-element': { en: 'a foreign element', zh: '外来元素' },
  'svg-entities': { en: 'entities of its own', zh: '自定义实体' },
  'svg-style-sheet': { en: 'a style sheet from elsewhere', zh: '外部样式表' },
  'svg-animated-link': { en: 'an animated link', zh: '动画链接' },
  'svg-link': { en: 'a link to elsewhere', zh: '指向别处的链接' },
  'svg-not-utf8': { en: 'bytes that are not UTF-8', zh: '不是 UTF-8 的字节' },
  'svg-encoding': { en: 'another encoding than UTF-8', zh: 'UTF-8 以外的编码声明' },
} satisfies Record<string, LocalizedText>;
