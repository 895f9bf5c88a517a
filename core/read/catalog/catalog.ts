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
 * The read-only model that queries run on: all articles, public or not, in columns by article number.
 *
 * Opening it reads nothing: columns and tables are read from the snapshot when they are first asked for, and the texts of
 * articles whenever an answer needs them.
 */
export interface Catalog {
  readonly revision: string;
  readonly findings: { readonly errors: number; readonly warnings: number };
  /** How many articles there are, drafts included. */
  readonly size: number;
  readonly zone: Zone;
  /** `collection/slug` of an article; numbers follow slug, then collection. */
  idOf(article: number): string;
  /** All ids by article number, for what has to look at every one of them. */
  readonly ids: readonly string[];
  readonly collections: readonly TermSource[];
  readonly terms: Readonly<Record<TaxonomyName, TermTable>>;
  readonly authorUrls: TextTable;
  /** Old names, as `collection/slug`; `columns.aliasArticle` has an article for each, and a name may be there twice. */
  readonly aliases: TextTable;
  /** Whether an article is a draft. @throws RangeError for a number that no article has; so do the methods that follow */
  isDraft(article: number): boolean;
  /** Whether an article is marked as outdated. */
  isOutdated(article: number): boolean;
  /** Calendar day in the site's zone as the number yyyymmdd; null without a date. */
  dayOf(article: number): number | null;
  /** The moment that `publishedAt` shows, in ms; null when there is none. */
  publishedAtOf(article: number): number | null;
  /** In ms; null when there is none. */
  updatedAtOf(article: number): number | null;
  /** The address given beside each author of an article, in the author's order; null where there is none. */
  authorUrlsOf(article: number): (string | null)[];
  /** For what looks at many articles. One article is asked by the methods above. */
  readonly columns: PlainColumns;
  /** Columns that hold for the zone of the catalog. */
  readonly timed: TimedColumns;
  /** Calendar day in the site's zone as the number yyyymmdd; 0 without a date. */
  readonly day: Int32Array;
  /** The moment that `publishedAt` shows, in ms; NaN when there is none. */
  readonly publishedAt: Float64Array;
  /** When an article stops being public, in ms; Infinity when it does not. */
  readonly publicUntil: Float64Array;
  /** In ms; NaN when there is none. */
  readonly updatedAt: Float64Array;
  readonly records: Records;
  /** All article numbers in this order, those not public included. */
  sorted(sort: Sort): Uint32Array;
  /** All article numbers in code-point order of the id. */
  sortedById(): Uint32Array;
  /** What searches are answered from; read when first asked for, undefined where it was not built. */
  search(): SearchEngine | undefined;
  suggestions(): SuggestData | undefined;
  related(): RelatedData | undefined;
}

/** The texts of articles. */
export interface Records {
  summary(article: number): StoredSummary;
  structure(article: number): StoredStructure;
  text(article: number, part: RecordPart): string;
  /** How many bytes a part has; nothing is read for that. */
  byteLength(article: number, part: RecordPart): number;
}

/** Opens a decoded snapshot for queries, reading times without an offset in the given zone. */
export function createCatalog(snapshot: DecodedSnapshot, zone: Zone): Catalog {
  const { header, columns } = snapshot;
  const texts = (name: 'id' | 'alias' | 'authorUrl') =>
    createTextTable(columns[`${name}Offsets`], columns[`${name}Bytes`]);
  const timed = openOnce(() => (header.zone === zone.name ? columns : makeTimedColumns(columns, zone)));
  const ids = openOnce(() => texts('id'));
  const allIds = openOnce(() => Array.from({ length: header.articles }, (_, article) => ids().at(article)));
  const aliases = openOnce(() => texts('alias'));
  const authorUrls = openOnce(() => texts('authorUrl'));
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
    get authorUrls() {
      return authorUrls();
    },
    get aliases() {
      return aliases();
    },
    isDraft: (article) => hasFlag(columns, article, 'draft'),
    isOutdated: (article) => hasFlag(columns, article, 'outdated'),
    dayOf: (article) => {
      const day = itemAt(timed().day, article);
      return day === 0 ? null : day;
    },
    publishedAtOf: (article) => toMoment(itemAt(timed().publishedAt, article)),
    updatedAtOf: (article) => toMoment(itemAt(timed().updatedAt, article)),
    authorUrlsOf: (article) =>
      Array.from(listAt(columns.authorUrl, columns.authorStart, article), (url) =>
        url === noUrl ? null : authorUrls().at(url),
      ),
    columns,
    get timed() {
      return timed();
    },
    get day() {
      return timed().day;
    },
    get publishedAt() {
      return timed().publishedAt;
    },
    get publicUntil() {
      return timed().publicUntil;
    },
    get updatedAt() {
      return timed().updatedAt;
    },
    records: openRecords(snapshot),
    sorted: (sort) => pickOrder(sort, columns, timed),
    sortedById: () => columns.byId,
    search: openOnce(() => openSection(snapshot, 'search', createSearchEngine)),
    suggestions: openOnce(() =>
      openSection(snapshot, 'suggest', (source) => decodeSuggestData(readAll(source))),
    ),
    related: openOnce(() => openSection(snapshot, 'related', (source) => decodeRelatedData(readAll(source)))),
  };
}

function toMoment(ms: number): number | null {
  return Number.isNaN(ms) ? null : ms;
}

function pickOrder(sort: Sort, columns: PlainColumns, timed: () => TimedColumns): Uint32Array {
  switch (sort) {
    case 'title':
      return columns.byTitle;
    case '-title':
      return columns.byTitleDown;
    case 'date':
      return timed().byDate;
    case '-date':
      return timed().byDateDown;
    case 'updatedAt':
      return timed().byUpdate;
    case '-updatedAt':
      return timed().byUpdateDown;
  }
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
    // Our own build wrote these, under the format version that was checked.
    summary: (article) => JSON.parse(text(article, 'summary')) as StoredSummary,
    structure: (article) => JSON.parse(text(article, 'structure')) as StoredStructure,
  };
}

function openSection<T>(
  snapshot: DecodedSnapshot,
  name: SectionName,
  open: (source: SnapshotSource) => T,
): T | undefined {
  const source = snapshot.section(name);
  return source && open(source);
}

/** Opens something at the first call and keeps it. */
function openOnce<T>(open: () => T): () => T {
  let opened: { readonly value: T } | undefined;
  return () => (opened ??= { value: open() }).value;
}

function readAll(source: SnapshotSource): Uint8Array {
  return source.readBytes(0, source.length);
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

/** Writes a day number (yyyymmdd) as `YYYY-MM-DD`. */
export function formatDay(day: number): string {
  const digits = String(day).padStart(8, '0');
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
}
