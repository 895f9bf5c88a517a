import { foldTerm } from '../../model/text/fold';

/** One word, or one phrase, of a query. */
interface QueryWord {
  /** As written, without the quotes. */
  readonly text: string;
  readonly folded: string;
  readonly isPhrase: boolean;
}

/** A query: all words must match. Without words there is nothing to search for. */
export interface ParsedQuery {
  readonly words: readonly QueryWord[];
}

/**
 * Parses a query. White space separates words, except inside double quotes (U+0022); a quote without an end reaches to
 * the end of the query. There is no other syntax. Words that fold to nothing or to the same as another word are dropped.
 * U+FEFF, which `\s` matches, is a zero-width character here and does not separate words.
 */
export function parseSearchQuery(query: string): ParsedQuery {
  const found = new Map<string, QueryWord>();
  // Every second part is between quotes.
  query.split('"').forEach((part, i) => {
    const isPhrase = i % 2 === 1;
    for (const text of isPhrase ? [part.trim()] : part.split(/[^\S\uFEFF]+/u)) {
      const folded = foldTerm(text);
      if (folded !== '' && !found.has(folded)) found.set(folded, { text, folded, isPhrase });
    }
  });
  return { words: [...found.values()] };
}

/** Whether a query has nothing to search for: no character is left after folding. */
export function isEmptyQuery(query: string): boolean {
  return parseSearchQuery(query).words.length === 0;
}

/** Formats a query; `parseSearchQuery` returns the same words again. */
export function formatQuery(query: ParsedQuery): string {
  return query.words
    .map(({ text, isPhrase }) => (isPhrase && /\s/u.test(text) ? `"${text}"` : text))
    .join(' ');
}
