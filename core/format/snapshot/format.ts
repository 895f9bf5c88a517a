import type { TaxonomyName } from '../../model/taxonomy/taxonomy-names';
import type { TermSource } from '../../model/taxonomy/term-source';

import { itemAt } from '../../model/text/item-at';

/**
 * The snapshot: one file with everything a server needs, laid out so that little of it is read at boot.
 *
 *     8 bytes   "CASEBOOK"
 *     4 bytes   format version, little endian
 *     4 bytes   length of the header in bytes, little endian
 *     header    JSON, UTF-8, padded with spaces so that what follows is aligned to 8 bytes
 *     columns   one typed array after another, little endian, each aligned to 8 bytes; each is read on first use
 *     records   per article: summary, structure (both JSON), html, markdown, text; UTF-8, read on demand
 *     sections  search index, suggestions, related articles: each in a format of its own, read on first use
 *
 * The header does not grow with the number of articles, and what would take a step for each of them is prepared in columns:
 * a start of ten thousand articles takes as long as one of ten.
 *
 * Articles are numbered in the order of slug, then collection, by code point; that number is the tie-break of every
 * sort and the index into every column.
 */
export const magic = 'CASEBOOK';

/** Raised by every change that an older server could not read; a server reads its own version only. */
export const formatVersion = 3;

export const prefixLength = 16;

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

/** Whether an article has a flag. @throws RangeError for a number that no article has */
export function hasFlag(
  { flags }: { readonly flags: Uint8Array },
  article: number,
  name: keyof typeof flag,
): boolean {
  return (itemAt(flags, article) & flag[name]) !== 0;
}

/**
 * The columns of what the articles say, whatever the zone.
 *
 * Lists of lists stand in two columns: one of all their elements, and one called `Start` of where each begins, with one
 * entry more than there are lists. Texts stand in two, too: `Bytes` (UTF-8) and `Offsets`, likewise.
 */
const plainColumnTypes = {
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
  /** All articles in the order of the sort. */
  byTitle: Uint32Array,
  byTitleDown: Uint32Array,
  /** All articles in code-point order of the id. */
  byId: Uint32Array,
  /** `collection/slug` by article. */
  idOffsets: Uint32Array,
  idBytes: Uint8Array,
  /** Old names, as `collection/slug`, by code point, then by number of the article that has each. */
  aliasOffsets: Uint32Array,
  aliasBytes: Uint8Array,
  aliasArticle: Uint32Array,
  /** The old names in the order of their slugs, then in their own. */
  aliasBySlug: Uint32Array,
  /** The spellings that each article uses, in its author’s order, and the texts of all, by code point. */
  categoryStart: Uint32Array,
  category: Uint32Array,
  categorySpellingOffsets: Uint32Array,
  categorySpellingBytes: Uint8Array,
  /** The term of each spelling, and the spellings of each term, by number. */
  categoryTerm: Uint32Array,
  categorySpelledStart: Uint32Array,
  categorySpelled: Uint32Array,
  /** The foldings of all names, aliases and spellings, by code point, and the term of each. */
  categoryFoldingOffsets: Uint32Array,
  categoryFoldingBytes: Uint8Array,
  categoryFoldingTerm: Uint32Array,
  /** The articles that have each term, by number. */
  categoryArticlesStart: Uint32Array,
  categoryArticles: Uint32Array,
  tagStart: Uint32Array,
  tag: Uint32Array,
  tagSpellingOffsets: Uint32Array,
  tagSpellingBytes: Uint8Array,
  tagTerm: Uint32Array,
  tagSpelledStart: Uint32Array,
  tagSpelled: Uint32Array,
  tagFoldingOffsets: Uint32Array,
  tagFoldingBytes: Uint8Array,
  tagFoldingTerm: Uint32Array,
  tagArticlesStart: Uint32Array,
  tagArticles: Uint32Array,
  authorStart: Uint32Array,
  author: Uint32Array,
  authorSpellingOffsets: Uint32Array,
  authorSpellingBytes: Uint8Array,
  authorTerm: Uint32Array,
  authorSpelledStart: Uint32Array,
  authorSpelled: Uint32Array,
  authorFoldingOffsets: Uint32Array,
  authorFoldingBytes: Uint8Array,
  authorFoldingTerm: Uint32Array,
  authorArticlesStart: Uint32Array,
  authorArticles: Uint32Array,
  /** Beside each author of an article the number of the link given there, or `noUrl`. */
  authorUrl: Uint32Array,
  /** Links of authors, by code point. */
  authorUrlOffsets: Uint32Array,
  authorUrlBytes: Uint8Array,
  collection: Uint16Array,
  /** The articles of each collection, by number. */
  collectionArticlesStart: Uint32Array,
  collectionArticles: Uint32Array,
  flags: Uint8Array,
  /** Eight bytes to an article. */
  digest: Uint8Array,
} as const;

/** The columns that hold for the zone that the header names; empty where it names none. */
const timedColumnTypes = {
  /** Calendar day in the zone as the number yyyymmdd; 0 without a date. */
  day: Int32Array,
  /** The moment that `publishedAt` shows, in ms; NaN when there is none. */
  publishedAt: Float64Array,
  /** When an article stops being public, in ms; Infinity when it does not. */
  publicUntil: Float64Array,
  /** In ms; NaN when there is none. */
  updatedAt: Float64Array,
  /** All articles in the order of the sort. */
  byDate: Uint32Array,
  byDateDown: Uint32Array,
  byUpdate: Uint32Array,
  byUpdateDown: Uint32Array,
  /** Every moment at which an article that is no draft appears or goes, in ms, in order, and that article. */
  moment: Float64Array,
  momentArticle: Uint32Array,
  /** The articles that are public once all these moments have passed, as a set (core/model/numbers/article-set.ts). */
  lastPublic: Uint32Array,
  /** How many articles use each spelling then. */
  categoryUses: Uint32Array,
  tagUses: Uint32Array,
  authorUses: Uint32Array,
} as const;

export const columnTypes = { ...plainColumnTypes, ...timedColumnTypes } as const;
export type ColumnName = keyof typeof columnTypes;
export type Columns = { readonly [Name in ColumnName]: ColumnOf<(typeof columnTypes)[Name]> };

type ColumnOf<Constructor> = Constructor extends Float64ArrayConstructor
  ? Float64Array
  : Constructor extends Uint32ArrayConstructor
    ? Uint32Array
    : Constructor extends Int32ArrayConstructor
      ? Int32Array
      : Constructor extends Uint16ArrayConstructor
        ? Uint16Array
        : Uint8Array;
export type PlainColumns = Pick<Columns, keyof typeof plainColumnTypes>;
export type TimedColumns = Pick<Columns, keyof typeof timedColumnTypes>;
export const timedColumnNames = Object.keys(timedColumnTypes) as (keyof TimedColumns)[];

/** What is kept as texts, in the columns `…Offsets` and `…Bytes`. */
export type TextName = 'id' | 'alias' | 'authorUrl' | `${TaxonomyName}Spelling` | `${TaxonomyName}Folding`;

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
  /** How many articles there are, drafts included. */
  readonly articles: number;
  /** The zone that the timed columns were made for; null where they were not. */
  readonly zone: string | null;
  readonly collections: readonly TermSource[];
  /** The terms that `taxonomy.yml` names: the first of each taxonomy; all others are known by their spellings alone. */
  readonly terms: Readonly<Record<TaxonomyName, readonly TermSource[]>>;
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
