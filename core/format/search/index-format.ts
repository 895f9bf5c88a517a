/**
 * The search index: one block of bytes. The first search reads all of it but the texts. Texts are read when a search
 * scans them.
 *
 *     8 bytes   "CBSEARCH"
 *     4 bytes   format version, little endian
 *     4 bytes   number of articles
 *     4 bytes   an n-gram in more articles than this is frequent
 *     4 bytes   length in bytes of each section, in the order of `sectionNames`
 *     sections  each aligned to 8 bytes, numbers little endian
 *
 * A text is stored folded, as a sequence of token ids. A token is a word (letters and digits of alphabets that separate
 * words by spaces) or any other code unit; the most frequent tokens have the shortest ids. Posting lists narrow down the
 * articles: one for each word token, one for each code unit, and one for each n-gram, a sequence of code units outside
 * words, if its parts are frequent. Whether a query word is in a text is decided in the text itself, so results are exact.
 */
export const searchMagic = 'CBSEARCH';

/** To be raised by every change that older servers cannot read. */
export const searchFormatVersion = 2;

export const sectionNames = [
  /** Traditional characters and their simplified forms; UTF-8. */
  'variants',
  /** All word tokens by code unit, each between two line breaks; UTF-8. */
  'tokens',
  /** By word token: its id. */
  'tokenIds',
  /** By word token: the offset of its posting list. */
  'tokenPostings',
  /** By n-gram: its last code unit. Those of length one come first, then the extensions of each n-gram in turn. */
  'ngramUnits',
  /** By n-gram: the first n-gram that extends it; one more entry than n-grams. */
  'ngramChildren',
  /** By n-gram: the offset of its posting list. */
  'ngramPostings',
  /** By n-gram of length one: its token id; `noTokenId` if it occurs in words only. */
  'unitIds',
  'postings',
  /** By article: the offset of its texts; one more entry than articles. */
  'textStarts',
  /** By article: the length in bytes of every field but the last, then the fields. */
  'texts',
] as const;
export type SectionName = (typeof sectionNames)[number];

export const noTokenId = 0xffff_ffff;

export const searchPrefixLength = 20 + 4 * sectionNames.length;

/** The maximum length of an n-gram. */
export const longestNgram = 8;

/** @throws Error when a section is too long for 32-bit lengths, which takes millions of articles. */
export function checkSectionLength(length: number): void {
  if (length <= 0xffff_ffff) return;
  throw new Error(
    'A part of the search index would have more than 4 GB, which its format has no room for. ' +
      'Divide the content among several sites.',
  );
}

/** The bytes are not a search index, are cut off, or have another format version. */
export class SearchIndexError extends Error {
  override readonly name = 'SearchIndexError';
}
