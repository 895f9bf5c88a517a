import type { StoredStructure, StoredSummary } from '../article/article';
import { decodeRelatedData, type RelatedData } from '../related/related-data';
import { openSearch, type SearchEngine } from '../search/open-search';
import type { DecodedSnapshot, SnapshotSource } from '../snapshot/decode-snapshot';
import { flag, recordParts, type Columns, type RecordPart, type TaxonomyName } from '../snapshot/format';
import { decodeSuggestData, type SuggestData } from '../suggest/suggest-data';
import type { TermSource, TermTableSource } from '../taxonomy/term-table';
import { compareCodePoints } from '../text/fold';
import type { Zone } from '../time/zone';
import { createSorter, type Sort } from './sort';

/**
 * The read-only model that queries run on: all articles, public or not, in columns by article number.
 * Texts are not in it; they are read from the snapshot when an answer needs them.
 */
export interface Catalog {
  readonly revision: string;
  readonly findings: { readonly errors: number; readonly warnings: number };
  /** How many articles there are, drafts included. */
  readonly size: number;
  readonly zone: Zone;
  /** `collection/slug` by article number; numbers follow slug, then collection. */
  readonly ids: readonly string[];
  readonly collections: readonly TermSource[];
  readonly terms: Readonly<Record<TaxonomyName, TermTableSource>>;
  /** The term behind each entry of the spelling columns. */
  readonly termColumns: Readonly<Record<TaxonomyName, Uint32Array>>;
  readonly authorUrls: readonly string[];
  /** Old names, as `collection/slug`, and an article that has each, by name; a name may be in it more than once. */
  readonly aliases: readonly (readonly [name: string, article: number])[];
  readonly columns: Columns;
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
}

/** Opens a decoded snapshot for queries, reading times without an offset in the given zone. */
export function openCatalog(snapshot: DecodedSnapshot, zone: Zone): Catalog {
  const { header, columns } = snapshot;
  const size = header.ids.length;
  const toInstants = (times: Float64Array, localFlag: number) => {
    // Most catalogs have no such times at all, and a start has no time for ten thousand steps that change nothing.
    if (times.every(Number.isNaN)) return undefined;
    return times.map((ms, article) => {
      const isLocal = ((columns.flags[article] ?? 0) & localFlag) !== 0;
      return isLocal && !Number.isNaN(ms) ? zone.toInstant({ ms, isLocal }) : ms;
    });
  };
  const publishAt = toInstants(columns.publishAt, flag.publishAtIsLocal);
  const date = toInstants(columns.date, flag.dateIsLocal) ?? columns.date;
  const catalog = {
    revision: header.revision,
    findings: header.findings,
    size,
    zone,
    ids: header.ids,
    collections: header.collections,
    terms: header.terms,
    termColumns: openTermColumns(snapshot),
    authorUrls: header.authorUrls,
    aliases: header.aliases,
    columns,
    day: toDays(columns, zone),
    publishedAt: publishAt?.map((ms, article) => (Number.isNaN(ms) ? (date[article] ?? ms) : ms)) ?? date,
    publicUntil:
      toInstants(columns.unpublishAt, flag.unpublishAtIsLocal)?.map((ms) =>
        Number.isNaN(ms) ? Number.POSITIVE_INFINITY : ms,
      ) ?? new Float64Array(size).fill(Number.POSITIVE_INFINITY),
    updatedAt: toInstants(columns.updated, flag.updatedIsLocal) ?? columns.updated,
    records: openRecords(snapshot),
  };
  let byId: Uint32Array | undefined;
  return {
    ...catalog,
    sorted: createSorter(catalog),
    sortedById: () => (byId ??= sortById(header.ids)),
    search: openOnce(() => snapshot.section('search'), openSearch),
    suggestions: openOnce(
      () => snapshot.section('suggest'),
      (source) => decodeSuggestData(readAll(source)),
    ),
    related: openOnce(
      () => snapshot.section('related'),
      (source) => decodeRelatedData(readAll(source)),
    ),
  };
}

