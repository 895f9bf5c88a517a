/**
 * Markup that HTML does not show: comments, processing instructions, CDATA sections and declarations (CommonMark 4.6 and
 * 6.6). A comment without an end hides the rest, and `<!-->` is a complete comment.
 */
const markup = /<!--(?:-?>|[\s\S]*?(?:-->|$))|<\?[\s\S]*?\?>|<!\[CDATA\[[\s\S]*?\]\]>|<![a-z][^>]*>/gi;

/** Replaces invisible markup by spaces, so that the text behind keeps its offset. */
export function hideMarkup(html: string): string {
  return html.includes('<!') || html.includes('<?')
    ? html.replace(markup, (hidden) => ' '.repeat(hidden.length))
    : html;
}
