/** Splits a list parameter at its commas; `\,` is a comma of the text. */
export function splitList(text: string): string[] {
  const items = text.split(/(?<!\\),/).map((item) => item.replaceAll('\\,', ','));
  return items.filter((item) => item !== '');
}

/** Writes a list so that `splitList` and the API read it back. */
export function joinList(items: readonly string[]): string {
  return items.map((item) => item.replaceAll(',', '\\,')).join(',');
}
