/** What is searched of one article, as written. */
export interface SearchDocument {
  readonly title: string;
  readonly description: string | null;
  readonly keywords: readonly string[];
  /** Every spelling under which the terms are to be found, names and aliases of the taxonomy included. */
  readonly tags: readonly string[];
  readonly categories: readonly string[];
  readonly authors: readonly string[];
  /** Headings of the body, for ranking; what is not in `text` as well is left out. */
  readonly headings: readonly string[];
  /** Plain text of the body, headings included. */
  readonly text: string;
}

/**
 * Where a word stands, from the least to the most telling; the number is stored in the search index.
 * Keywords, tags, categories and author names are one field.
 */
export const field = { text: 1, description: 2, headings: 3, terms: 4, title: 5 } as const;

/** One field of an article: its number and its texts. */
export type FieldTexts = readonly [field: number, texts: readonly string[]];

/** The fields of an article in the order in which the search index stores them. */
export function listFields(document: SearchDocument): readonly FieldTexts[] {
  const { title, description, keywords, tags, categories, authors, headings, text } = document;
  return [
    [field.title, [title]],
    [field.terms, [...tags, ...keywords, ...categories, ...authors]],
    [field.headings, headings],
    [field.description, description === null ? [] : [description]],
    [field.text, [text]],
  ];
}
