import { type FrontMatter } from '../../model/article/front-matter';
import type { SourcePosition } from '../../model/article/source-position';
import { type Report } from './report';

/**
 * What front matter may take in a list, in bytes of JSON within JSON, which is what an event function answers. A response
 * of 6 MB has a hundred articles, and each brings an excerpt, addresses and what a search adds besides.
 */
const maxBytes = 32 * 1024;

const encoder = new TextEncoder();

/**
 * Leaves out what would make an article too large for the lists that it is in, so that it cannot make them impossible for
 * all others. Terms come first, then keywords, then further keys, each as far as there is room; what is over is reported.
 *
 * @param placeOf where a key stands
 */
export function fitSummary(
  frontMatter: FrontMatter,
  placeOf: (key: string) => SourcePosition,
  report: Report,
): FrontMatter {
  const { title, description, thumbnail } = frontMatter;
  let room = maxBytes - measure([title, description, thumbnail?.value]);
  const take = (shown: unknown): boolean => {
    const bytes = measure(shown);
    const fits = bytes <= room;
    if (fits) room -= bytes;
    return fits;
  };
  const warn = (key: string): void => {
    report('summary-too-large', placeOf(key), { key, limit: maxBytes / 1024 });
  };
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
