/** The parts of an article that are compared; its index in the list is its number. */
export interface RelatedDocument {
  /** `collection/slug`. */
  readonly id: string;
  readonly outdated: boolean;
  readonly title: string;
  readonly headings: readonly string[];
  /** Description and keywords. */
  readonly about: readonly string[];
  /** The body as plain text. */
  readonly text: string;
  /** Numbers of its terms, each once. */
  readonly categories: readonly number[];
  readonly tags: readonly number[];
  readonly authors: readonly number[];
}
