/** A piece of a text in which words were found. */
export interface HighlightPart {
  readonly text: string;
  readonly isMarked: boolean;
}

const entities: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
};

/**
 * Reads escaped html with `<mark>`, which is all that the API gives, as plain pieces of text: so nothing in it can
 * ever be more than text here.
 */
export function readHighlight(html: string): HighlightPart[] {
  const parts = html.split(/<mark>([^]*?)<\/mark>/);
  return parts.flatMap((part, index) => {
    const text = part.replace(/&(?:lt|gt|quot|#39|amp);/g, (entity) => entities[entity] ?? entity);
    return text === '' ? [] : [{ text, isMarked: index % 2 === 1 }];
  });
}
