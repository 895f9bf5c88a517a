import { foldTerm } from '../../model/text/fold';

/** One word, or one phrase, of a query. */
export interface QueryWord {
  /** As written, without the quotes. */
  readonly text: string;
  readonly folded: string;
  readonly isPhrase: boolean;
}

/** What is searched: all words must match. Without any there is nothing to search for. */
export interface ParsedQuery {
  readonly words: readonly QueryWord[];
}

/**
 * Parses a query. White space separates words; between two double quotes (U+0022) it does not, and a quote that is
 * never closed reaches to the end. There is no other syntax. Words that fold to nothing or to one there is already
 * are dropped. U+FEFF, which `\s` takes for white space, is a zero-width character here and separates nothing.
 */
export function parseSearchQuery(query: string): ParsedQuery {
  const found = new Map<string, QueryWord>();
  // Every second part stands between quotes.
  query.split('"').forEach((part, i) => {
    const isPhrase = i % 2 === 1;
    for (const text of isPhrase ? [part.trim()] : part.split(/[^\S\uFEFF]+/u)) {
      const folded = foldTerm(text);
      if (folded !== '' && !found.has(folded)) found.set(folded, { text, folded, isPhrase });
    }
  });
  return { words: [...found.values()] };
}

/** Says whether a query has nothing to search for: no character is left of it after folding. */
export function isEmptyQuery(query: string): boolean {
  return parseSearchQuery(query).words.length === 0;
}

/** Writes a query so that parsing gives the same words again. */
export function formatQuery(query: ParsedQuery): string {
  return query.words
    .map(({ text, isPhrase }) => (isPhrase && /\s/u.test(text) ? `"${text}"` : text))
    .join(' ');
}
