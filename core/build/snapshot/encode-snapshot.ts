import type { Hash } from '../article/build-article';
import { idOf } from '../article/article-keys';
import type { BuiltContent } from '../content/build-content';
import type { Zone } from '../../model/time/zone';
import { taxonomyNames } from '../../model/taxonomy/taxonomy-names';
import {
  align,
  columnTypes,
  formatVersion,
  magic,
  prefixLength,
  sectionNames,
  timedColumnNames,
  type ColumnName,
  type Columns,
  type SectionName,
  type Sections,
  type SnapshotHeader,
  type TimedColumns,
} from '../../format/snapshot/format';
import { toPlainColumns } from './plain-columns';
import { makeTimedColumns } from '../../format/snapshot/timed-columns';

/** A snapshot ready to be written: the chunks follow one another. */
export interface EncodedSnapshot {
  readonly revision: string;
  /** Bytes in all. */
  readonly length: number;
  readonly chunks: readonly Uint8Array[];
}

/** A snapshot without sections; what they are for is not served. */
export const noSections: Sections = { search: [], suggest: [], related: [] };

/**
 * Encodes content as a snapshot; equal content gives equal bytes, whatever the machine and the order of the files.
 *
 * @param zone of the site; a server that is told of another one, or a snapshot without, takes longer to start
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
    terms: listConfigured(content),
    columnLengths: Object.fromEntries(columnNames.map((name) => [name, columns[name].length])) as Record<
      ColumnName,
      number
    >,
    sectionLengths: Object.fromEntries(
      sectionNames.map((name) => [name, lengthOf(sections[name])]),
    ) as Record<SectionName, number>,
    fileLength: 0,
  } satisfies SnapshotHeader;

  const sectionChunks = sectionNames.flatMap((name) => sections[name]);
  const rest = lengthOf(columnChunks) + lengthOf(records) + lengthOf(sectionChunks);
  const [prefix, headerBytes] = toHeaderBytes(header, rest);
  const chunks = [prefix, headerBytes, ...columnChunks, ...records, ...sectionChunks];
  return { revision: header.revision, length: lengthOf(chunks), chunks };
}

const columnNames = Object.keys(columnTypes) as ColumnName[];
const encoder = new TextEncoder();

/** The name of the content: digests cover the articles, the rest is what they do not know of themselves. */
function toRevision(content: BuiltContent, hash: Hash): string {
  const articles = content.articles.map((article) => [idOf(article), article.digest]);
  return hash(JSON.stringify([formatVersion, articles, content.collections, content.terms, content.aliases]));
}

/** The header says how long the file is, and is part of it: a width that does not change makes that simple. */
function toHeaderBytes(header: SnapshotHeader, rest: number): [prefix: Uint8Array, header: Uint8Array] {
  const widest = encoder.encode(JSON.stringify({ ...header, fileLength: Number.MAX_SAFE_INTEGER })).length;
  const length = align(widest);
  const text = JSON.stringify({ ...header, fileLength: prefixLength + length + rest });
  const bytes = new Uint8Array(length).fill(0x20);
  bytes.set(encoder.encode(text));

  const prefix = new Uint8Array(prefixLength);
  prefix.set(encoder.encode(magic));
  const view = new DataView(prefix.buffer);
  view.setUint32(8, formatVersion, true);
  view.setUint32(12, length, true);
  return [prefix, bytes];
}

function toColumns(content: BuiltContent, zone: Zone | null): Columns {
  const plain = toPlainColumns(content);
  if (zone) return { ...plain, ...makeTimedColumns(plain, zone) };
  const empty = timedColumnNames.map((name) => [name, new columnTypes[name](0)]);
  // Object.fromEntries forgets which keys there are; these are all of them.
  return { ...plain, ...(Object.fromEntries(empty) as TimedColumns) };
}

/** They come first in their tables; the rest are known by their spellings alone. */
function listConfigured({ terms }: BuiltContent): SnapshotHeader['terms'] {
  const configured = taxonomyNames.map((name) => [
    name,
    terms[name].terms.filter((term) => term.name !== null),
  ]);
  return Object.fromEntries(configured) as SnapshotHeader['terms'];
}

function toAlignedBytes(column: Columns[ColumnName]): Uint8Array {
  const bytes = new Uint8Array(align(column.byteLength));
  bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength));
  return bytes;
}

function lengthOf(chunks: readonly Uint8Array[]): number {
  return chunks.reduce((total, { length }) => total + length, 0);
}
