import { cutSnippet } from './cut-snippet';
import { findMatches } from './find-matches';
import { markMatches } from './mark-matches';
import type { OffsetFolder } from './offset-folder';
import type { ParsedQuery } from './parse-search-query';

/** The texts of an article that a highlight is made from, as written. */
export interface HighlightFields {
  readonly title: string;
  readonly description: string | null;
  /** Plain text of the body. */
  readonly text: string;
}

/** Escaped HTML with `<mark>` around the matches. */
export interface Highlight {
  /** The whole title. */
  readonly title: string;
  /** About 160 characters of the text, with `…` at each cut. */
  readonly snippet: string;
}

/**
 * Marks the words of a query in an article. The snippet comes from the text. If the text has no match, it comes from the
 * description if that has one, else from the beginning of the text.
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
