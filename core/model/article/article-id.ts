/** Splits an id at its only certain slash: folder names hold none. */
export function splitId(id: string): { readonly collection: string; readonly slug: string } {
  const slash = id.indexOf('/');
  return { collection: id.slice(0, slash), slug: id.slice(slash + 1) };
}
