import { Service } from 'egg';
import type { ResponseBodyOf, InputOf } from '../../contract/endpoint';
import { ProblemError } from '../../contract/problem-error';
import type { getAuthor, getTag, listAuthors, listTags } from '../../contract/taxonomies';
import { withName } from '../../core/read/catalog/apply-filter';
import { findLastModified } from '../../core/read/catalog/last-modified';
import { findTerm, listTerms, type CountedTerm, type Listable } from '../../core/read/catalog/list-terms';
import { toAuthorTerm, toTerm } from '../presenter/to-term';
import type { ServiceResult } from './content';

type Query = InputOf<typeof listTags>['query'];

/** Terms with their counts. */
export default class TaxonomyService extends Service {
  list(taxonomy: Exclude<Listable, 'author'>, query: Query): ServiceResult<ResponseBodyOf<typeof listTags>> {
    return this.project(taxonomy, query, toTerm);
  }

  listAuthors(query: Query): ServiceResult<ResponseBodyOf<typeof listAuthors>> {
    return this.project('author', query, toAuthorTerm);
  }

  get(taxonomy: Exclude<Listable, 'author'>, name: string): ServiceResult<ResponseBodyOf<typeof getTag>> {
    const { term, lastModified } = this.find(taxonomy, name);
    return { body: { data: toTerm(term) }, lastModified };
  }

  getAuthor(name: string): ServiceResult<ResponseBodyOf<typeof getAuthor>> {
    const { term, lastModified } = this.find('author', name);
    return { body: { data: toAuthorTerm(term) }, lastModified };
  }

  private project<Item>(taxonomy: Listable, query: Query, toItem: (term: CountedTerm) => Item) {
    const { edition, now } = this.service.content;
    const filter = this.service.content.filterOf(query);
    const terms = listTerms(edition, taxonomy, filter);
    return {
      body: { data: terms.slice(0, query.limit).map(toItem), meta: { total: terms.length } },
      lastModified: findLastModified(edition, filter, now),
    };
  }

  /** @throws ProblemError when no public article has the term */
  private find(taxonomy: Listable, name: string) {
    const { edition, now } = this.service.content;
    const term = findTerm(edition, taxonomy, name);
    if (!term) throw new ProblemError('term_not_found', `No public article has this ${taxonomy}: "${name}".`);
    return { term, lastModified: findLastModified(edition, withName(taxonomy, name), now) };
  }
}
