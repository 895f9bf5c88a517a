import type { SearchSource } from './search-source';
import { itemAt } from '../../model/text/item-at';
import { GramTable } from './gram-table';
import {
  alignSection,
  searchFormatVersion,
  SearchIndexError,
  searchMagic,
  searchPrefixLength,
  sectionNames,
  type SectionName,
} from '../../format/search/index-format';
import { RunTable } from './run-table';
import { TextReader } from './text-reader';
import { unpackSimplifiedMap, type SimplifiedMap } from '../../format/search/simplified-characters';

/** A search index in memory, but for the texts; see `index-format.ts` for what is in it. */
export interface SearchIndex {
  /** How many articles there are. */
  readonly size: number;
  readonly variants: SimplifiedMap;
  readonly runs: RunTable;
  readonly grams: GramTable;
  readonly postings: Uint8Array;
  readonly texts: TextReader;
}

/**
 * Reads a search index into memory. The texts, half of it, stay where they are, and are read from there later.
 *
 * @throws SearchIndexError when the bytes are no search index, are cut off, or are of another format
 */
export function readSearchIndex(source: SearchSource): SearchIndex {
  const bytes = readAligned(source, alignSection(searchPrefixLength));
  const magic = String.fromCharCode(...bytes.subarray(0, searchMagic.length));
  if (magic !== searchMagic || bytes.length < searchPrefixLength) {
    throw new SearchIndexError('This is no search index.');
  }
  const [version = 0, size = 0, frequent = 0, ...lengths] = new Uint32Array(
    bytes.buffer,
    bytes.byteOffset + searchMagic.length,
    3 + sectionNames.length,
  );
  if (version !== searchFormatVersion) {
    throw new SearchIndexError(
      `The search index has format version ${version}, and this server reads version ${searchFormatVersion} only.`,
    );
  }
  const starts = findStarts(lengths);
  const end = itemAt(starts, lengths.length);
  if (source.length !== end) {
    throw new SearchIndexError(`The search index should have ${end} bytes and has ${source.length}.`);
  }
  const textsAt = itemAt(starts, sectionNames.indexOf('texts'));
  const loaded = readAligned(source, textsAt);
  const section = (name: SectionName) => {
    const number = sectionNames.indexOf(name);
    const start = itemAt(starts, number);
    return loaded.subarray(start, start + itemAt(lengths, number));
  };
  const numbers = (name: SectionName) => {
    const { buffer, byteOffset, byteLength } = section(name);
    return new Uint32Array(buffer, byteOffset, byteLength / 4);
  };
  const units = section('gramUnits');
  const decoder = new TextDecoder();
  const postings = section('postings');
  return {
    size,
    variants: unpackSimplifiedMap(decoder.decode(section('variants'))),
    runs: new RunTable(decoder.decode(section('runs')), numbers('runCodes'), numbers('runPostings')),
    grams: new GramTable({
      units: new Uint16Array(units.buffer, units.byteOffset, units.byteLength / 2),
      children: numbers('gramChildren'),
      postingStarts: numbers('gramPostings'),
      unitCodes: numbers('unitCodes'),
      postings,
      frequent,
    }),
    postings,
    texts: new TextReader(source, textsAt, numbers('textStarts')),
  };
}

/** Numbers are read in place, and for that have to lie where their size divides the address. */
function readAligned(source: SearchSource, length: number): Uint8Array<ArrayBuffer> {
  const bytes = source.readBytes(0, Math.min(length, source.length));
  return bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
}

/** Where each section begins, and behind the last one where all end. */
function findStarts(lengths: readonly number[]): number[] {
  const starts = [alignSection(searchPrefixLength)];
  for (const length of lengths) starts.push(itemAt(starts, starts.length - 1) + alignSection(length));
  return starts;
}
