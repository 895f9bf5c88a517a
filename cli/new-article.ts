import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { distance } from 'fastest-levenshtein';
import { draftArticle } from '../core/build/authoring/draft-article';
import { toSlug } from '../core/build/authoring/to-slug';
import type { Language } from '../core/build/finding/language';
import { parseSource } from '../core/build/source/parse-source';
import { createZone } from '../core/model/time/zone';
import { readFoundFile, scanContentDir } from '../infra/content-dir';
import { createFile } from '../infra/create-file';
import { isArticleName } from '../infra/folder-entry';
import { loadConfig } from './content-options';
import { run, UsageError } from './run';
import { chooseLanguage } from './wording';

const help = `Usage: npm run new -- COLLECTION "TITLE" [--slug SLUG] [--draft] [--lang zh|en]
Example: npm run new -- best-practice "用云函数处理图片"

Makes an article in a collection (a folder of CONTENT_DIR): a Markdown file with front matter, dated today in the zone of
the site. The file is named after the title, Chinese characters as pinyin. No file is ever overwritten.

  --slug SLUG      the name of the file, which is the last part of the URL, as you type it
  --draft          begin as a draft, which no reader sees
  --lang LANGUAGE  zh or en; by default that of LC_ALL, LC_MESSAGES or LANG, else en`;

function newArticle(): number {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      slug: { type: 'string' },
      draft: { type: 'boolean', default: false },
      lang: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    console.log(help);
    return 0;
  }
  const language = chooseLanguage(values.lang);
  const [collection, title = '', ...others] = positionals;
  if (collection === undefined || title.trim() === '' || others.length > 0) {
    throw new UsageError(`Name a collection and one title, in quotes.\n\n${help}`);
  }
  const { contentDir, timeZone } = loadConfig();
  checkCollection(contentDir, collection);
  const slug = values.slug ?? toSlug(title);
  if (slug === '') throw new UsageError('No name can be made of this title. Give one: --slug my-article');
  const date = createZone(timeZone).toCalendarDate({ ms: Date.now(), isLocal: false });
  const text = draftArticle(title, date, values.draft);
  const file = `${collection}/${slug}.md`;
  checkArticle(file, text);
  checkSlug(contentDir, collection, slug);
  const name = path.join(contentDir, file);
  if (!createFile(name, text)) throw new UsageError(`${name} is there already. ${suggestOtherSlug(slug)}`);
  console.log(describeNextSteps(path.relative('', name), `${collection}/${slug}`, values.draft, language));
  return 0;
}

/** Refuses an unknown collection: a typo would create a new one. */
function checkCollection(contentDir: string, collection: string): void {
  const { files } = scanContentDir(contentDir);
  const folder = path.join(contentDir, collection);
  const isName = path.basename(collection) === collection && !collection.startsWith('.');
  if (isName && fs.existsSync(folder) && fs.lstatSync(folder).isDirectory()) return;
  const known = [...new Set(files.map((found) => found.collection))];
  const near = known.find((name) => distance(name, collection) <= 2);
  const hint =
    near === undefined ? `There are: ${known.join(', ') || 'none yet'}.` : `Did you mean "${near}"?`;
  const how = isName ? ` To begin a new one: mkdir ${JSON.stringify(folder)}` : '';
  throw new UsageError(`There is no collection "${collection}". ${hint}${how}`);
}

/** Checks that the new file will be served and has no findings. */
function checkArticle(file: string, text: string): void {
  const { base } = path.parse(file);
  // The slug as it was typed, including any folders.
  const name = file.slice(file.indexOf('/') + 1, -'.md'.length);
  if (
    file.split('/').length !== 2 ||
    !isArticleName(base) ||
    name !== name.trim() ||
    /[\\\p{C}]/u.test(name)
  ) {
    throw new UsageError(
      `The slug "${name}" cannot be used. Write one name without slashes, dots or spaces at its ends and ` +
        'invisible characters: --slug my-article',
    );
  }
  const bytes = new TextEncoder().encode(text);
  if (Buffer.byteLength(base) > 255)
    throw new UsageError('The slug is too long for a file name. Give a shorter one.');
  const { findings } = parseSource({ path: file, collection: '', slug: name, bytes });
  if (findings.length > 0) {
    throw new UsageError('The title is too long, or has invisible characters. Write it again, in one line.');
  }
}

/** Checks that no other file sets the same slug in its front matter. With both, neither would be served. */
function checkSlug(contentDir: string, collection: string, slug: string): void {
  for (const found of scanContentDir(contentDir).files) {
    if (found.collection !== collection) continue;
    const source = readFoundFile(contentDir, found);
    if ('rule' in source) continue;
    const otherSlug = parseSource(source).source?.frontMatter.slug?.value ?? found.slug;
    if (otherSlug === slug) {
      throw new UsageError(
        `${path.join(contentDir, found.path)} has this name already. ${suggestOtherSlug(slug)}`,
      );
    }
  }
}

function suggestOtherSlug(slug: string): string {
  return `Give another one: --slug ${slug}-2`;
}

function describeNextSteps(name: string, id: string, isDraft: boolean, language: Language): string {
  const url = `http://localhost:7001/api/v1/articles/${id.split('/').map(encodeURIComponent).join('/')}`;
  if (language === 'zh') {
    const shown = isDraft
      ? '写好后删掉 draft: true，文章才会公开。'
      : '提交并发布后公开；暂不公开请加上 draft: true。';
    return [
      `已新建 ${name}`,
      '',
      '接下来：',
      '  1. 在第二行短横线下面写正文，并填上 description、categories、tags 和 authors。',
      `  2. 边写边看：npm run dev，然后打开 ${url}`,
      '  3. 检查：npm run check；可以自动修复的运行 npm run check -- --fix',
      `  4. ${shown}`,
    ].join('\n');
  }
  const shown = isDraft
    ? 'Remove draft: true when it is done; it is not public before.'
    : 'Commit and publish it; to keep it back, add draft: true.';
  return [
    `Made ${name}`,
    '',
    'Next:',
    '  1. Write below the second line of dashes, and fill in description, categories, tags and authors.',
    `  2. See it while you write: npm run dev, then open ${url}`,
    '  3. Check it: npm run check; npm run check -- --fix fixes what it can',
    `  4. ${shown}`,
  ].join('\n');
}

run(newArticle);
