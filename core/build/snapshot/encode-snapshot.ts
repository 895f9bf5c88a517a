import type { Hash } from '../article/build-article';
import { idOf } from '../article/article-keys';
import type { BuiltContent } from '../content/build-content';
import type { Zone } from '../../model/time/zone';
import { recordOf } from '../../model/record-of';
import { taxonomyNames } from '../../model/taxonomy/taxonomy-names';
import { align } from '../../format/bytes/aligned';
import {
  columnTypes,
  formatVersion,
  magic,
  prefixLength,
  sectionNames,
  timedColumnNames,
  type ColumnName,
  type Columns,
  type Sections,
  type SnapshotHeader,
  type TimedColumns,
} from '../../format/snapshot/format';
import { toPlainColumns } from './plain-columns';
import { makeTimedColumns } from '../../format/snapshot/timed-columns';

/** An encoded snapshot: the chunks are written one after the other. */
export interface EncodedSnapshot {
  readonly revision: string;
  /** Length of all chunks, in bytes. */
  readonly length: number;
  readonly chunks: readonly Uint8Array[];
}

/** No sections: a server of such a snapshot has no search, completion or related articles. */
export const noSections: Sections = { search: [], suggest: [], related: [] };

/**
 * Encodes content as a snapshot; equal content gives equal bytes, on every machine and with any order of the files.
 *
 * @param zone of the site; a server with another zone, or with a snapshot that has none, takes longer to start
 */
export function encodeSnapshot(
  content: BuiltContent,
  hash: Hash,
  sections: Sections = noSections,
  zone: Zone | null = null,
): EncodedSnapshot {
  const columns = toColumns(content, zone);
  const records = content.articles.map(({ record }) => record.bytes);
  const columnChunks = columnNames.map((name) => toAlignedBytes(columns[name]));

  const header = {
    revision: toRevision(content, hash),
    findings: {
      errors: content.findings.filter(({ severity }) => severity === 'error').length,
      warnings: content.findings.filter(({ severity }) => severity === 'warning').length,
    },
    articles: content.articles.length,
    zone: zone?.name ?? null,
    collections: content.collections,
    // Configured terms come first in their tables; the others have no more than their spellings.
    terms: recordOf(taxonomyNames, (name) => content.terms[name].terms.filter((term) => term.name !== null)),
    columnLengths: recordOf(columnNames, (name) => columns[name].length),
    sectionLengths: recordOf(sectionNames, (name) => lengthOf(sections[name])),
    fileLength: 0,
  } satisfies SnapshotHeader;

  const sectionChunks = sectionNames.flatMap((name) => sections[name]);
  const rest = lengthOf(columnChunks) + lengthOf(records) + lengthOf(sectionChunks);
  const behind: [Uint8Array, ...Uint8Array[]] = [
    toHeaderBytes(header, rest),
    ...columnChunks,
    ...records,
    ...sectionChunks,
  ];
  const chunks = [toPrefix(behind, hash), ...behind];
  return { revision: header.revision, length: lengthOf(chunks), chunks };
}

const columnNames = Object.keys(columnTypes) as ColumnName[];
const encoder = new TextEncoder();

/** The revision: a hash over the format version, article ids and digests, collections, terms and former ids. */
function toRevision(content: BuiltContent, hash: Hash): string {
  const articles = content.articles.map((article) => [idOf(article), article.digest]);
  return hash(JSON.stringify([formatVersion, articles, content.collections, content.terms, content.aliases]));
}

/** Pads the header to a fixed length: it contains the length of the file, of which it is a part. */
function toHeaderBytes(header: SnapshotHeader, rest: number): Uint8Array {
  const widest = encoder.encode(JSON.stringify({ ...header, fileLength: Number.MAX_SAFE_INTEGER })).length;
  const length = align(widest);
  const text = JSON.stringify({ ...header, fileLength: prefixLength + length + rest });
  const bytes = new Uint8Array(length).fill(0x20);
  bytes.set(encoder.encode(text));
  return bytes;
}

function toPrefix(behind: readonly [header: Uint8Array, ...rest: Uint8Array[]], hash: Hash): Uint8Array {
  const prefix = new Uint8Array(prefixLength);
  prefix.set(encoder.encode(magic));
  const view = new DataView(prefix.buffer);
  view.setUint32(8, formatVersion, true);
  view.setUint32(12, behind[0].length, true);
  view.setBigUint64(16, BigInt(`0x${hash(behind)}`));
  return prefix;
}

function toColumns(content: BuiltContent, zone: Zone | null): Columns {
  const plain = toPlainColumns(content);
  if (zone) return { ...plain, ...makeTimedColumns(plain, zone) };
  const empty = recordOf(timedColumnNames, (name) => new columnTypes[name](0));
  return { ...plain, ...(empty as TimedColumns) };
}

function toAlignedBytes(column: Columns[ColumnName]): Uint8Array {
  const bytes = new Uint8Array(align(column.byteLength));
  bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength));
  return bytes;
}

function lengthOf(chunks: readonly Uint8Array[]): number {
  return chunks.reduce((total, { length }) => total + length, 0);
}
