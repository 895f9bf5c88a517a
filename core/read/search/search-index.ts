import { align, alignedStarts, toAligned } from '../../format/bytes/aligned';
import type { SnapshotSource } from '../../format/snapshot/decode-snapshot';
import { itemAt } from '../../model/text/item-at';
import { NgramTable } from './ngram-table';
import {
  searchFormatVersion,
  SearchIndexError,
  searchMagic,
  searchPrefixLength,
  sectionNames,
  type SectionName,
} from '../../format/search/index-format';
import { createTokenGroups, type TokenGroups } from './token-group';
import { TokenTable } from './token-table';
import { TextReader } from './text-reader';
import { unpackSimplifiedMap, type SimplifiedMap } from '../../format/search/simplified-characters';

/** A file section or bytes in memory that a search index is read from. */
export type SearchSource = Pick<SnapshotSource, 'length' | 'readBytes' | 'readInto'>;

/** A search index in memory, except for its texts; `index-format.ts` describes its parts. */
export interface SearchIndex {
  /** The number of articles. */
  readonly size: number;
  readonly variants: SimplifiedMap;
  readonly tokens: TokenTable;
  readonly groups: TokenGroups;
  readonly ngrams: NgramTable;
  readonly postings: Uint8Array;
  readonly texts: TextReader;
}

/**
 * Reads a search index into memory. The texts, half of it, are read from the source later.
 *
 * @throws SearchIndexError when the bytes are not a search index, are cut off, or have another format version
 */
export function readSearchIndex(source: SearchSource): SearchIndex {
  const bytes = readAligned(source, align(searchPrefixLength));
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
  const starts = alignedStarts(lengths, align(searchPrefixLength));
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
  const units = section('ngramUnits');
  const decoder = new TextDecoder();
  const postings = section('postings');
  const text = decoder.decode(section('tokens'));
  const tokens = new TokenTable(text, numbers('tokenIds'), numbers('tokenPostings'));
  return {
    size,
    variants: unpackSimplifiedMap(decoder.decode(section('variants'))),
    tokens,
    groups: createTokenGroups(tokens, postings, size),
    ngrams: new NgramTable({
      units: new Uint16Array(units.buffer, units.byteOffset, units.byteLength / 2),
      children: numbers('ngramChildren'),
      postingStarts: numbers('ngramPostings'),
      unitIds: numbers('unitIds'),
      postings,
      frequent,
    }),
    postings,
    texts: new TextReader(source, textsAt, numbers('textStarts')),
  };
}

function readAligned(source: SearchSource, length: number): Uint8Array<ArrayBuffer> {
  return toAligned(source.readBytes(0, Math.min(length, source.length)));
}
