import { type FrontMatter } from '../../model/article/front-matter';
import type { SourcePosition } from '../../model/article/source-position';
import { escapeUrl } from '../text/escape-url';
import { type Report } from './report';

/**
 * The share of the front matter of one article in a list, in bytes of JSON within JSON, the form in which an event function
 * responds. A response of 6 MB has room for a hundred articles, each with an excerpt, addresses and search results besides.
 */
const maxBytes = 32 * 1024;

const encoder = new TextEncoder();

/**
 * Leaves out what makes an article too large for lists: a list with it would exceed the limit of a response, so the
 * other articles could not be listed either. Terms come first, then keywords, then further keys, as far as there is room;
 * what does not fit is reported.
 *
 * @param positionOf the position of a key
 */
export function fitSummary(
  frontMatter: FrontMatter,
  positionOf: (key: string) => SourcePosition,
  report: Report,
): FrontMatter {
  const { title, description, thumbnail } = frontMatter;
  let room = maxBytes - measure([title, description, thumbnail && escapeUrl(thumbnail.value)]);
  const take = (shown: unknown): boolean => {
    const bytes = measure(shown);
    const fits = bytes <= room;
    if (fits) room -= bytes;
    return fits;
  };
  const warn = (key: string) => report('summary-too-large', positionOf(key), { key, limit: maxBytes / 1024 });
  const fit = <T>(
    key: keyof FrontMatter,
    items: readonly T[],
    toShown: (item: T) => unknown,
  ): readonly T[] => {
    const first = items.findIndex((item) => !take(toShown(item)));
    if (first === -1) return items;
    warn(key);
    return items.slice(0, first);
  };
  return {
    ...frontMatter,
    categories: fit('categories', frontMatter.categories, ({ value }) => value),
    tags: fit('tags', frontMatter.tags, ({ value }) => value),
    authors: fit('authors', frontMatter.authors, ({ name, url }) => ({ name, url })),
    translators: fit('translators', frontMatter.translators, ({ name, url }) => ({ name, url })),
    keywords: fit('keywords', frontMatter.keywords, (keyword) => keyword),
    extra: Object.fromEntries(
      Object.entries(frontMatter.extra).filter(([key, value]) => {
        const fits = take({ [key]: value });
        if (!fits) warn(key);
        return fits;
      }),
    ),
  };
}

function measure(value: unknown): number {
  // The comma between two values is a byte as well.
  return encoder.encode(JSON.stringify(JSON.stringify(value))).length - '""'.length + ','.length;
}
