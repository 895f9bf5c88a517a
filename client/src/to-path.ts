type Scalar = string | number | boolean;
type Value = Scalar | readonly string[] | undefined;

/** Builds the path and query of an operation. Segments and parameters are raw; each is percent-encoded once. */
export function toPath(segments: readonly string[], query: object = {}): string {
  // The parameter types of the operations guarantee these values.
  const parameters = Object.entries(query) as [string, Value][];
  const pairs = parameters.flatMap(([name, value]) => {
    if (value === undefined) return [];
    // One parameter per item, because a backslash at the end of an item would escape a joining comma. An empty list is sent
    // as an empty value: leaving it out would remove the filter.
    const values =
      Array.isArray(value) && value.length > 0 ? value.map(escapeComma) : [String(value as Scalar)];
    return values.map((each) => `${encodeURIComponent(name)}=${encodeURIComponent(each)}`);
  });
  const path = ['/api/v1', ...segments.map(encodeURIComponent)].join('/');
  return pairs.length > 0 ? `${path}?${pairs.join('&')}` : path;
}

/** Splits an id, `collection/slug`, into path segments. A slug may have several, for its folders. */
export function splitId(id: string): string[] {
  return id.split('/');
}

function escapeComma(item: string): string {
  return item.replace(/,/g, '\\,');
}
