import { createHash } from 'node:crypto';
import type { KeysetPosition } from '../../core/read/catalog/list-articles';
import type { Sort } from '../../core/read/catalog/sort';
import { filterNames, type FilterName, type Filters } from '../../contract/parameters';
import { ProblemError } from '../../contract/problem-error';

/** Encodes a position as an opaque cursor, which is valid for this sort and these filters only. */
export function encodeCursor(position: KeysetPosition, sort: Sort, filters: Filters): string {
  return pack([fingerprint(sort, filters), position.key, position.slug, position.collection]);
}

/** Decodes a cursor; null, the start, if it is empty. @throws ProblemError unless it is for this sort and these filters */
export function decodeCursor(cursor: string, sort: Sort, filters: Filters): KeysetPosition | null {
  if (cursor === '') return null;
  const [madeFor, key, slug, collection, ...rest] = unpack(cursor);
  if (typeof slug !== 'string' || typeof collection !== 'string' || rest.length > 0 || !isKey(key, sort)) {
    throw cursorError(notOurs);
  }
  if (madeFor !== fingerprint(sort, filters))
    throw cursorError('It was made for another sort or other filters.');
  return { key, slug, collection };
}

/** Encodes an id as an opaque cursor of the manifest. */
export function encodeIdCursor(id: string): string {
  return pack(['manifest', id]);
}

/** Decodes a cursor of the manifest: the last id seen; null, the start, if it is empty. @throws ProblemError if invalid */
export function decodeIdCursor(cursor: string): string | null {
  if (cursor === '') return null;
  const [kind, id, ...rest] = unpack(cursor);
  if (kind !== 'manifest' || typeof id !== 'string' || rest.length > 0) throw cursorError(notOurs);
  return id;
}

function pack(parts: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

function unpack(cursor: string): readonly unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    // Decoding ignores characters that are not base64url, so encoding must give the same cursor again.
    if (Array.isArray(parts) && pack(parts) === cursor) return parts as readonly unknown[];
  } catch {
    // Not JSON.
  }
  throw cursorError(notOurs);
}

function isKey(key: unknown, sort: Sort): key is KeysetPosition['key'] {
  if (key === null) return true;
  return sort === 'title' || sort === '-title' ? typeof key === 'string' : typeof key === 'number';
}

const namesInOrder: readonly FilterName[] = [...filterNames].sort();

/** A short hash of sort and filters. The order of the values of a filter makes no difference. */
function fingerprint(sort: Sort, filters: Filters): string {
  const entries = namesInOrder.flatMap((name) => {
    const value = filters[name];
    return value === undefined ? [] : [[name, Array.isArray(value) ? value.toSorted() : value]];
  });
  return createHash('sha256')
    .update(JSON.stringify([sort, entries]))
    .digest('base64url')
    .slice(0, 8);
}

const notOurs = 'It is not one that this server gave out.';

function cursorError(reason: string): ProblemError {
  const message = `${reason} Start again with an empty cursor.`;
  const errors = [{ parameter: 'cursor', message, suggestion: null }];
  return new ProblemError('invalid_cursor', `cursor: ${message}`, { errors });
}
