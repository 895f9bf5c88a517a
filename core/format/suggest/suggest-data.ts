import { SnapshotError } from '../snapshot/decode-snapshot';
import { taxonomyNames } from '../../model/taxonomy/taxonomy-names';
import { align } from '../snapshot/format';
import { markWords } from './word-boundaries';

/**
 * What suggestions are found in. Every title and every spelling of a term is an entry: first the articles by number,
 * then the terms. The section of the snapshot is
 *
 *     32 bytes   eight 32-bit numbers, little endian: articles, entries of terms, UTF-16 units of the text, its bytes,
 *                bytes of the readings, three times 0
 *     text       the folded entries, each ended by a line feed; UTF-8
 *     readings   JSON: a list of lists of syllables, the one that the context asks for first
 *     columns    `reading`, 16 bits per unit of the text; `term` and `spelling`, 32 bits per entry of a term;
 *                `taxonomy`, 8 bits per entry of a term
 *
 * with zeros between the parts, so that each begins at a multiple of eight.
 */
export interface SuggestData {
  readonly articleCount: number;
  /** Articles and entries of terms. */
  readonly entryCount: number;
  /** The folded entries, each ended by a line feed, which folding leaves in no entry. */
  readonly text: string;
  /** Where each entry begins in the text; one more than entries. */
  readonly starts: Uint32Array;
  /** What each unit of the text is to words; bits of `mark`. */
  readonly marks: Uint8Array;
  /** The syllables of each reading; 0 is that of everything that is no Han character. */
  readonly readings: readonly (readonly string[])[];
  /** By unit of the text. */
  readonly reading: Uint16Array;
  /** Number in `taxonomyNames`, by entry of a term. */
  readonly taxonomy: Uint8Array;
  /** Number of the term, by entry of a term. */
  readonly term: Uint32Array;
  /** Number of the spelling that articles use, or `configured`, by entry of a term. */
  readonly spelling: Uint32Array;
}

/** In the column `spelling`: a name or alias that `taxonomy.yml` gives, whether articles use it or not. */
export const configured = 0xffff_ffff;

/** What is encoded: all of the data but what follows from it. */
export type SuggestParts = Omit<SuggestData, 'entryCount' | 'starts' | 'marks'>;

const headerLength = 32;

/** Encodes the data as a section of the snapshot. */
export function encodeSuggestData(parts: SuggestParts): Uint8Array {
  const encoder = new TextEncoder();
  const text = encoder.encode(parts.text);
  const readings = encoder.encode(JSON.stringify(parts.readings));
  const { articleCount, reading, term, spelling, taxonomy } = parts;
  const header = Uint32Array.of(
    ...[articleCount, term.length, parts.text.length, text.length, readings.length],
    ...[0, 0, 0],
  );
  const chunks = [header, text, readings, reading, term, spelling, taxonomy].map(
    ({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength),
  );
  const bytes = new Uint8Array(chunks.reduce((sum, { length }) => sum + align(length), 0));
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += align(chunk.length);
  }
  return bytes;
}

/**
 * Decodes the section of the snapshot; the columns are views of `bytes` when these begin at a multiple of eight.
 *
 * @throws SnapshotError when the section is cut off or damaged.
 */
export function decodeSuggestData(bytes: Uint8Array): SuggestData {
  if (bytes.length < headerLength) throw refuse('are cut off');
  const { buffer, byteOffset } = bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
  const [articleCount = 0, terms = 0, units = 0, textLength = 0, readingsLength = 0] = new Uint32Array(
    buffer,
    byteOffset,
    headerLength / 4,
  );
  const lengths = [headerLength, textLength, readingsLength, units * 2, terms * 4, terms * 4, terms].map(
    align,
  );
  if (lengths.reduce((sum, length) => sum + length) !== bytes.length) throw refuse('are cut off');

  const offsets = lengths.map((_, i) =>
    lengths.slice(0, i).reduce((sum, length) => sum + length, byteOffset),
  );
  const [, textAt = 0, readingsAt = 0, readingAt = 0, termAt, spellingAt, taxonomyAt] = offsets;
  const text = decodeText(new Uint8Array(buffer, textAt, textLength));
  const readings = parseReadings(decodeText(new Uint8Array(buffer, readingsAt, readingsLength)));
  const entryCount = articleCount + terms;
  const starts = findStarts(text, entryCount);
  const data: SuggestData = {
    articleCount,
    entryCount,
    text,
    starts,
    marks: markWords(text),
    readings,
    reading: new Uint16Array(buffer, readingAt, units),
    term: new Uint32Array(buffer, termAt, terms),
    spelling: new Uint32Array(buffer, spellingAt, terms),
    taxonomy: new Uint8Array(buffer, taxonomyAt, terms),
  };
  const isWhole =
    text.length === units &&
    starts[entryCount] === units &&
    data.reading.every((reading) => reading < readings.length) &&
    data.taxonomy.every((taxonomy) => taxonomy < taxonomyNames.length);
  if (!isWhole) throw refuse('are damaged');
  return data;
}

function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw refuse('are damaged');
  }
}

function parseReadings(text: string): string[][] {
  try {
    const readings: unknown = JSON.parse(text);
    const isList = (value: unknown): value is unknown[] => Array.isArray(value);
    if (
      isList(readings) &&
      readings.every((list) => isList(list) && list.every((item) => typeof item === 'string'))
    ) {
      return readings;
    }
  } catch {
    // Refused below, like any other damage.
  }
  throw refuse('are damaged');
}

/** Where each line begins, and where the last one ends; 0 there when the lines are not as many as the entries. */
function findStarts(text: string, entryCount: number): Uint32Array {
  const starts = new Uint32Array(entryCount + 1);
  let line = 0;
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) {
    line++;
    if (line <= entryCount) starts[line] = end + 1;
  }
  if (line !== entryCount) starts[entryCount] = 0xffff_ffff;
  return starts;
}

function refuse(how: string): SnapshotError {
  return new SnapshotError(
    `The suggestions of the content snapshot ${how}. Make a new one with: npm run build`,
  );
}
