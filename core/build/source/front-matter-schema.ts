import { type FrontMatter } from '../../model/article/front-matter';
import { type LocalizedText } from '../finding/language';
import { type FieldReader } from './front-matter-field';
import { readAliases, readAuthors, readKeywords, readNames, readTerms, type ListItem } from './read-list';
import { readLinks, type Link } from './read-people';
import { readDescription, readDraft, readFlag, readSlug, readThumbnail, readTitle } from './read-scalar';
import { readInformativeTime, readPublicTime } from './read-time';

/** What kind of value a key takes; `list` also takes one text. */
export type FieldType = 'string' | 'list' | 'boolean' | 'date';

/** One key of front matter: its documentation for authors, and how it is read. */
export interface FieldSpec<T> {
  readonly type: FieldType;
  /** One sentence for authors. */
  readonly meaning: LocalizedText;
  /** A value in YAML. */
  readonly example: LocalizedText;
  readonly read: FieldReader<T>;
}

/**
 * @param written the example: one text where it is the same in every language
 * @param en the meaning in English
 * @param zh the meaning in Chinese
 */
function field<T>(
  type: FieldType,
  read: FieldReader<T>,
  written: string | LocalizedText,
  en: string,
  zh: string,
): FieldSpec<T> {
  const example = typeof written === 'string' ? { en: written, zh: written } : written;
  return { type, meaning: { en, zh }, example, read };
}

/** The value of each known key after reading. */
export type FrontMatterValues = Omit<FrontMatter, 'extra' | 'authors' | 'translators'> &
  // The links of people are separate from their names until `joinPeople`.
  Readonly<Record<'authors' | 'translators', readonly ListItem[]>> &
  Readonly<Record<'authorslink' | 'translatorslink', readonly Link[]>>;

/** The name of a known key. */
export type FrontMatterKey = keyof FrontMatterValues;

/**
 * Every known key of front matter, in the order of the documentation for authors. Exhaustive: a key that is added here
 * or to `FrontMatter` alone does not compile.
 */
export const frontMatterSchema: { readonly [Key in FrontMatterKey]: FieldSpec<FrontMatterValues[Key]> } = {
  title: field(
    'string',
    readTitle,
    { en: "'Serverless: an introduction'", zh: "'Serverless: 入门'" },
    'The title; without one the first heading is used, else the file name.',
    '标题；没有时用正文的第一个标题，再没有就用文件名。',
  ),
  date: field(
    'date',
    readPublicTime,
    '2020-06-23',
    'The day (or moment) of the article, from which it is public unless `publishAt` says otherwise.',
    '文章的日期或时刻；没有 `publishAt` 时从该时刻起公开。',
  ),
  description: field(
    'string',
    readDescription,
    { en: 'What this article shows.', zh: '一句话说明读者能得到什么。' },
    'One or two sentences for lists, feeds and search engines.',
    '一两句话，用在列表、订阅源和搜索引擎里。',
  ),
  thumbnail: field(
    'string',
    readThumbnail,
    'https://example.com/cover.png',
    'The address of a picture, http(s) or relative.',
    '图片地址，http(s) 或相对路径。',
  ),
  keywords: field(
    'list',
    readKeywords,
    'Serverless, Egg.js',
    'Words to be found by; one text is split at its commas.',
    '供搜索的关键词；写成一行文字时按逗号、分号、顿号拆开。',
  ),
  categories: field('list', readTerms, '[best-practice]', 'The categories of the article.', '分类。'),
  tags: field('list', readTerms, '[Serverless, Egg.js]', 'The tags of the article.', '标签。'),
  authors: field(
    'list',
    readAuthors,
    { en: '[Lin]', zh: '[小林]' },
    'The names of the authors.',
    '作者的名字。',
  ),
  authorslink: field(
    'list',
    readLinks,
    '[https://example.com/lin]',
    'The addresses of the authors, in the order of `authors`; an empty item leaves one out.',
    '作者的链接，顺序与 `authors` 相同；空项表示这一位没有链接。',
  ),
  translators: field(
    'list',
    readNames,
    { en: '[Chen]', zh: '[小陈]' },
    'The names of the translators.',
    '译者的名字。',
  ),
  translatorslink: field(
    'list',
    readLinks,
    '[https://example.com/chen]',
    'The addresses of the translators, in the order of `translators`.',
    '译者的链接，顺序与 `translators` 相同。',
  ),
  aliases: field(
    'list',
    readAliases,
    '[old-name, blog/older-name]',
    'Old names of the article (`slug` or `collection/slug`), which redirect to it.',
    '文章的旧名（`slug` 或 `collection/slug`），访问时跳转到这篇文章。',
  ),
  slug: field(
    'string',
    readSlug,
    'hello-world',
    'The last part of the URL, instead of the file name.',
    '网址的最后一段，代替文件名。',
  ),
  draft: field(
    'boolean',
    readDraft,
    'true',
    '`true` marks a draft, which no public response shows.',
    '`true` 表示草稿，公开接口里不会出现。',
  ),
  outdated: field(
    'boolean',
    readFlag,
    'true',
    'Marks an article whose content no longer holds.',
    '标记内容已经过时的文章。',
  ),
  publishAt: field(
    'date',
    readPublicTime,
    '2020-06-23 08:00',
    'The moment from which the article is public, instead of `date`.',
    '从该时刻起公开，代替 `date`。',
  ),
  unpublishAt: field(
    'date',
    readPublicTime,
    '2021-01-01',
    'The moment from which the article is no longer public.',
    '从该时刻起不再公开。',
  ),
  updated: field(
    'date',
    readInformativeTime,
    '2020-07-01',
    'The day (or moment) of the last change that readers should know of.',
    '读者应当知道的最近一次修改的日期或时刻。',
  ),
};

/** The type of each known key. */
export const fieldTypes: ReadonlyMap<string, FieldType> = new Map(
  Object.entries(frontMatterSchema).map(([key, { type }]) => [key, type]),
);

// The type of Object.keys is string[].
export const frontMatterKeys = Object.keys(frontMatterSchema) as readonly FrontMatterKey[];
