import type { StoredStructure, StoredSummary } from '../../model/article/stored-article';
import type { TaxonomyName } from '../../model/taxonomy/taxonomy-names';
import { decodeRelatedData, type RelatedData } from '../../format/related/related-data';
import { createSearchEngine, type SearchEngine } from '../search/search-engine';
import type { DecodedSnapshot, SnapshotSource } from '../../format/snapshot/decode-snapshot';
import {
  hasFlag,
  noUrl,
  recordParts,
  type PlainColumns,
  type RecordPart,
  type SectionName,
  type TimedColumns,
} from '../../format/snapshot/format';
import { createTextTable, type TextTable } from '../../format/snapshot/text-table';
import { makeTimedColumns } from '../../format/snapshot/timed-columns';
import { decodeSuggestData, type SuggestData } from '../../format/suggest/suggest-data';
import { createTermTable, type TermTable } from './term-table';
import type { TermSource } from '../../model/taxonomy/term-source';
import { itemAt, listAt } from '../../model/text/item-at';
import type { Zone } from '../../model/time/zone';
import type { Sort } from './sort';

/**
 * The read model over all articles, public or not, as columns by article number.
 *
 * Creating it reads nothing. Columns, tables and sections are read on first use and stay in memory. The texts of articles
 * are read each time.
 */
export interface Catalog {
  readonly revision: string;
  readonly findings: { readonly errors: number; readonly warnings: number };
  /** The number of articles, drafts included. */
  readonly size: number;
  readonly zone: Zone;
  /** `collection/slug` of an article. Articles are numbered in the order of slug, then collection. */
  idOf(article: number): string;
  /** All ids by article number. */
  readonly ids: readonly string[];
  readonly collections: readonly TermSource[];
  readonly terms: Readonly<Record<TaxonomyName, TermTable>>;
  /** Former ids as `collection/slug`. `columns.aliasArticle` has an article for each; a former id may occur twice. */
  readonly aliases: TextTable;
  /** Whether an article is a draft. @throws RangeError when no article has this number; so do the methods that follow */
  isDraft(article: number): boolean;
  /** Whether an article is marked as outdated. */
  isOutdated(article: number): boolean;
  /** Calendar day in the site's zone as the number yyyymmdd; null without a date. */
  dayOf(article: number): number | null;
  /** In ms; null without a publication time. */
  publishedAtOf(article: number): number | null;
  /** In ms; null without an update. */
  updatedAtOf(article: number): number | null;
  /** The links that an article gives its authors, in their order; null for an author without a link. */
  authorUrlsOf(article: number): (string | null)[];
  readonly authorUrls: TextTable;
  /** For loops over many articles. Use the methods above for a single article. */
  readonly columns: PlainColumns;
  /** The columns that depend on the zone of the catalog. */
  readonly timed: TimedColumns;
  readonly records: Records;
  /** The numbers of all articles, public or not, in the order of a sort. */
  sorted(sort: Sort): Uint32Array;
  /** Undefined if the section was not built; so are the two that follow. */
  search(): SearchEngine | undefined;
  suggestions(): SuggestData | undefined;
  related(): RelatedData | undefined;
}

/** The texts of articles. */
export interface Records {
  summary(article: number): StoredSummary;
  structure(article: number): StoredStructure;
  text(article: number, part: RecordPart): string;
  /** The length of a part in bytes, known without reading it. */
  byteLength(article: number, part: RecordPart): number;
}

