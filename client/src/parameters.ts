import type { components, operations } from './schema.js';

/** A parameter that is `undefined` is not sent. */
type Loose<T> = {
  readonly [Name in keyof T]: object extends Pick<T, Name> ? T[Name] | undefined : T[Name];
};
type QueryOf<Operation extends keyof operations> = Loose<
  NonNullable<operations[Operation]['parameters']['query']>
>;

/** What `articles.list` takes. */
export type ArticlesQuery = QueryOf<'listArticles'>;
/** What `articles.get` takes. */
export type ArticleQuery = QueryOf<'getArticle'>;
/** What `articles.related` takes. */
export type RelatedQuery = QueryOf<'listRelated'>;
/** What the lists of terms take. */
export type TermsQuery = QueryOf<'listTags'>;
/** What `archives` takes. */
export type ArchivesQuery = QueryOf<'listArchives'>;
/** What `manifest` takes. */
export type ManifestQuery = QueryOf<'getManifest'>;
/** What `suggest` takes. */
export type SuggestQuery = QueryOf<'listSuggestions'>;

/** An order of articles. */
export type Sort = NonNullable<ArticlesQuery['sort']>;
/** A form of the body of an article. */
export type Format = components['parameters']['format'][number];

type Walk = Omit<ArticlesQuery, 'page' | 'cursor' | 'facets' | 'sort'>;
type WalkSort = Exclude<Sort, 'relevance'>;

/** What `articles.iterate` takes; a search needs another order than by relevance, which has no cursors. */
export type IterateQuery =
  | (Walk & { readonly q?: undefined; readonly sort?: WalkSort | undefined })
  | (Walk & { readonly q: string; readonly sort: WalkSort });

/** Refuses the names that an operation does not know, in variables too, where the compiler would let them pass. */
export type Known<Query, All> = Query & Readonly<Record<Exclude<keyof Query, AnyKey<All>>, never>>;
type AnyKey<T> = T extends unknown ? keyof T : never;
