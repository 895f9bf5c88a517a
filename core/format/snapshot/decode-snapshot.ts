import {
  align,
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

/** Where a snapshot is read from: a file, or bytes in memory. Reads are synchronous and positional. */
export interface SnapshotSource {
  /** How errors call it: a path. */
  readonly name: string;
  readonly length: number;
  readBytes(offset: number, length: number): Uint8Array<ArrayBuffer>;
  /** Fills `bytes` with those from `offset` on. */
  readInto(offset: number, bytes: Uint8Array): void;
  /** Bytes as text; the bytes are UTF-8. */
  readText(offset: number, length: number): string;
}

/** A snapshot whose header is in memory, and whose columns and records are read on demand. */
export interface DecodedSnapshot {
  readonly header: SnapshotHeader;
  /** Each is read when it is first asked for, and kept. */
  readonly columns: Columns;
  /** Where the records begin in the source. */
  readonly recordsOffset: number;
  readonly source: SnapshotSource;
  /** A section as a source of its own; undefined where it was not built. */
  section(name: SectionName): SnapshotSource | undefined;
}

/** A file that is no snapshot, a cut-off one, or one of a format that this server does not know. */
export class SnapshotError extends Error {
  override readonly name = 'SnapshotError';
}

/**
 * Reads the header of a snapshot, and nothing else.
 *
 * @throws SnapshotError when the source cannot be used, saying why and what to do.
 */
export function decodeSnapshot(source: SnapshotSource): DecodedSnapshot {
  const refuse = (why: string) =>
    new SnapshotError(`${source.name} ${why} Make a new one with: npm run build`);
  if (source.length < prefixLength) throw refuse('is too short to be a content snapshot.');
  const prefix = source.readBytes(0, prefixLength);
  if (String.fromCharCode(...prefix.subarray(0, magic.length)) !== magic) {
    throw refuse('is not a content snapshot.');
  }
  const view = new DataView(prefix.buffer, prefix.byteOffset, prefix.byteLength);
  const version = view.getUint32(8, true);
  if (version !== formatVersion) {
    throw refuse(`has format version ${version}, and this server reads version ${formatVersion} only.`);
  }
  const headerLength = view.getUint32(12, true);
  if (prefixLength + headerLength > source.length) throw refuse('is cut off.');
  const header = parseHeader(source.readText(prefixLength, headerLength));
  if (header === null) throw refuse('is damaged: its header cannot be read.');
  if (header.fileLength !== source.length) {
    throw refuse(`is damaged: it should have ${header.fileLength} bytes and has ${source.length}.`);
  }

  const columnsOffset = prefixLength + headerLength;
  const { columns, recordsOffset } = openColumns(header, source, columnsOffset);
  if (!(recordsOffset <= source.length)) throw refuse('is damaged: its columns do not fit into it.');
  return { header, columns, recordsOffset, source, section: (name) => openSection(header, source, name) };
}

/** The columns stand one behind the other, and the records behind the last. */
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
  // Every column was defined.
  return { columns: columns as Columns, recordsOffset: offset };
}

/** The sections stand at the end of the file, one behind the other. */
function openSection(
  { sectionLengths }: SnapshotHeader,
  source: SnapshotSource,
  name: SectionName,
): SnapshotSource | undefined {
  const length = sectionLengths[name];
  if (length === 0) return undefined;
  const behind = sectionNames.slice(sectionNames.indexOf(name));
  const start = source.length - behind.reduce((total, other) => total + sectionLengths[other], 0);
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

/** Returns the header, or null when bytes of it were changed so that it is none any more. */
function parseHeader(text: string): SnapshotHeader | null {
  try {
    // Our own build wrote it, under the format version that was checked.
    const header = JSON.parse(text) as Partial<SnapshotHeader> | null;
    const lengths = [
      ...Object.keys(columnTypes).map((name) => header?.columnLengths?.[name as ColumnName]),
      ...sectionNames.map((name) => header?.sectionLengths?.[name]),
    ];
    const isWhole = lengths.every((length) => Number.isSafeInteger(length) && Number(length) >= 0);
    return isWhole ? (header as SnapshotHeader) : null;
  } catch {
    return null;
  }
}
