type Scalar = string | number | boolean;
type Value = Scalar | readonly string[] | undefined;

/** The path of an operation: segments and parameters as they are meant, each percent-encoded once. */
export function toPath(segments: readonly string[], query: object = {}): string {
  // The types of the operations see to it that these are such values.
  const parameters = Object.entries(query) as [string, Value][];
  const pairs = parameters.flatMap(([name, value]) => {
    if (value === undefined) return [];
    // Each item by itself, for a backslash at its end would escape the comma between two; a list of none is sent,
    // because to leave it out would answer another question.
    const values =
      Array.isArray(value) && value.length > 0 ? value.map(escapeComma) : [String(value as Scalar)];
    return values.map((each) => `${encodeURIComponent(name)}=${encodeURIComponent(each)}`);
  });
  const path = ['/api/v1', ...segments.map(encodeURIComponent)].join('/');
  return pairs.length > 0 ? `${path}?${pairs.join('&')}` : path;
}

/** The segments of an id, `collection/slug`; a slug alone is one. */
export function splitId(id: string): string[] {
  const slash = id.indexOf('/');
  return slash < 0 ? [id] : [id.slice(0, slash), id.slice(slash + 1)];
}

function escapeComma(item: string): string {
  return item.replace(/,/g, '\\,');
}
