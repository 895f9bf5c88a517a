/** How much of a description a feed repeats, in characters; authors may write as much as they like. */
const maxCharacters = 2000;

/** A description, cut where it is far too long for a list, with an ellipsis. */
export function shortenSummary(text: string): string {
  if (text.length <= maxCharacters) return text;
  const characters = Array.from(text);
  return characters.length <= maxCharacters ? text : `${characters.slice(0, maxCharacters - 1).join('')}…`;
}
