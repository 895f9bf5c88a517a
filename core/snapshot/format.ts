import type { TermSource, TermTableSource } from '../taxonomy/term-table';

/**
 * The snapshot: one file with everything a server needs, laid out so that little of it is read at boot.
 *
 *     8 bytes   "CASEBOOK"
 *     4 bytes   format version, little endian
 *     4 bytes   length of the header in bytes, little endian
 *     header    JSON, UTF-8, padded with spaces so that what follows is aligned to 8 bytes
 *     columns   one typed array after another, little endian, each aligned to 8 bytes
 *     records   per article: summary, structure (both JSON), html, markdown, text; UTF-8, read on demand
 *     sections  search index, suggestions, related articles: each in a format of its own, read on first use
 *
 * Articles are numbered in the order of slug, then collection, by code point; that number is the tie-break of every
 * sort and the index into every column.
 */
export const magic = 'CASEBOOK';

/** Raised by every change that an older server could not read; a server reads its own version only. */
export const formatVersion = 2;

export const prefixLength = 16;

/** The taxonomies whose terms articles carry; collections are apart, as every article has exactly one. */
export const taxonomyNames = ['category', 'tag', 'author'] as const;
export type TaxonomyName = (typeof taxonomyNames)[number];

/** The parts of a record, in the order they are stored. */
export const recordParts = ['summary', 'structure', 'html', 'markdown', 'text'] as const;
export type RecordPart = (typeof recordParts)[number];

/** Bits of the column `flags`. */
export const flag = {
  draft: 1,
  outdated: 2,
  dateIsLocal: 4,
  publishAtIsLocal: 8,
  unpublishAtIsLocal: 16,
  updatedIsLocal: 32,
} as const;

/** The columns: name, element type and elements per article (`null`: as many as the header says). */
export const columnTypes = {
  /** Milliseconds; NaN where there is none. Wall clock where the flag of the same name says so. */
  date: Float64Array,
  publishAt: Float64Array,
  unpublishAt: Float64Array,
  updated: Float64Array,
  /** Where the record begins, from the start of the records. */
  recordStart: Float64Array,
  /** Length in bytes of each part, five to an article. */
  recordLengths: Uint32Array,
  /** Rank of the folded title by code point; equal titles have equal ranks. */
  titleRank: Uint32Array,
  /** Where the article's spellings begin in the column after; one more entry than articles. */
  categoryStart: Uint32Array,
  category: Uint32Array,
  tagStart: Uint32Array,
  tag: Uint32Array,
  authorStart: Uint32Array,
  author: Uint32Array,
  /** Beside each author the number of the link given there, or `noUrl`. */
  authorUrl: Uint32Array,
  collection: Uint16Array,
  flags: Uint8Array,
  /** Eight bytes to an article. */
  digest: Uint8Array,
} as const;
export type ColumnName = keyof typeof columnTypes;
export type Columns = { readonly [Name in ColumnName]: InstanceType<(typeof columnTypes)[Name]> };

/** In the column `authorUrl`: the author comes without a link. */
export const noUrl = 0xffff_ffff;

/** Parts of the snapshot that are read as a whole, when they are first asked for. */
export const sectionNames = ['search', 'suggest', 'related'] as const;
export type SectionName = (typeof sectionNames)[number];

/** The bytes of each section; the chunks follow one another. */
export type Sections = Readonly<Record<SectionName, readonly Uint8Array[]>>;

/** The JSON header. */
export interface SnapshotHeader {
  readonly revision: string;
  /** Findings of the whole content directory, as counts. */
  readonly findings: { readonly errors: number; readonly warnings: number };
  /** `collection/slug` of every article, by article number. */
  readonly ids: readonly string[];
  readonly collections: readonly TermSource[];
  readonly terms: Readonly<Record<TaxonomyName, TermTableSource>>;
  /** Links of authors, in code-point order; their position is the number in the column. */
  readonly authorUrls: readonly string[];
  /** Old names (`collection/slug`) and an article that has each, by name in code-point order, then by number. */
  readonly aliases: readonly (readonly [name: string, article: number])[];
  /** Elements of each column, in the order of `columnTypes`. */
  readonly columnLengths: Readonly<Record<ColumnName, number>>;
  /** Length in bytes of each section, in the order of `sectionNames`; 0 where it was not built. */
  readonly sectionLengths: Readonly<Record<SectionName, number>>;
  /** Length of the whole file: a shorter file was cut off. */
  readonly fileLength: number;
}

/** Rounds a length up to a multiple of eight. */
export function align(length: number): number {
  return Math.ceil(length / 8) * 8;
}
