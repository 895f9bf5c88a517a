import type { TaxonomyName } from '../../model/taxonomy/taxonomy-names';
import type { TermSource } from '../../model/taxonomy/term-source';
import { itemAt } from '../../model/text/item-at';

/**
 * The snapshot: one file with everything that a server needs. A server reads only the header when it starts.
 *
 *     8 bytes   "CASEBOOK"
 *     4 bytes   format version, little endian
 *     4 bytes   length of the header in bytes, little endian
 *     8 bytes   hash of all bytes that follow; a server reads them all, and compares, only when the file was changed in place
 *     header    JSON, UTF-8, padded with spaces so that what follows is aligned to 8 bytes
 *     columns   typed arrays, little endian, each aligned to 8 bytes and read on first use
 *     records   per article: summary, structure (both JSON), html, markdown, text; UTF-8, read on demand
 *     sections  search index, suggestions, related articles: each in its own format, read on first use
 *
 * The size of the header does not depend on the number of articles, and the columns hold everything that would take a
 * loop over all articles. So the time to start does not depend on the number of articles either.
 *
 * Articles are numbered in the order of slug, then collection, by code point. That number is the index into every column
 * and breaks the ties of every sort.
 */
export const magic = 'CASEBOOK';

/** To be raised by every change that older servers cannot read. A server reads its own version only. */
export const formatVersion = 4;

export const prefixLength = 24;

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

/** Whether an article has a flag. @throws RangeError when no article has this number */
export function hasFlag(
  { flags }: { readonly flags: Uint8Array },
  article: number,
  name: keyof typeof flag,
): boolean {
  return (itemAt(flags, article) & flag[name]) !== 0;
}

/** The columns of one taxonomy; the name of the taxonomy comes before each of these. */
const termColumnSuffixes = {
  /** The spellings that each article uses, in its author’s order. */
  Start: Uint32Array,
  '': Uint32Array,
  /** The texts of all spellings, by code point. */
  SpellingOffsets: Uint32Array,
  SpellingBytes: Uint8Array,
  /** The term of each spelling, and the spellings of each term, by number. */
  Term: Uint32Array,
  SpelledStart: Uint32Array,
  Spelled: Uint32Array,
  /** The foldings of all names, aliases and spellings, by code point, and the term of each. */
  FoldingOffsets: Uint32Array,
  FoldingBytes: Uint8Array,
  FoldingTerm: Uint32Array,
  /** The articles that have each term, by number. */
  ArticlesStart: Uint32Array,
  Articles: Uint32Array,
} as const;

type TermColumnTypes<Name extends TaxonomyName> = {
  readonly [
    Suffix in keyof typeof termColumnSuffixes as `${Name}${Suffix}`
  ]: (typeof termColumnSuffixes)[Suffix];
};

function termColumnTypes<Name extends TaxonomyName>(name: Name) {
  const types = Object.entries(termColumnSuffixes).map(([suffix, type]) => [name + suffix, type]);
  return Object.fromEntries(types) as TermColumnTypes<Name>;
}

/**
 * The columns that do not depend on the zone, in the order in which they are stored.
 *
 * A list of lists takes two columns: one with all elements, and `…Start` with the index at which each list begins and one
 * entry more than there are lists. Texts take two columns, too: `…Bytes` (UTF-8) and `…Offsets`, which works like `…Start`.
 */
