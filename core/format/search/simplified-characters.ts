/** The simplified character that replaces each traditional one in folded text. */
export type SimplifiedMap = ReadonlyMap<string, string>;

export const emptySimplifiedMap: SimplifiedMap = new Map();

/**
 * Reads OpenCC's table of single characters, `TSCharacters` (`traditional simplified …`, entries separated by `|` or
 * line breaks). Uses the first choice for each traditional character, if both are one code unit.
 */
export function readSimplifiedMap(toSimplified: string): SimplifiedMap {
  const pairs = toSimplified
    .split(/[|\n]/)
    .map((entry) => entry.trim().split(/\s+/))
    .filter(([from, to]) => from?.length === 1 && to?.length === 1 && from !== to);
  const sources = new Set(pairs.map(([from]) => from));
  // A character that is a replacement itself stays as it is, so that folding twice is the same as folding once.
  return new Map(pairs.flatMap(([from = '', to = '']) => (sources.has(to) ? [] : [[from, to] as const])));
}

/** Writes the map as one text: traditional and simplified characters in turn, by code unit. */
export function packSimplifiedMap(variants: SimplifiedMap): string {
  return [...variants]
    .sort(([a], [b]) => a.charCodeAt(0) - b.charCodeAt(0))
    .flat()
    .join('');
}

/** Reads what `packSimplifiedMap` wrote. */
export function unpackSimplifiedMap(text: string): SimplifiedMap {
  const variants = new Map<string, string>();
  for (let i = 0; i + 1 < text.length; i += 2) variants.set(text.charAt(i), text.charAt(i + 1));
  return variants;
}

/** Replaces traditional characters by simplified ones; the length stays the same. */
export function toSimplified(text: string, variants: SimplifiedMap): string {
  let replaced = '';
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x3400 || unit > 0x9fff) continue;
    const simplified = variants.get(text.charAt(i));
    if (simplified === undefined) continue;
    replaced += text.slice(start, i) + simplified;
    start = i + 1;
  }
  return start === 0 ? text : replaced + text.slice(start);
}
