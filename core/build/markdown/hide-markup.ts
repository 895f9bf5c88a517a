/**
 * What html shows nothing of: comments, instructions, CDATA sections and declarations, each as CommonMark 4.6 and 6.6
 * reads it. A comment without an end hides the rest, and `<!-->` is a whole one.
 */
const markup = /<!--(?:-?>|[\s\S]*?(?:-->|$))|<\?[\s\S]*?\?>|<!\[CDATA\[[\s\S]*?\]\]>|<![a-z][^>]*>/gi;

/** Puts spaces in the place of all that raw html shows nothing of, so that what follows keeps its offset. */
export function hideMarkup(html: string): string {
  return html.includes('<!') || html.includes('<?')
    ? html.replace(markup, (hidden) => ' '.repeat(hidden.length))
    : html;
}
