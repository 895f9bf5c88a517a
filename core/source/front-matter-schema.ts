import { type FieldReader } from './front-matter-field';
import { readAliases, readAuthors, readKeywords, readNames, readTerms } from './read-list';
import { readLinks } from './read-people';
import { readDescription, readDraft, readFlag, readSlug, readThumbnail, readTitle } from './read-scalar';
import { readInformativeTime, readPublicTime } from './read-time';

/** What kind of value a key takes; `list` also takes one text. */
export type FieldType = 'string' | 'list' | 'boolean' | 'date';

/** One key of front matter: what authors are told about it, and how it is read. */
export interface FieldSpec<T> {
  readonly type: FieldType;
  /** One sentence for authors. */
  readonly meaning: string;
  readonly example: string;
  readonly read: FieldReader<T>;
}

function field<T>(type: FieldType, example: string, meaning: string, read: FieldReader<T>): FieldSpec<T> {
  return { type, meaning, example, read };
}

/** Every known key of front matter, in the order of the documentation for authors. */
export const frontMatterSchema = {
  title: field(
    'string',
    "'Serverless: an introduction'",
    'The title; without one the first heading is used, else the file name.',
    readTitle,
  ),
  date: field(
    'date',
    '2020-06-23',
    'The day (or moment) of the article, from which it is public unless `publishAt` says otherwise.',
    readPublicTime,
  ),
  description: field(
    'string',
    'What this article shows.',
    'One or two sentences for lists, feeds and search engines.',
    readDescription,
  ),
  thumbnail: field(
    'string',
    'https://example.com/cover.png',
    'The address of a picture, http(s) or relative.',
    readThumbnail,
  ),
  keywords: field(
    'list',
    'Serverless, Egg.js',
    'Words to be found by; one text is split at its commas.',
    readKeywords,
  ),
  categories: field('list', '[best-practice]', 'The categories of the article.', readTerms),
  tags: field('list', '[Serverless, Egg.js]', 'The tags of the article.', readTerms),
  authors: field('list', '[Lin]', 'The names of the authors.', readAuthors),
  authorslink: field(
    'list',
    '[https://example.com/lin]',
    'The addresses of the authors, in the order of `authors`; an empty item leaves one out.',
    readLinks,
  ),
  translators: field('list', '[Chen]', 'The names of the translators.', readNames),
  translatorslink: field(
    'list',
    '[https://example.com/chen]',
    'The addresses of the translators, in the order of `translators`.',
    readLinks,
  ),
  aliases: field(
    'list',
    '[old-name, blog/older-name]',
    'Old names of the article (`slug` or `collection/slug`), which redirect to it.',
    readAliases,
  ),
  slug: field('string', 'hello-world', 'The last part of the URL, instead of the file name.', readSlug),
  draft: field('boolean', 'true', 'A draft is shown nowhere.', readDraft),
  outdated: field('boolean', 'true', 'Marks an article whose content no longer holds.', readFlag),
  publishAt: field(
    'date',
    '2020-06-23 08:00',
    'The moment from which the article is public, instead of `date`.',
    readPublicTime,
  ),
  unpublishAt: field(
    'date',
    '2021-01-01',
    'The moment from which the article is no longer public.',
    readPublicTime,
  ),
  updated: field(
    'date',
    '2020-07-01',
    'The day (or moment) of the last change that readers should know of.',
    readInformativeTime,
  ),
} as const satisfies Record<string, FieldSpec<unknown>>;

/** The name of a known key. */
export type FrontMatterKey = keyof typeof frontMatterSchema;
