import { createHash } from 'node:crypto';
import type { KeysetPosition } from '../../core/read/catalog/list-articles';
import type { Sort } from '../../core/read/catalog/sort';
import { filterNames, type FilterName, type Filters } from '../../contract/parameters';
import { ProblemError } from '../../contract/problem-error';

/** Writes a position as an opaque cursor, good for this sort and these filters only. */
export function encodeCursor(position: KeysetPosition, sort: Sort, filters: Filters): string {
  const { key, slug, collection } = position;
  return pack([fingerprint(sort, filters), key, slug, collection]);
}

/** Reads a cursor; the empty one is the start. @throws ProblemError unless it was made for this sort and these filters */
export function decodeCursor(cursor: string, sort: Sort, filters: Filters): KeysetPosition | null {
  if (cursor === '') return null;
  const [made, key, slug, collection, ...rest] = unpack(cursor);
  if (typeof slug !== 'string' || typeof collection !== 'string' || rest.length > 0 || !isKey(key, sort)) {
    throw refuse('It is not one that this server gave out.');
  }
  if (made !== fingerprint(sort, filters)) throw refuse('It was made for another sort or other filters.');
  return { key, slug, collection };
}

/** Writes an id as an opaque cursor of the manifest. */
export function encodeIdCursor(id: string): string {
  return pack(['manifest', id]);
}

/** Reads a cursor of the manifest: the last id seen, or null for the start. @throws ProblemError when it is none */
export function decodeIdCursor(cursor: string): string | null {
  if (cursor === '') return null;
  const [kind, id, ...rest] = unpack(cursor);
  if (kind !== 'manifest' || typeof id !== 'string' || rest.length > 0) {
    throw refuse('It is not one that this server gave out.');
  }
  return id;
}

function pack(parts: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

function unpack(cursor: string): readonly unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    // Decoding passes over what is not base64url, so a cursor must also be what its parts would give.
    if (Array.isArray(parts) && pack(parts) === cursor) return parts as readonly unknown[];
  } catch {
    // Not JSON, so not ours: said below.
  }
  throw refuse('It is not one that this server gave out.');
}

function isKey(key: unknown, sort: Sort): key is KeysetPosition['key'] {
  if (key === null) return true;
  return sort === 'title' || sort === '-title' ? typeof key === 'string' : typeof key === 'number';
}

const namesInOrder: readonly FilterName[] = [...filterNames].sort();

/** Names a question by its sort and filters. The order of the values of a filter makes no difference. */
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

function refuse(why: string): ProblemError {
  const message = `${why} Start again with an empty cursor.`;
  return new ProblemError('invalid_cursor', `cursor: ${message}`, {
    errors: [{ parameter: 'cursor', message, suggestion: null }],
  });
}
