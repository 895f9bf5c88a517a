/**
 * The search index: one block of bytes. All but the texts are read by the first search, texts when they are looked into.
 *
 *     8 bytes   "CBSEARCH"
 *     4 bytes   format version, little endian
 *     4 bytes   number of articles
 *     4 bytes   how many articles make a sequence frequent
 *     4 bytes   length in bytes of each section, in the order of `sectionNames`
 *     sections  each aligned to 8 bytes, numbers little endian
 *
 * A text is stored folded, as a sequence of codes: one for each run (a word of letters and digits) and one for each
 * other code unit, the most frequent having the shortest. Whether a word stands in a text is decided there, so that
 * answers are exact. What is to be looked at is narrowed by posting lists: one for each run, one for each code unit,
 * and, where these are in many articles, one for each sequence of code units outside runs ("gram").
 */
export const searchMagic = 'CBSEARCH';

/** Raised by every change that an older server could not read. */
export const searchFormatVersion = 2;

export const sectionNames = [
  /** Traditional characters and what they become; UTF-8. */
  'variants',
  /** All runs by code unit, each between two line breaks; UTF-8. */
  'runs',
  /** By run: its code in texts. */
  'runCodes',
  /** By run: where its posting list begins. */
  'runPostings',
  /** By gram: its last code unit. Grams of length one come first; then follow, gram by gram, those that extend it. */
  'gramUnits',
  /** By gram: the first gram that extends it; one more entry than grams. */
  'gramChildren',
  /** By gram: where its posting list begins. */
  'gramPostings',
  /** By gram of length one: its code in texts; `noCode` where it is seen in runs only. */
  'unitCodes',
  'postings',
  /** By article: where its texts begin; one more entry than articles. */
  'textStarts',
  /** By article: the length in bytes of every field but the last, then the fields. */
  'texts',
] as const;
export type SectionName = (typeof sectionNames)[number];

export const noCode = 0xffff_ffff;

export const searchPrefixLength = 20 + 4 * sectionNames.length;

/** The longest grams. */
export const longestGram = 8;

/** Rounds a length up to a multiple of eight. */
export function alignSection(length: number): number {
  return Math.ceil(length / 8) * 8;
}

/** @throws Error when a section is longer than 32 bits can tell, which only millions of articles are. */
export function checkSectionLength(length: number): void {
  if (length <= 0xffff_ffff) return;
  throw new Error(
    'A part of the search index would have more than 4 GB, which its format has no room for. ' +
      'Divide the content among several sites.',
  );
}

/** Bytes that are no search index, are cut off, or are of another format. */
export class SearchIndexError extends Error {
  override readonly name = 'SearchIndexError';
}
