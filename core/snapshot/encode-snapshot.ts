import type { Article } from '../article/article';
import type { Hash } from '../article/build-article';
import type { WrittenTime } from '../article/front-matter';
import { idOf, spellingsOf, type BuiltContent } from '../catalog/build-content';
import { compareCodePoints, foldTerm } from '../text/fold';
import {
  align,
  columnTypes,
  flag,
  formatVersion,
  magic,
  noUrl,
  prefixLength,
  sectionNames,
  type ColumnName,
  type Columns,
  type SectionName,
  type Sections,
  type SnapshotHeader,
  type TaxonomyName,
} from './format';

/** A snapshot ready to be written: the chunks follow one another. */
export interface EncodedSnapshot {
  readonly revision: string;
  /** Bytes in all. */
  readonly length: number;
  readonly chunks: readonly Uint8Array[];
}

/** A snapshot without sections; what they are for is not served. */
export const noSections: Sections = { search: [], suggest: [], related: [] };

/** Encodes content as a snapshot; equal content gives equal bytes, whatever the machine and the order of the files. */
export function encodeSnapshot(
  content: BuiltContent,
  hash: Hash,
  sections: Sections = noSections,
): EncodedSnapshot {
  const columns = toColumns(content.articles);
  const records = content.articles.map(({ record }) => record.bytes);
  const columnChunks = columnNames.map((name) => toAlignedBytes(columns[name]));

  const header = {
    revision: toRevision(content, hash),
    findings: {
      errors: content.findings.filter(({ severity }) => severity === 'error').length,
      warnings: content.findings.filter(({ severity }) => severity === 'warning').length,
    },
    ids: content.articles.map(idOf),
    collections: content.collections,
    terms: content.terms,
    authorUrls: listAuthorUrls(content.articles),
    aliases: content.aliases,
    columnLengths: Object.fromEntries(columnNames.map((name) => [name, columns[name].length])) as Record<
      ColumnName,
      number
    >,
    sectionLengths: Object.fromEntries(
      sectionNames.map((name) => [name, lengthOf(sections[name])]),
    ) as Record<SectionName, number>,
    fileLength: 0,
  } satisfies SnapshotHeader;

  const sectionChunks = sectionNames.flatMap((name) => sections[name]);
  const rest = lengthOf(columnChunks) + lengthOf(records) + lengthOf(sectionChunks);
  const [prefix, headerBytes] = toHeaderBytes(header, rest);
  const chunks = [prefix, headerBytes, ...columnChunks, ...records, ...sectionChunks];
  return { revision: header.revision, length: lengthOf(chunks), chunks };
}

const columnNames = Object.keys(columnTypes) as ColumnName[];
const encoder = new TextEncoder();

/** The name of the content: digests cover the articles, the rest is what they do not know of themselves. */
function toRevision(content: BuiltContent, hash: Hash): string {
  const articles = content.articles.map((article) => [idOf(article), article.digest]);
  return hash(JSON.stringify([formatVersion, articles, content.collections, content.terms, content.aliases]));
}

/** The header says how long the file is, and is part of it: a width that does not change makes that simple. */
function toHeaderBytes(header: SnapshotHeader, rest: number): [prefix: Uint8Array, header: Uint8Array] {
  const widest = encoder.encode(JSON.stringify({ ...header, fileLength: Number.MAX_SAFE_INTEGER })).length;
  const length = align(widest);
  const text = JSON.stringify({ ...header, fileLength: prefixLength + length + rest });
  const bytes = new Uint8Array(length).fill(0x20);
  bytes.set(encoder.encode(text));

  const prefix = new Uint8Array(prefixLength);
  prefix.set(encoder.encode(magic));
  const view = new DataView(prefix.buffer);
  view.setUint32(8, formatVersion, true);
  view.setUint32(12, length, true);
  return [prefix, bytes];
}

function toColumns(articles: readonly Article[]): Columns {
  const starts = toRecordStarts(articles);
  const spellings = (taxonomy: TaxonomyName) => toReferences(articles, taxonomy);
  const [category, tag, author] = [spellings('category'), spellings('tag'), spellings('author')];
  const collections = [...new Set(articles.map(({ collection }) => collection))].sort(compareCodePoints);
  const time = (key: 'date' | 'publishAt' | 'unpublishAt' | 'updated') =>
    Float64Array.from(articles, (article) => article[key]?.ms ?? Number.NaN);
  return {
    date: time('date'),
    publishAt: time('publishAt'),
    unpublishAt: time('unpublishAt'),
    updated: time('updated'),
    recordStart: starts,
    recordLengths: Uint32Array.from(articles.flatMap(({ record }) => [...record.lengths])),
    titleRank: toTitleRanks(articles),
    categoryStart: category.starts,
    category: category.numbers,
    tagStart: tag.starts,
    tag: tag.numbers,
    authorStart: author.starts,
    author: author.numbers,
    authorUrl: toAuthorUrls(articles),
    collection: Uint16Array.from(articles, ({ collection }) => collections.indexOf(collection)),
    flags: Uint8Array.from(articles, toFlags),
    digest: Uint8Array.from(
      articles.flatMap(({ digest }) => digest.match(/../g) ?? []),
      (byte) => parseInt(byte, 16),
    ),
  };
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
  return Uint32Array.from(titles, (title) => rankOf.get(title) ?? 0);
}

function toReferences(articles: readonly Article[], taxonomy: TaxonomyName) {
  const lists = articles.map((article) => spellingsOf(article, taxonomy));
  const numberOf = new Map(
    [...new Set(lists.flat())].sort(compareCodePoints).map((text, number) => [text, number]),
  );
  const starts = new Uint32Array(articles.length + 1);
  lists.forEach((list, i) => {
    starts[i + 1] = (starts[i] ?? 0) + list.length;
  });
  return { starts, numbers: Uint32Array.from(lists.flat(), (text) => numberOf.get(text) ?? 0) };
}

function listAuthorUrls(articles: readonly Article[]): string[] {
  const urls = articles.flatMap(({ authors }) => authors.flatMap(({ url }) => (url === null ? [] : [url])));
  return [...new Set(urls)].sort(compareCodePoints);
}

function toAuthorUrls(articles: readonly Article[]) {
  const numberOf = new Map(listAuthorUrls(articles).map((url, number) => [url, number]));
  const urls = articles.flatMap(({ authors }) => authors.map(({ url }) => url));
  return Uint32Array.from(urls, (url) => (url === null ? noUrl : (numberOf.get(url) ?? noUrl)));
}

function toFlags(article: Article): number {
  const isLocal = (time: WrittenTime | null) => time?.isLocal ?? false;
  return (
    (article.draft ? flag.draft : 0) |
    (article.outdated ? flag.outdated : 0) |
    (isLocal(article.date) ? flag.dateIsLocal : 0) |
    (isLocal(article.publishAt) ? flag.publishAtIsLocal : 0) |
    (isLocal(article.unpublishAt) ? flag.unpublishAtIsLocal : 0) |
    (isLocal(article.updated) ? flag.updatedIsLocal : 0)
  );
}

function toAlignedBytes(column: Columns[ColumnName]): Uint8Array {
  const bytes = new Uint8Array(align(column.byteLength));
  bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength));
  return bytes;
}

function lengthOf(chunks: readonly Uint8Array[]): number {
  return chunks.reduce((total, { length }) => total + length, 0);
}
