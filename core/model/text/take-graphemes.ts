import { splitGraphemes } from 'unicode-segmenter/grapheme';

/** The limit in bytes of UTF-8 per grapheme, on average: a family emoji takes 25, the flag of England 28. */
const bytesPerGrapheme = 32;

const encoder = new TextEncoder();

/**
 * Returns the first graphemes of `text`: at most `limit`, and together at most 32 bytes of UTF-8 for each of these.
 *
 * The limit in bytes is for texts such as a letter with a million combining marks. These are cut between graphemes, or
 * between code points if the first grapheme is too long. The time does not depend on the length of `text`.
 */
export function takeGraphemes(text: string, limit: number): string[] {
  const head = cutBytes(text, limit * bytesPerGrapheme);
  const taken: string[] = [];
  let length = 0;
  for (const grapheme of splitGraphemes(head)) {
    if (taken.length === limit) break;
    taken.push(grapheme);
    length += grapheme.length;
  }
  // The cut may have divided the last one.
  if (length === head.length && head.length < text.length && taken.length > 1) taken.pop();
  return taken;
}

/** Returns the longest beginning of `text` with at most `limit` bytes of UTF-8, in complete code points. */
function cutBytes(text: string, limit: number): string {
  // A code unit takes at least one byte.
  const head = text.slice(0, limit);
  return head.slice(0, encoder.encodeInto(head, new Uint8Array(limit)).read);
}
