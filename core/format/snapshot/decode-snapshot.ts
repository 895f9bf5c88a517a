import {
  columnTypes,
  formatVersion,
  magic,
  prefixLength,
  sectionNames,
  type ColumnName,
  type Columns,
  type SectionName,
  type SnapshotHeader,
} from './format';
import { align } from '../bytes/aligned';

/** A file, or bytes in memory, that a snapshot is read from. Reads are synchronous. */
export interface SnapshotSource {
  /** The path, for error messages. */
  readonly name: string;
  readonly length: number;
  readBytes(offset: number, length: number): Uint8Array<ArrayBuffer>;
  /** Fills `bytes` with the bytes from `offset` on. */
  readInto(offset: number, bytes: Uint8Array): void;
  /** Reads UTF-8 as text. */
  readText(offset: number, length: number): string;
}

/** A snapshot whose header is in memory. Columns, records and sections are read on demand. */
export interface DecodedSnapshot {
  readonly header: SnapshotHeader;
  /** The hash of all bytes behind the prefix, as 16 hexadecimal digits. */
  readonly hash: string;
  /** Each column is read on first use and stays in memory. */
  readonly columns: Columns;
  /** Offset of the records in the source. */
  readonly recordsOffset: number;
  readonly source: SnapshotSource;
  /** A section as a source of its own; undefined if it was not built. */
  section(name: SectionName): SnapshotSource | undefined;
}

/** The snapshot is missing, cut off or damaged, is not a snapshot, or has another format version. */
export class SnapshotError extends Error {
  override readonly name = 'SnapshotError';
}

/**
 * Reads the header of a snapshot, and nothing else.
 *
 * @throws SnapshotError with the reason and the remedy when the source is not a usable snapshot
 */
export function decodeSnapshot(source: SnapshotSource): DecodedSnapshot {
  const fault = (problem: string) =>
    new SnapshotError(`${source.name} ${problem} Make a new one with: npm run build`);
  if (source.length < prefixLength) throw fault('is too short to be a content snapshot.');
  const prefix = source.readBytes(0, prefixLength);
  if (String.fromCharCode(...prefix.subarray(0, magic.length)) !== magic) {
    throw fault('is not a content snapshot.');
  }
  const view = new DataView(prefix.buffer, prefix.byteOffset, prefix.byteLength);
  const version = view.getUint32(8, true);
  if (version !== formatVersion) {
    throw fault(`has format version ${version}, and this server reads version ${formatVersion} only.`);
  }
  const headerLength = view.getUint32(12, true);
  if (prefixLength + headerLength > source.length) throw fault('is cut off.');
  const header = parseHeader(source.readText(prefixLength, headerLength));
  if (header === null) throw fault('is damaged: its header cannot be read.');
  if (header.fileLength !== source.length) {
    throw fault(`is damaged: it should have ${header.fileLength} bytes and has ${source.length}.`);
  }

  const { columns, recordsOffset } = openColumns(header, source, prefixLength + headerLength);
  if (!(recordsOffset <= source.length)) throw fault('is damaged: its columns do not fit into it.');
  const hash = view.getBigUint64(16).toString(16).padStart(16, '0');
  return {
    header,
    hash,
    columns,
    recordsOffset,
    source,
    section: (name) => openSection(header, source, name),
  };
}

/** Columns that are read on first use. They follow one another in the file, and the records follow them. */
function openColumns({ columnLengths }: SnapshotHeader, source: SnapshotSource, start: number) {
  const columns = {};
  let offset = start;
  for (const [name, type] of Object.entries(columnTypes)) {
    const length = columnLengths[name as ColumnName];
    const size = length * type.BYTES_PER_ELEMENT;
    const from = offset;
    const define = (own: PropertyDescriptor) =>
      Object.defineProperty(columns, name, { configurable: true, enumerable: true, ...own });
    define({
      get: () => {
        const { buffer, byteOffset } = source.readBytes(from, size);
        const value = new type(buffer, byteOffset, length);
        define({ value });
        return value;
      },
    });
    offset += align(size);
  }
  // The loop has defined every column.
  return { columns: columns as Columns, recordsOffset: offset };
}

/** The sections follow one another at the end of the file. */
function openSection(
  { sectionLengths }: SnapshotHeader,
  source: SnapshotSource,
  name: SectionName,
): SnapshotSource | undefined {
  const length = sectionLengths[name];
  if (length === 0) return undefined;
  const rest = sectionNames.slice(sectionNames.indexOf(name));
  const start = source.length - rest.reduce((total, other) => total + sectionLengths[other], 0);
  return {
    name: `${source.name} (${name})`,
    length,
    readBytes: (offset, count) => source.readBytes(start + offset, count),
    readInto: (offset, bytes) => {
      source.readInto(start + offset, bytes);
    },
    readText: (offset, count) => source.readText(start + offset, count),
  };
}

/** Returns the header, or null if it is damaged. */
function parseHeader(text: string): SnapshotHeader | null {
  try {
    // The build wrote it in the format version that was checked.
    const header = JSON.parse(text) as Partial<SnapshotHeader> | null;
    const lengths = [
      ...Object.keys(columnTypes).map((name) => header?.columnLengths?.[name as ColumnName]),
      ...sectionNames.map((name) => header?.sectionLengths?.[name]),
    ];
    const isIntact = lengths.every((length) => Number.isSafeInteger(length) && Number(length) >= 0);
    return isIntact ? (header as SnapshotHeader) : null;
  } catch {
    return null;
  }
}
