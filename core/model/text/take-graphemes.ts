import { splitGraphemes } from 'unicode-segmenter/grapheme';

/** What a grapheme may take on average, in bytes of UTF-8: an emoji of a family takes 25, the flag of England 28. */
const bytesPerGrapheme = 32;

const encoder = new TextEncoder();

/**
 * Returns the first graphemes of `text`: at most `limit`, and together at most 32 bytes of UTF-8 for each of these.
 *
 * Nobody writes a text that meets the bound in bytes, but one letter may carry a million combining marks. Such a text is
 * cut between graphemes, or between code points where the first grapheme is too long already. Takes no longer for a
 * long text than for a short one.
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
  // The last one may go on behind the cut.
  if (length === head.length && head.length < text.length && taken.length > 1) taken.pop();
  return taken;
}

/** Returns as much of the beginning of `text` as `limit` bytes of UTF-8 hold, in whole code points. */
function cutBytes(text: string, limit: number): string {
  // A code unit takes at least one byte, so no more of them are looked at.
  const head = text.slice(0, limit);
  return head.slice(0, encoder.encodeInto(head, new Uint8Array(limit)).read);
}
