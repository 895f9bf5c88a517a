/** Splits a list parameter at its commas; `\,` is a comma within an item. */
export function splitList(text: string): string[] {
  const items = text.split(/(?<!\\),/).map((item) => item.replaceAll('\\,', ','));
  return items.filter((item) => item !== '');
}

/** Joins items so that `splitList` and the API parse the same items. */
export function joinList(items: readonly string[]): string {
  return items.map((item) => item.replaceAll(',', '\\,')).join(',');
}