const plainColumnTypes = {
  /** In ms; NaN without a time. A wall clock if the article has the flag `…IsLocal`, else an instant. */
  date: Float64Array,
  publishAt: Float64Array,
  unpublishAt: Float64Array,
  updated: Float64Array,
  /** Offset of the record from the start of all records. */
  recordStart: Float64Array,
  /** Length in bytes of each part: five entries for each article. */
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
  /** Former ids, as `collection/slug`, by code point, then by the number of the article, which is in `aliasArticle`. */
  aliasOffsets: Uint32Array,
  aliasBytes: Uint8Array,
  aliasArticle: Uint32Array,
  /** The former ids in the order of their slugs, then in the order above. */
  aliasBySlug: Uint32Array,
  ...termColumnTypes('category'),
  ...termColumnTypes('tag'),
  ...termColumnTypes('author'),
  /** By entry of `author`: the number of the link that the article gives this author, or `noUrl`. */
  authorUrl: Uint32Array,
  /** Links of authors, by code point. */
  authorUrlOffsets: Uint32Array,
  authorUrlBytes: Uint8Array,
  collection: Uint16Array,
  /** The articles of each collection, by number. */
  collectionArticlesStart: Uint32Array,
  collectionArticles: Uint32Array,
  flags: Uint8Array,
  /** Eight bytes for each article. */
  digest: Uint8Array,
} as const;

/** The columns that depend on the zone, which the header names; empty if it names none. */
const timedColumnTypes = {
  /** Calendar day in the zone as the number yyyymmdd; 0 without a date. */
  day: Int32Array,
  /** In ms; NaN without a publication time. */
  publishedAt: Float64Array,
  /** When an article stops being public, in ms; Infinity if it never does. */
  publicUntil: Float64Array,
  /** In ms; NaN without an update. */
  updatedAt: Float64Array,
  /** All articles in the order of the sort. */
  byDate: Uint32Array,
  byDateDown: Uint32Array,
  byUpdate: Uint32Array,
  byUpdateDown: Uint32Array,
  /** The visibility changes of all articles but drafts, ascending: the time in ms, and the article. */
  moment: Float64Array,
  momentArticle: Uint32Array,
  /** The set of articles that are public after the last of these changes (core/model/numbers/article-set.ts). */
  lastPublic: Uint32Array,
  /** How many of these articles use each spelling. */
  categoryUses: Uint32Array,
  tagUses: Uint32Array,
  authorUses: Uint32Array,
} as const;

export const columnTypes = { ...plainColumnTypes, ...timedColumnTypes } as const;
export type ColumnName = keyof typeof columnTypes;
export type Columns = { readonly [Name in ColumnName]: (typeof columnTypes)[Name]['prototype'] };
export type PlainColumns = Pick<Columns, keyof typeof plainColumnTypes>;
export type TimedColumns = Pick<Columns, keyof typeof timedColumnTypes>;
export const timedColumnNames = Object.keys(timedColumnTypes) as (keyof TimedColumns)[];

/** The texts that are stored in columns `…Offsets` and `…Bytes`. */
export type TextName = 'id' | 'alias' | 'authorUrl' | `${TaxonomyName}Spelling` | `${TaxonomyName}Folding`;

/** In the column `authorUrl`: the article gives this author no link. */
export const noUrl = 0xffff_ffff;

/** Parts of the snapshot in formats of their own, in the order in which they are stored. */
export const sectionNames = ['search', 'suggest', 'related'] as const;
export type SectionName = (typeof sectionNames)[number];

/** The bytes of each section, as chunks that follow one another. */
export type Sections = Readonly<Record<SectionName, readonly Uint8Array[]>>;

/** The JSON header. */
export interface SnapshotHeader {
  readonly revision: string;
  /** How many findings the content directory has. */
  readonly findings: { readonly errors: number; readonly warnings: number };
  /** How many articles there are, drafts included. */
  readonly articles: number;
  /** The zone of the timed columns; null if they are empty. */
  readonly zone: string | null;
  readonly collections: readonly TermSource[];
  /** The terms that `taxonomy.yml` names. They come first in each taxonomy; the others have only spellings. */
  readonly terms: Readonly<Record<TaxonomyName, readonly TermSource[]>>;
  /** Number of elements of each column. */
  readonly columnLengths: Readonly<Record<ColumnName, number>>;
  /** Length in bytes of each section; 0 if it was not built. */
  readonly sectionLengths: Readonly<Record<SectionName, number>>;
  /** Length of the file in bytes: a shorter file was cut off. */
  readonly fileLength: number;
}
