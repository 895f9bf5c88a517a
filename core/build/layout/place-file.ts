import { collectionOf } from './collection-of';
import type { Layout, UnreadReason } from './layout';
import { matchesPath } from './match-path';

/** Where an article belongs by its path. */
export interface Place {
  readonly collection: string;
  readonly slug: string;
  /** The day in the path: `2020-01-02`. */
  readonly date?: string;
  /** The language in the name. */
  readonly lang?: string;
  /** It is in a folder of drafts. */
  readonly isDraft?: true;
}

/** The endings of Markdown, whether the layout reads them or not. */
export const markdownEndings = ['.md', '.markdown', '.mdx', '.rmd', '.qmd', '.mdown', '.mkd'] as const;

/** Whether a name ends like Markdown. Names of a dot and the ending alone, and hidden ones, do not count. */
export function isMarkdownName(name: string): boolean {
  const lower = name.toLowerCase();
  return markdownEndings.some((ending) => lower.endsWith(ending)) && !/^(?:\.[^.]|\.+[a-z]+$)/u.test(lower);
}

/**
 * Finds the collection and the slug of a Markdown file, or the reason why it is no article.
 *
 * @param path below the content directory, with `/`
 */
export function placeFile(path: string, layout: Layout): Place | UnreadReason {
  const ending = layout.endings.find((each) => path.endsWith(each));
  if (ending === undefined) return 'ending';
  if (matchesPath(path, layout.ignore)) return 'ignored';
  const found = collectionOf(path, layout);
  if (typeof found === 'string') return found;
  const { collection, folders } = found;
  const name = path.slice(path.lastIndexOf('/') + 1, -ending.length);
  if (layout.folders === 'flat' && folders.length > 0) return 'deeper';
  const { stem, lang } = splitLanguage(name, layout.languages);
  const isIndex = layout.index.includes(stem.toLowerCase());
  // The page of a folder is named after it.
  const named = isIndex ? [...folders] : [...folders, stem];
  if (named.length === 0) named.push(found.folder || stem.toLowerCase());
  const last = readDay(named.at(-1) ?? '');
  const date = last?.date ?? readFolders(folders);
  if (last && layout.dateInName === 'drop') named[named.length - 1] = last.rest;
  return {
    collection,
    slug: named.join('/') + (lang === undefined ? '' : `.${lang}`),
    ...(date !== undefined && { date }),
    ...(lang !== undefined && { lang }),
    ...(matchesPath(path, layout.drafts) && { isDraft: true as const }),
  };
}

/** Leaves out files that another one with the same name and an ending that comes first stands for: `a.Rmd` beside `a.md`. */
export function dropTwins<File extends { readonly path: string }>(
  files: readonly File[],
  layout: Layout,
): File[] {
  const rankOf = (path: string) => layout.endings.findIndex((ending) => path.endsWith(ending));
  const nameOf = (path: string) => path.slice(0, -(layout.endings[rankOf(path)] ?? '').length);
  const first = new Map<string, number>();
  for (const { path } of files) {
    const name = nameOf(path);
    first.set(name, Math.min(first.get(name) ?? Infinity, rankOf(path)));
  }
  return files.filter(({ path }) => rankOf(path) === first.get(nameOf(path)));
}

/**
 * Gives files whose dates were dropped from their names these dates back, where two would have the same slug.
 *
 * @param files as `placeFile` placed them
 */
export function separateByDate<File extends Place & { readonly path: string }>(
  files: readonly File[],
  layout: Layout,
): File[] {
  if (layout.dateInName === 'keep') return [...files];
  const idOf = ({ collection, slug }: Place) => `${collection}/${slug}`;
  const counts = new Map<string, number>();
  for (const file of files) counts.set(idOf(file), (counts.get(idOf(file)) ?? 0) + 1);
  return files.map((file) => {
    const place =
      counts.get(idOf(file)) === 1 ? null : placeFile(file.path, { ...layout, dateInName: 'keep' });
    return place === null || typeof place === 'string' ? file : { ...file, slug: place.slug };
  });
}

function splitLanguage(name: string, languages: readonly string[]): { stem: string; lang?: string } {
  const dot = name.lastIndexOf('.');
  const lang = languages.find((each) => each.toLowerCase() === name.slice(dot + 1).toLowerCase());
  return dot > 0 && lang !== undefined ? { stem: name.slice(0, dot), lang } : { stem: name };
}

const dayInName = /^(\d{4})(?:-(\d{1,2})-(\d{1,2})|(\d{2})(\d{2}))[-_ .]+(.+)$/u;

/** Reads the day at the start of a name: `2020-01-02-x`, `20180417 x`. */
function readDay(name: string): { date: string; rest: string } | undefined {
  const [, year, month = '', day = '', shortMonth, shortDay, rest = ''] = dayInName.exec(name) ?? [];
  const date = year === undefined ? undefined : toDay(year, shortMonth ?? month, shortDay ?? day);
  return date === undefined ? undefined : { date, rest };
}

/** Reads the day of folders: `2020/01/02`. */
function readFolders(folders: readonly string[]): string | undefined {
  const [, year, month = '', day = ''] =
    /(?:^|\/)(\d{4})\/(\d{1,2})\/(\d{1,2})(?:\/|$)/.exec(folders.join('/')) ?? [];
  return year === undefined ? undefined : toDay(year, month, day);
}

/** A day of the calendar, padded. */
function toDay(year: string, month: string, day: string): string | undefined {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== date ? undefined : date;
}
