/** Splits an id at its first slash, because the name of a folder cannot contain one. */
export function splitId(id: string): { readonly collection: string; readonly slug: string } {
  const slash = id.indexOf('/');
  return { collection: id.slice(0, slash), slug: id.slice(slash + 1) };
}