/** Creates the catalog of a decoded snapshot. Times without an offset are in the given zone. */
export function createCatalog(snapshot: DecodedSnapshot, zone: Zone): Catalog {
  const { header, columns } = snapshot;
  const texts = (name: 'id' | 'alias' | 'authorUrl') =>
    once(() => createTextTable(columns[`${name}Offsets`], columns[`${name}Bytes`]));
  const section = <T>(name: SectionName, decode: (source: SnapshotSource) => T) =>
    once(() => {
      const source = snapshot.section(name);
      return source && decode(source);
    });
  const timed = once(() => (header.zone === zone.name ? columns : makeTimedColumns(columns, zone)));
  const ids = texts('id');
  const allIds = once(() => Array.from({ length: header.articles }, (_, article) => ids().at(article)));
  const aliases = texts('alias');
  const authorUrls = texts('authorUrl');
  const orders: Readonly<Record<Sort, () => Uint32Array>> = {
    title: () => columns.byTitle,
    '-title': () => columns.byTitleDown,
    date: () => timed().byDate,
    '-date': () => timed().byDateDown,
    updatedAt: () => timed().byUpdate,
    '-updatedAt': () => timed().byUpdateDown,
  };
  return {
    revision: header.revision,
    findings: header.findings,
    size: header.articles,
    zone,
    idOf: (article) => ids().at(article),
    get ids() {
      return allIds();
    },
    collections: header.collections,
    terms: {
      category: createTermTable('category', header.terms.category, columns),
      tag: createTermTable('tag', header.terms.tag, columns),
      author: createTermTable('author', header.terms.author, columns),
    },
    get aliases() {
      return aliases();
    },
    isDraft: (article) => hasFlag(columns, article, 'draft'),
    isOutdated: (article) => hasFlag(columns, article, 'outdated'),
    dayOf: (article) => itemAt(timed().day, article) || null,
    publishedAtOf: (article) => toTime(itemAt(timed().publishedAt, article)),
    updatedAtOf: (article) => toTime(itemAt(timed().updatedAt, article)),
    authorUrlsOf: (article) =>
      Array.from(listAt(columns.authorUrl, columns.authorStart, article), (url) =>
        url === noUrl ? null : authorUrls().at(url),
      ),
    get authorUrls() {
      return authorUrls();
    },
    columns,
    get timed() {
      return timed();
    },
    records: openRecords(snapshot),
    sorted: (sort) => orders[sort](),
    search: section('search', createSearchEngine),
    suggestions: section('suggest', (source) => decodeSuggestData(readAll(source))),
    related: section('related', (source) => decodeRelatedData(readAll(source))),
  };
}

function toTime(ms: number): number | null {
  return Number.isNaN(ms) ? null : ms;
}

function openRecords({ columns, recordsOffset, source }: DecodedSnapshot): Records {
  const byteLength = (article: number, part: RecordPart) =>
    itemAt(columns.recordLengths, article * recordParts.length + recordParts.indexOf(part));
  const text = (article: number, part: RecordPart) => {
    const first = article * recordParts.length;
    const position = recordParts.indexOf(part);
    let offset = recordsOffset + itemAt(columns.recordStart, article);
    for (let i = 0; i < position; i++) offset += itemAt(columns.recordLengths, first + i);
    return source.readText(offset, byteLength(article, part));
  };
  return {
    text,
    byteLength,
    // The build wrote these in the format version that was checked.
    summary: (article) => JSON.parse(text(article, 'summary')) as StoredSummary,
    structure: (article) => JSON.parse(text(article, 'structure')) as StoredStructure,
  };
}

/** Returns a function that calls `make` once and then returns the same value. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

function readAll(source: SnapshotSource): Uint8Array {
  return source.readBytes(0, source.length);
}

/** The number of a collection by its name or an alias, compared exactly. */
export function findCollection({ collections }: Catalog, name: string): number | undefined {
  const exact = collections.findIndex((collection) => collection.name === name);
  // The name of a folder takes precedence over the alias of another one.
  const number = exact === -1 ? collections.findIndex(({ aliases }) => aliases.includes(name)) : exact;
  return number === -1 ? undefined : number;
}

const hexOfByte = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** The digest of an article as 16 hexadecimal digits. */
export function digestOf(catalog: Catalog, article: number): string {
  const bytes = catalog.columns.digest.subarray(article * 8, article * 8 + 8);
  if (bytes.length < 8) throw new RangeError(`There is no article ${article}: there are ${catalog.size}.`);
  let digits = '';
  for (const byte of bytes) digits += hexOfByte[byte] ?? '';
  return digits;
}

/** The calendar date of an article as `YYYY-MM-DD`, or null. */
export function dateOf(catalog: Catalog, article: number): string | null {
  const day = catalog.dayOf(article);
  return day === null ? null : formatDay(day);
}

/** Formats a day number (yyyymmdd) as `YYYY-MM-DD`. */
export function formatDay(day: number): string {
  const digits = String(day).padStart(8, '0');
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
}