/** Each column is made when it is first asked for: a filter or a count, which many requests have not. */
function openTermColumns({ header, columns }: DecodedSnapshot): Catalog['termColumns'] {
  const known: Partial<Record<TaxonomyName, Uint32Array>> = {};
  const open = (name: TaxonomyName) => (known[name] ??= toTerms(columns[name], header.terms[name]));
  return {
    get category() {
      return open('category');
    },
    get tag() {
      return open('tag');
    },
    get author() {
      return open('author');
    },
  };
}

function toTerms(spellings: Uint32Array, table: TermTableSource): Uint32Array {
  return spellings.map((spelling) => table.termOfSpelling[spelling] ?? 0);
}

function toDays(columns: Columns, zone: Zone): Int32Array {
  // Many articles share a day, and reading its number back from the text takes longest.
  const known = new Map<string, number>();
  const days = new Int32Array(columns.date.length);
  columns.date.forEach((ms, article) => {
    if (Number.isNaN(ms)) return;
    const isLocal = ((columns.flags[article] ?? 0) & flag.dateIsLocal) !== 0;
    const date = zone.toCalendarDate({ ms, isLocal });
    let day = known.get(date);
    if (day === undefined) known.set(date, (day = Number(date.replaceAll('-', ''))));
    days[article] = day;
  });
  return days;
}

function openRecords({ columns, recordsOffset, source }: DecodedSnapshot): Records {
  const text = (article: number, part: RecordPart) => {
    const first = article * recordParts.length;
    const position = recordParts.indexOf(part);
    let offset = recordsOffset + (columns.recordStart[article] ?? 0);
    for (let i = 0; i < position; i++) offset += columns.recordLengths[first + i] ?? 0;
    return source.readText(offset, columns.recordLengths[first + position] ?? 0);
  };
  return {
    text,
    // Our own build wrote these, under the format version that was checked.
    summary: (article) => JSON.parse(text(article, 'summary')) as StoredSummary,
    structure: (article) => JSON.parse(text(article, 'structure')) as StoredStructure,
  };
}

/** Opens a section at the first call and keeps it. */
function openOnce<T>(
  find: () => SnapshotSource | undefined,
  open: (source: SnapshotSource) => T,
): () => T | undefined {
  let opened: { readonly value: T | undefined } | undefined;
  return () => {
    if (opened === undefined) {
      const source = find();
      opened = { value: source && open(source) };
    }
    return opened.value;
  };
}

function readAll(source: SnapshotSource): Uint8Array {
  return source.readBytes(0, source.length);
}

function sortById(ids: readonly string[]): Uint32Array {
  const numbers = Uint32Array.from(ids.keys());
  return numbers.sort((a, b) => compareCodePoints(ids[a] ?? '', ids[b] ?? ''));
}

/** Splits an id at its only certain slash: folder names hold none. */
export function splitId(id: string): { readonly collection: string; readonly slug: string } {
  const slash = id.indexOf('/');
  return { collection: id.slice(0, slash), slug: id.slice(slash + 1) };
}

const hexOfByte = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** The digest of an article as 16 hexadecimal digits. */
export function digestOf(catalog: Catalog, article: number): string {
  let digits = '';
  for (let i = article * 8; i < article * 8 + 8; i++)
    digits += hexOfByte[catalog.columns.digest[i] ?? 0] ?? '';
  return digits;
}

/** The calendar date of an article as `YYYY-MM-DD`, or null. */
export function dateOf(catalog: Catalog, article: number): string | null {
  const day = catalog.day[article] ?? 0;
  return day === 0 ? null : formatDay(day);
}

/** Writes a day number (yyyymmdd) as `YYYY-MM-DD`. */
export function formatDay(day: number): string {
  const digits = String(day).padStart(8, '0');
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
}
