/** The texts of one article that are searched, as written. */
export interface SearchDocument {
  readonly title: string;
  readonly description: string | null;
  readonly keywords: readonly string[];
  /** All spellings of the terms, with names and aliases of the taxonomy. */
  readonly tags: readonly string[];
  readonly categories: readonly string[];
  readonly authors: readonly string[];
  /** Headings of the body, for ranking; a heading that is not part of `text` is ignored. */
  readonly headings: readonly string[];
  /** Plain text of the body, headings included. */
  readonly text: string;
}

/**
 * The fields of an article, from the lowest weight to the highest; the search index stores these numbers.
 * Keywords, tags, categories and author names are one field.
 */
export const field = { text: 1, description: 2, headings: 3, terms: 4, title: 5 } as const;

/** The fields of an article and their texts, in the order in which the search index stores them. */
export function listFields(
  document: SearchDocument,
): readonly (readonly [field: number, texts: readonly string[]])[] {
  const { title, description, keywords, tags, categories, authors, headings, text } = document;
  return [
    [field.title, [title]],
    [field.terms, [...tags, ...keywords, ...categories, ...authors]],
    [field.headings, headings],
    [field.description, description === null ? [] : [description]],
    [field.text, [text]],
  ];
}
