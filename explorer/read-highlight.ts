/** A part of a text, with or without a match. */
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
 * Splits a highlight of the API into plain text parts. Highlights are escaped HTML whose only element is `<mark>`. The
 * parts are rendered as text, so a highlight cannot inject markup.
 */
export function readHighlight(html: string): HighlightPart[] {
  const parts = html.split(/<mark>([^]*?)<\/mark>/);
  return parts.flatMap((part, index) => {
    const text = part.replace(/&(?:lt|gt|quot|#39|amp);/g, (entity) => entities[entity] ?? entity);
    return text === '' ? [] : [{ text, isMarked: index % 2 === 1 }];
  });
}
