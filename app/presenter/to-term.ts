import type { AuthorTerm, Term } from '../../contract/taxonomies';
import type { CountedTerm } from '../../core/read/catalog/list-terms';

/** Projects a counted term to its wire form. */
export function toTerm({ name, label, description, count, aliases, latest }: CountedTerm): Term {
  return { name, label: label && { ...label }, description, count, aliases: [...aliases], latest };
}

/** Projects a counted author to its wire form. */
export function toAuthorTerm(term: CountedTerm): AuthorTerm {
  return { ...toTerm(term), url: term.url };
}
