import { alignedStarts, joinAligned, toAligned } from '../bytes/aligned';
import { SnapshotError } from '../snapshot/decode-snapshot';
import { taxonomyNames } from '../../model/taxonomy/taxonomy-names';
import { markWords } from './word-boundaries';

/**
 * The texts that `/suggest` searches. Every title and every spelling of a term is an entry: first the articles by
 * number, then the terms. The section of the snapshot is
 *
 *     32 bytes   eight 32-bit integers, little endian: articles, entries of terms, UTF-16 units of the text, its bytes,
 *                bytes of the readings, three times 0
 *     text       the folded entries, each ended by a line feed; UTF-8
 *     readings   JSON: a list of lists of syllables, the one that fits the context first
 *     columns    `reading`, 16 bits per unit of the text; `term` and `spelling`, 32 bits per entry of a term;
 *                `taxonomy`, 8 bits per entry of a term
 *
 * with each part padded with zeros to a multiple of eight.
 */
export interface SuggestData {
  readonly articleCount: number;
  /** The number of entries: articles and spellings of terms. */
  readonly entryCount: number;
  /** The folded entries, each ended by a line feed. Folding leaves no line feed inside an entry. */
  readonly text: string;
  /** Where each entry begins in the text; one more than entries. */
  readonly starts: Uint32Array;
  /** By unit of the text: bits of `mark`. */
  readonly marks: Uint8Array;
  /** The syllables of each reading. Reading 0 has none and belongs to every character that is not Han. */
  readonly readings: readonly (readonly string[])[];
  /** By unit of the text: number of the reading. */
  readonly reading: Uint16Array;
  /** By entry of a term: index in `taxonomyNames`. */
  readonly taxonomy: Uint8Array;
  /** By entry of a term: number of the term. */
  readonly term: Uint32Array;
  /** By entry of a term: number of the spelling that articles use, or `configured`. */
  readonly spelling: Uint32Array;
}

/** In the column `spelling`: a name or alias from `taxonomy.yml`, whether articles use it or not. */
export const configured = 0xffff_ffff;

/** The parts that are stored; the others are derived from them. */
type SuggestParts = Omit<SuggestData, 'entryCount' | 'starts' | 'marks'>;

const headerLength = 32;

/** Encodes the data as a section of the snapshot. */
export function encodeSuggestData(parts: SuggestParts): Uint8Array {
  const encoder = new TextEncoder();
  const text = encoder.encode(parts.text);
  const readings = encoder.encode(JSON.stringify(parts.readings));
  const { articleCount, reading, term, spelling, taxonomy } = parts;
  const sizes = [articleCount, term.length, parts.text.length, text.length, readings.length];
  const header = Uint32Array.of(...sizes, 0, 0, 0);
  return joinAligned([header, text, readings, reading, term, spelling, taxonomy]);
}

/**
 * Decodes the section of the snapshot. The columns are views of `bytes` if these begin at a multiple of eight.
 *
 * @throws SnapshotError when the section is cut off or damaged.
 */
export function decodeSuggestData(bytes: Uint8Array): SuggestData {
  if (bytes.length < headerLength) throw sectionError('are cut off');
  const { buffer, byteOffset } = toAligned(bytes);
  const header = new Uint32Array(buffer, byteOffset, headerLength / 4);
  const [articleCount = 0, terms = 0, units = 0, textLength = 0, readingsLength = 0] = header;
  const lengths = [headerLength, textLength, readingsLength, units * 2, terms * 4, terms * 4, terms];
  const starts = alignedStarts(lengths, byteOffset);
  if (starts.at(-1) !== byteOffset + bytes.length) throw sectionError('are cut off');

  const [, textAt, readingsAt, readingAt, termAt, spellingAt, taxonomyAt] = starts;
  const text = decodeText(new Uint8Array(buffer, textAt, textLength));
  const readings = parseReadings(decodeText(new Uint8Array(buffer, readingsAt, readingsLength)));
  const entryCount = articleCount + terms;
  const entryStarts = findStarts(text, entryCount);
  const data: SuggestData = {
    articleCount,
    entryCount,
    text,
    starts: entryStarts,
    marks: markWords(text),
    readings,
    reading: new Uint16Array(buffer, readingAt, units),
    term: new Uint32Array(buffer, termAt, terms),
    spelling: new Uint32Array(buffer, spellingAt, terms),
    taxonomy: new Uint8Array(buffer, taxonomyAt, terms),
  };
  const isIntact =
    text.length === units &&
    entryStarts[entryCount] === units &&
    data.reading.every((reading) => reading < readings.length) &&
    data.taxonomy.every((taxonomy) => taxonomy < taxonomyNames.length);
  if (!isIntact) throw sectionError('are damaged');
  return data;
}

function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw sectionError('are damaged');
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
    // Reported below, like other damage.
  }
  throw sectionError('are damaged');
}

/** Where each line begins, and at last where they end; 0xffffffff there if there is not one line for each entry. */
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

function sectionError(fault: string): SnapshotError {
  return new SnapshotError(
    `The suggestions of the content snapshot ${fault}. Make a new one with: npm run build`,
  );
}
