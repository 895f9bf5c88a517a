import type { components, operations } from './schema.js';

/** Allows `undefined` for optional parameters; such a parameter is not sent. */
type Loose<T> = {
  readonly [Name in keyof T]: object extends Pick<T, Name> ? T[Name] | undefined : T[Name];
};
type QueryOf<Operation extends keyof operations> = Loose<
  NonNullable<operations[Operation]['parameters']['query']>
>;

/** The parameters of `articles.list`. */
export type ArticlesQuery = QueryOf<'listArticles'>;
/** The parameters of `articles.get`. */
export type ArticleQuery = QueryOf<'getArticle'>;
/** The parameters of `articles.related`. */
export type RelatedQuery = QueryOf<'listRelated'>;
/** The parameters of the lists of terms. */
export type TermsQuery = QueryOf<'listTags'>;
/** The parameters of `archives`. */
export type ArchivesQuery = QueryOf<'listArchives'>;
/** The parameters of `manifest`. */
export type ManifestQuery = QueryOf<'getManifest'>;
/** The parameters of `suggest`. */
export type SuggestQuery = QueryOf<'listSuggestions'>;

/** A sort order of articles. */
export type Sort = NonNullable<ArticlesQuery['sort']>;
/** A format of the article body. */
export type Format = components['parameters']['format'][number];

type IterateBase = Omit<ArticlesQuery, 'page' | 'cursor' | 'facets' | 'sort'>;
type IterateSort = Exclude<Sort, 'relevance'>;

/** The parameters of `articles.iterate`. With `q`, `sort` is required, because the order by relevance has no cursors. */
export type IterateQuery =
  | (IterateBase & { readonly q?: undefined; readonly sort?: IterateSort | undefined })
  | (IterateBase & { readonly q: string; readonly sort: IterateSort });

/** Rejects unknown parameter names at compile time, also in variables, where TypeScript does not check excess properties. */
export type Known<Query, All> = Query & Readonly<Record<Exclude<keyof Query, AnyKey<All>>, never>>;
type AnyKey<T> = T extends unknown ? keyof T : never;
