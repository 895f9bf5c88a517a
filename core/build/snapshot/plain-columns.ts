import type { Article } from '../article/article';
import type { AuthoredTime } from '../../model/time/authored-time';
import { splitId } from '../../model/article/article-id';
import { sortByKeys } from '../../model/numbers/sort-by-keys';
import type { TaxonomyName } from '../../model/taxonomy/taxonomy-names';
import { idOf, spellingsOf } from '../article/article-keys';
import type { BuiltContent } from '../content/build-content';
import type { TermTableSource } from '../taxonomy/term-table';
import { compareCodePoints, foldTerm } from '../../model/text/fold';
import { flag, noUrl, type Columns, type PlainColumns, type TextName } from '../../format/snapshot/format';
import { entryOf, itemAt } from '../../model/text/item-at';
import { encodeTexts } from '../../format/snapshot/text-table';

/** Lists of numbers, one after the other. */
interface Lists {
  /** Where each list begins, and at last where the numbers end. */
  readonly starts: Uint32Array;
  readonly numbers: Uint32Array;
}

/** Writes the values of articles as columns, by article number. */
export function toPlainColumns({ articles, terms, collections, aliases }: BuiltContent): PlainColumns {
  const time = (key: 'date' | 'publishAt' | 'unpublishAt' | 'updated') =>
    Float64Array.from(articles, (article) => article[key]?.ms ?? Number.NaN);
  const titleRank = toTitleRanks(articles);
  const titleKeys = Float64Array.from(titleRank);
  const ids = articles.map(idOf);
  const numberOf = new Map(collections.map(({ name }, number) => [name, number]));
  const collection = Uint16Array.from(articles, (article) => entryOf(numberOf, article.collection));
  const ofCollections = invert(
    Array.from(collection, (number) => [number]),
    collections.length,
  );
  return {
    date: time('date'),
    publishAt: time('publishAt'),
    unpublishAt: time('unpublishAt'),
    updated: time('updated'),
    recordStart: toRecordStarts(articles),
    recordLengths: Uint32Array.from(articles.flatMap(({ record }) => [...record.lengths])),
    titleRank,
    byTitle: sortByKeys(titleKeys, false),
    byTitleDown: sortByKeys(titleKeys, true),
    byId: orderByCodePoint(ids),
    ...toTexts('id', ids),
    ...toTexts(
      'alias',
      aliases.map(([name]) => name),
    ),
    aliasArticle: Uint32Array.from(aliases, ([, article]) => article),
    aliasBySlug: orderByCodePoint(aliases.map(([name]) => splitId(name).slug)),
    ...toTermColumns('category', articles, terms.category),
    ...toTermColumns('tag', articles, terms.tag),
    ...toTermColumns('author', articles, terms.author),
    authorUrl: toAuthorUrls(articles),
    ...toTexts('authorUrl', listAuthorUrls(articles)),
    collection,
    collectionArticlesStart: ofCollections.starts,
    collectionArticles: ofCollections.numbers,
    flags: Uint8Array.from(articles, toFlags),
    digest: Uint8Array.from(
      articles.flatMap(({ digest }) => digest.match(/../g) ?? []),
      (byte) => parseInt(byte, 16),
    ),
  };
}

type TextColumnsOf<Name extends TextName> = Pick<Columns, `${Name}Offsets` | `${Name}Bytes`>;

function toTexts<Name extends TextName>(name: Name, texts: readonly string[]): TextColumnsOf<Name> {
  const { offsets, bytes } = encodeTexts(texts);
  // The type of a computed key is any string.
  return { [`${name}Offsets`]: offsets, [`${name}Bytes`]: bytes } as unknown as TextColumnsOf<Name>;
}

type TermColumnsOf<Name extends TaxonomyName> = Pick<
  Columns,
  | Name
  | `${Name}${'Start' | 'Term' | 'SpelledStart' | 'Spelled' | 'FoldingTerm' | 'ArticlesStart' | 'Articles'}`
  | `${Name}${'Spelling' | 'Folding'}${'Offsets' | 'Bytes'}`
>;

