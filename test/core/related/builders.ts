import type { RelatedDocument } from '../../../core/related/related-document';

/** Makes documents of what matters to a test, numbered in order; ids follow the order unless given. */
export function documents(...parts: readonly Partial<RelatedDocument>[]): RelatedDocument[] {
  return parts.map((part, i) => ({
    id: `blog/${String(i).padStart(5, '0')}`,
    outdated: false,
    title: '',
    headings: [],
    about: [],
    text: '',
    categories: [],
    tags: [],
    authors: [],
    ...part,
  }));
}

/** Accepts every article. */
export function all(): boolean {
  return true;
}
