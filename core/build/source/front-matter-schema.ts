import { type FrontMatter } from '../../model/article/front-matter';
import { type LocalizedText } from '../finding/language';
import { type FieldReader } from './front-matter-field';
import { readAliases, readAuthors, readKeywords, readNames, readTerms, type ListItem } from './read-list';
import { readLinks, type Link } from './read-people';
import { readDescription, readDraft, readFlag, readSlug, readThumbnail, readTitle } from './read-scalar';
import { readInformativeTime, readPublicTime } from './read-time';

/** What kind of value a key takes; `list` also takes one text. */
export type FieldType = 'string' | 'list' | 'boolean' | 'date';

/** One key of front matter: what authors are told about it, and how it is read. */
export interface FieldSpec<T> {
  readonly type: FieldType;
  /** One sentence for authors. */
  readonly meaning: LocalizedText;
  /** A value as it is written in YAML. */
  readonly example: LocalizedText;
  readonly read: FieldReader<T>;
}

/** @param written the example, where it is the same in every language once */
function field<T>(
  type: FieldType,
  written: string | LocalizedText,
  meaning: LocalizedText,
  read: FieldReader<T>,
): FieldSpec<T> {
  const example = typeof written === 'string' ? { en: written, zh: written } : written;
  return { type, meaning, example, read };
}

/** What each known key is read as. */
export type FrontMatterValues = Omit<FrontMatter, 'extra' | 'authors' | 'translators'> &
  // The links of people are beside their names until both are joined.
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
    { en: "'Serverless: an introduction'", zh: "'Serverless: 入门'" },
    {
      en: 'The title; without one the first heading is used, else the file name.',
      zh: '标题；没有时用正文的第一个标题，再没有就用文件名。',
    },
    readTitle,
  ),
  date: field(
    'date',
    '2020-06-23',
    {
      en: 'The day (or moment) of the article, from which it is public unless `publishAt` says otherwise.',
      zh: '文章的日期或时刻；没有 `publishAt` 时从该时刻起公开。',
    },
    readPublicTime,
  ),
  description: field(
    'string',
    { en: 'What this article shows.', zh: '一句话说明读者能得到什么。' },
    {
      en: 'One or two sentences for lists, feeds and search engines.',
      zh: '一两句话，用在列表、订阅源和搜索引擎里。',
    },
    readDescription,
  ),
  thumbnail: field(
    'string',
    'https://example.com/cover.png',
    { en: 'The address of a picture, http(s) or relative.', zh: '图片地址，http(s) 或相对路径。' },
    readThumbnail,
  ),
  keywords: field(
    'list',
    'Serverless, Egg.js',
    {
      en: 'Words to be found by; one text is split at its commas.',
      zh: '供搜索的关键词；写成一行文字时按逗号、分号、顿号拆开。',
    },
    readKeywords,
  ),
  categories: field(
    'list',
    '[best-practice]',
    { en: 'The categories of the article.', zh: '分类。' },
    readTerms,
  ),
  tags: field('list', '[Serverless, Egg.js]', { en: 'The tags of the article.', zh: '标签。' }, readTerms),
  authors: field(
    'list',
    { en: '[Lin]', zh: '[小林]' },
    { en: 'The names of the authors.', zh: '作者的名字。' },
    readAuthors,
  ),
  authorslink: field(
    'list',
    '[https://example.com/lin]',
    {
      en: 'The addresses of the authors, in the order of `authors`; an empty item leaves one out.',
      zh: '作者的链接，顺序与 `authors` 相同；空项表示这一位没有链接。',
    },
    readLinks,
  ),
  translators: field(
    'list',
    { en: '[Chen]', zh: '[小陈]' },
    { en: 'The names of the translators.', zh: '译者的名字。' },
    readNames,
  ),
  translatorslink: field(
    'list',
    '[https://example.com/chen]',
    {
      en: 'The addresses of the translators, in the order of `translators`.',
      zh: '译者的链接，顺序与 `translators` 相同。',
    },
    readLinks,
  ),
  aliases: field(
    'list',
    '[old-name, blog/older-name]',
    {
      en: 'Old names of the article (`slug` or `collection/slug`), which redirect to it.',
      zh: '文章的旧名（`slug` 或 `collection/slug`），访问时跳转到这篇文章。',
    },
    readAliases,
  ),
  slug: field(
    'string',
    'hello-world',
    { en: 'The last part of the URL, instead of the file name.', zh: '网址的最后一段，代替文件名。' },
    readSlug,
  ),
  draft: field(
    'boolean',
    'true',
    {
      en: '`true` marks a draft, which no public response shows.',
      zh: '`true` 表示草稿，公开接口里不会出现。',
    },
    readDraft,
  ),
  outdated: field(
    'boolean',
    'true',
    { en: 'Marks an article whose content no longer holds.', zh: '标记内容已经过时的文章。' },
    readFlag,
  ),
  publishAt: field(
    'date',
    '2020-06-23 08:00',
    {
      en: 'The moment from which the article is public, instead of `date`.',
      zh: '从该时刻起公开，代替 `date`。',
    },
    readPublicTime,
  ),
  unpublishAt: field(
    'date',
    '2021-01-01',
    { en: 'The moment from which the article is no longer public.', zh: '从该时刻起不再公开。' },
    readPublicTime,
  ),
  updated: field(
    'date',
    '2020-07-01',
    {
      en: 'The day (or moment) of the last change that readers should know of.',
      zh: '读者应当知道的最近一次修改的日期或时刻。',
    },
    readInformativeTime,
  ),
};

// Object.keys forgets which keys there are.
export const frontMatterKeys = Object.keys(frontMatterSchema) as readonly FrontMatterKey[];