function toTermColumns<Name extends TaxonomyName>(
  name: Name,
  articles: readonly Article[],
  { spellings, termOfSpelling, terms, foldings }: TermTableSource,
): TermColumnsOf<Name> {
  const numberOf = new Map(spellings.map((text, number) => [text, number]));
  const lists = articles.map((article) => spellingsOf(article, name).map((text) => entryOf(numberOf, text)));
  const used = joinLists(lists);
  const spelled = invert(
    termOfSpelling.map((term) => [term]),
    terms.length,
  );
  const having = invert(
    lists.map((list) => list.map((spelling) => itemAt(termOfSpelling, spelling))),
    terms.length,
  );
  const folded = [...foldings].sort(([a], [b]) => compareCodePoints(a, b));
  return {
    [`${name}Start`]: used.starts,
    [name]: used.numbers,
    ...toTexts(`${name}Spelling`, spellings),
    [`${name}Term`]: Uint32Array.from(termOfSpelling),
    [`${name}SpelledStart`]: spelled.starts,
    [`${name}Spelled`]: spelled.numbers,
    ...toTexts(
      `${name}Folding`,
      folded.map(([folding]) => folding),
    ),
    [`${name}FoldingTerm`]: Uint32Array.from(folded, ([, term]) => term),
    [`${name}ArticlesStart`]: having.starts,
    [`${name}Articles`]: having.numbers,
    // The type of a computed key is any string.
  } as unknown as TermColumnsOf<Name>;
}

function joinLists(lists: readonly (readonly number[])[]): Lists {
  const starts = new Uint32Array(lists.length + 1);
  lists.forEach((list, i) => {
    starts[i + 1] = itemAt(starts, i) + list.length;
  });
  return { starts, numbers: Uint32Array.from(lists.flat()) };
}

/** Lists for each value below `size` the indexes of the lists that have it, once each, in order. */
function invert(lists: readonly (readonly number[])[], size: number): Lists {
  const having = Array.from({ length: size }, () => [] as number[]);
  lists.forEach((list, owner) => {
    for (const value of new Set(list)) itemAt(having, value).push(owner);
  });
  return joinLists(having);
}

/** The numbers of texts in code-point order; equal texts by number. */
function orderByCodePoint(texts: readonly string[]): Uint32Array {
  return Uint32Array.from(texts.keys()).sort(
    (a, b) => compareCodePoints(itemAt(texts, a), itemAt(texts, b)) || a - b,
  );
}

function toRecordStarts(articles: readonly Article[]) {
  let start = 0;
  return Float64Array.from(articles, ({ record }) => {
    const here = start;
    start += record.bytes.length;
    return here;
  });
}

function toTitleRanks(articles: readonly Article[]) {
  const titles = articles.map(({ title }) => foldTerm(title));
  const rankOf = new Map([...new Set(titles)].sort(compareCodePoints).map((title, rank) => [title, rank]));
  return Uint32Array.from(titles, (title) => entryOf(rankOf, title));
}

function listAuthorUrls(articles: readonly Article[]): string[] {
  const urls = articles.flatMap(({ authors }) => authors.flatMap(({ url }) => (url === null ? [] : [url])));
  return [...new Set(urls)].sort(compareCodePoints);
}

function toAuthorUrls(articles: readonly Article[]) {
  const numberOf = new Map(listAuthorUrls(articles).map((url, number) => [url, number]));
  const urls = articles.flatMap(({ authors }) => authors.map(({ url }) => url));
  return Uint32Array.from(urls, (url) => (url === null ? noUrl : entryOf(numberOf, url)));
}

function toFlags(article: Article): number {
  const isLocal = (time: AuthoredTime | null) => time?.isLocal ?? false;
  return (
    (article.draft ? flag.draft : 0) |
    (article.outdated ? flag.outdated : 0) |
    (isLocal(article.date) ? flag.dateIsLocal : 0) |
    (isLocal(article.publishAt) ? flag.publishAtIsLocal : 0) |
    (isLocal(article.unpublishAt) ? flag.unpublishAtIsLocal : 0) |
    (isLocal(article.updated) ? flag.updatedIsLocal : 0)
  );
}
