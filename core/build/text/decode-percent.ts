/** Decodes the percent escapes of a text; a text with an invalid escape is returned as it is. */
export function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
