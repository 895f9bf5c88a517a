import { cutSnippet } from './cut-snippet';
import { findMatches } from './find-matches';
import { markMatches } from './mark-matches';
import type { OffsetFolder } from './offset-folder';
import type { ParsedQuery } from './parse-search-query';

/** What a highlight is made from, as written. */
export interface HighlightFields {
  readonly title: string;
  readonly description: string | null;
  /** Plain text of the body. */
  readonly text: string;
}

/** Escaped HTML with `<mark>` around the words that were found. */
export interface Highlight {
  /** The whole title. */
  readonly title: string;
  /** About 160 characters of the text, with `…` where it was cut. */
  readonly snippet: string;
}

/**
 * Shows where the words of a query stand in an article. The snippet is taken from the text; where no word stands there,
 * from the description if one stands there, else from the beginning of the text.
 */
export function highlightArticle(
  { title, description, text }: HighlightFields,
  query: ParsedQuery,
  folder: OffsetFolder,
): Highlight {
  const inText = findMatches(text, query, folder);
  const inDescription =
    inText.length > 0 || description === null ? [] : findMatches(description, query, folder);
  const snippet =
    inDescription.length > 0 ? cutSnippet(description ?? '', inDescription) : cutSnippet(text, inText);
  return {
    title: markMatches(title, findMatches(title, query, folder)),
    snippet: markMatches(snippet.text, snippet.matches),
  };
}
