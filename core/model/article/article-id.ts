/** Splits an id at its first slash, because the name of a folder cannot contain one. */
export function splitId(id: string): { readonly collection: string; readonly slug: string } {
  const slash = id.indexOf('/');
  return { collection: id.slice(0, slash), slug: id.slice(slash + 1) };
}

/** An id as the end of a path: each segment is percent-encoded, and the slashes between them are plain. */
export function encodePath(id: string): string {
  return id.split('/').map(encodeURIComponent).join('/');
}
