import { Service } from 'egg';
import { ProblemError } from '../../contract/problem-error';
import type { getAuthor, getTag, listAuthors, listTags } from '../../contract/taxonomies';
import { withName } from '../../core/read/catalog/apply-filter';
import { findTerm, listTerms, type CountedTerm, type Listable } from '../../core/read/catalog/list-terms';
import { toAuthorTerm, toTerm } from '../presenter/to-term';
import type { QueryOf, ResultOf, ServiceResult } from './content';

type Query = QueryOf<typeof listTags>;

/** The taxonomies whose terms have no members of their own; terms of `author` have a `url`. */
export type PlainTaxonomy = Exclude<Listable, 'author'>;

/** Terms with their counts. */
export default class TaxonomyService extends Service {
  list(taxonomy: PlainTaxonomy, query: Query): ResultOf<typeof listTags> {
    return this.project(taxonomy, query, toTerm);
  }

  listAuthors(query: Query): ResultOf<typeof listAuthors> {
    return this.project('author', query, toAuthorTerm);
  }

  get(taxonomy: PlainTaxonomy, name: string): ResultOf<typeof getTag> {
    return this.find(taxonomy, name, toTerm);
  }

  getAuthor(name: string): ResultOf<typeof getAuthor> {
    return this.find('author', name, toAuthorTerm);
  }

  private project<Item>(taxonomy: Listable, query: Query, toItem: (term: CountedTerm) => Item) {
    const { content } = this.service;
    const filter = content.filterOf(query);
    const terms = listTerms(content.edition, taxonomy, filter);
    const data = terms.slice(0, query.limit).map(toItem);
    return content.toResult({ data, meta: { total: terms.length } }, filter);
  }

  /** @throws ProblemError if no public article has the term */
  private find<Item>(
    taxonomy: Listable,
    name: string,
    toItem: (term: CountedTerm) => Item,
  ): ServiceResult<{ data: Item }> {
    const { content } = this.service;
    const term = findTerm(content.edition, taxonomy, name);
    if (!term) throw new ProblemError('term_not_found', `No public article has this ${taxonomy}: "${name}".`);
    return content.toResult({ data: toItem(term) }, withName(taxonomy, name));
  }
}
