import { filterNames, type FilterName, type Filters } from '../../contract/parameters';
import type {
  ArticleFilter,
  DateCondition,
  NameCondition,
  NameConditions,
} from '../../core/read/catalog/apply-filter';

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };
type Draft = Mutable<ArticleFilter>;

/** Adds the value of one parameter to a filter. */
type Put<Name extends FilterName> = (filter: Draft, value: NonNullable<Filters[Name]>) => void;

/** By parameter. Exhaustive: a new filter parameter of the contract without an entry here does not compile. */
const puts: { readonly [Name in FilterName]: Put<Name> } = {
  collection: putNames('collection', 'any'),
  category: putNames('category', 'any'),
  tag: putNames('tag', 'any'),
  author: putNames('author', 'any'),
  'category.all': putNames('category', 'all'),
  'tag.all': putNames('tag', 'all'),
  'author.all': putNames('author', 'all'),
  'collection.not': putNames('collection', 'none'),
  'category.not': putNames('category', 'none'),
  'tag.not': putNames('tag', 'none'),
  'author.not': putNames('author', 'none'),
  from: putDay('from'),
  to: putDay('to'),
  outdated: (filter, outdated) => {
    filter.outdated = outdated;
  },
  ids: (filter, ids) => {
    filter.ids = ids;
  },
  q: (filter, q) => {
    filter.q = q;
  },
};

/** Converts the filters of a request to conditions on articles. A filter that was not sent is not a key of the result. */
export function toArticleFilter(query: Filters): ArticleFilter {
  const filter: Draft = {};
  for (const name of filterNames) putParameter(filter, name, query[name]);
  return filter;
}

function putParameter<Name extends FilterName>(filter: Draft, name: Name, value: Filters[Name]): void {
  const put: Put<Name> = puts[name];
  if (value !== undefined) put(filter, value);
}

function putNames(kind: keyof NameConditions, mode: keyof NameCondition) {
  return (filter: Draft, names: readonly string[]): void => {
    const condition: Mutable<NameCondition> = (filter[kind] ??= {});
    condition[mode] = names;
  };
}

function putDay(end: keyof DateCondition) {
  return (filter: Draft, day: string): void => {
    const date: Mutable<DateCondition> = (filter.date ??= {});
    date[end] = day;
  };
}
