import type { AuthorTerm, Term } from '../../contract/taxonomies';
import type { CountedTerm } from '../../core/read/catalog/list-terms';

/** Projects a term with its count to the form of the contract. */
export function toTerm({ name, label, description, count, aliases, latest }: CountedTerm): Term {
  return { name, label: label && { ...label }, description, count, aliases: [...aliases], latest };
}

/** Projects an author with its count to the form of the contract. */
export function toAuthorTerm(term: CountedTerm): AuthorTerm {
  return { ...toTerm(term), url: term.url };
}
