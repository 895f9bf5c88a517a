import type { Format } from './parameters.js';
import type { components, operations } from './schema.js';

type Schemas = components['schemas'];
type BodyOf<Operation extends keyof operations> = operations[Operation]['responses'][200]['content'] extends {
  readonly 'application/json': infer Body;
}
  ? Body
  : never;

/** An article in a list. */
export type ArticleSummary = Schemas['ArticleSummary'];
/** One article with all fields. */
export type Article = Schemas['Article'];
/** A heading with its subheadings. */
export type TocEntry = Schemas['TocEntry'];
/** A collection, category or tag with the number of its articles. */
export type Term = Schemas['Term'];
/** An author with the number of articles. */
export type AuthorTerm = Schemas['AuthorTerm'];
/** One completion of a partial query. */
export type Suggestion = Schemas['Suggestion'];

/** The response of `articles.related`. */
export type RelatedAnswer = BodyOf<'listRelated'>;
/** The response of `collections.list`, `categories.list` and `tags.list`. */
export type TermsAnswer = BodyOf<'listTags'>;
/** The response of `collections.get`, `categories.get` and `tags.get`. */
export type TermAnswer = BodyOf<'getTag'>;
/** The response of `authors.list`. */
export type AuthorsAnswer = BodyOf<'listAuthors'>;
/** The response of `authors.get`. */
export type AuthorAnswer = BodyOf<'getAuthor'>;
/** The response of `archives`. */
export type ArchivesAnswer = BodyOf<'listArchives'>;
/** The response of `manifest`. */
export type ManifestAnswer = BodyOf<'getManifest'>;
/** The response of `suggest`. */
export type SuggestAnswer = BodyOf<'listSuggestions'>;

/** The type of a query parameter; undefined if the query does not have it. */
type Given<Query, Name extends string> = Name extends keyof Query ? Query[Name] : undefined;
/** `Then` if the parameter is given, `Partial<Then>` if it may be undefined, otherwise nothing. */
type With<Value, Then> = [Value] extends [undefined]
  ? unknown
  : undefined extends Value
    ? Partial<Then>
    : Then;
/** `Then` if the items of the list are known to the compiler (a tuple), `Partial<Then>` for any other list. */
type Each<List, Then> = List extends readonly unknown[]
  ? number extends List['length']
    ? Partial<Then>
    : Then
  : unknown;
type Item<List> = List extends readonly (infer Element)[] ? Element : never;
type Flat<T> = { readonly [Name in keyof T]: T[Name] };

type Selected<All extends { readonly id: string }, Fields> = Fields extends undefined
  ? Omit<All, 'content'>
  : Pick<All, 'id'> & Each<Fields, Pick<All, Exclude<Item<Fields>, 'content'> & keyof All>>;

interface ContentIn<Formats> {
  readonly content: Flat<Each<Formats, Readonly<Record<Item<Formats> & Format, string>>>>;
}
type RequestedContent<Formats> = With<Formats, ContentIn<NonNullable<Formats>>>;

/** An article in a list, with the fields that the query requests. */
export type ListedArticle<Query> = Flat<
  Selected<ArticleSummary, Given<Query, 'fields'>> &
    RequestedContent<Given<Query, 'format'>> &
    With<Given<Query, 'q'>, Required<Pick<Schemas['ArticleListItem'], 'score' | 'highlight'>>>
>;

type Page = Schemas['ArticlePage'];
type Meta = Required<Page['meta']>;
interface Facets<Names> {
  readonly facets: Flat<
    Each<Names, Pick<Required<Schemas['Facets']>, Item<Names> & keyof Schemas['Facets']>>
  >;
}
type Paging<Cursor> = [Cursor] extends [undefined]
  ? Pick<Meta, 'page' | 'pages'>
  : undefined extends Cursor
    ? Partial<Pick<Meta, 'page' | 'pages' | 'nextCursor'>>
    : Pick<Meta, 'nextCursor'>;

/** The response of `articles.list`. */
export interface ArticlesAnswer<Query> {
  readonly data: readonly ListedArticle<Query>[];
  readonly meta: Flat<
    Pick<Meta, 'total' | 'limit'> &
      Paging<Given<Query, 'cursor'>> &
      With<Given<Query, 'ids'>, Pick<Meta, 'missing'>> &
      With<Given<Query, 'q'>, Partial<Pick<Meta, 'corrected'>>> &
      With<Given<Query, 'facets'>, Facets<NonNullable<Given<Query, 'facets'>>>>
  >;
  readonly links: Page['links'];
}

/** Without `format` the content is HTML, unless `fields` leaves out `content`. */
type DefaultContent<Fields> = [Fields] extends [undefined]
  ? ContentIn<readonly ['html']>
  : 'content' extends Item<Fields>
    ? Each<Fields, ContentIn<readonly ['html']>>
    : unknown;
type OneContent<Fields, Formats> = [Formats] extends [undefined]
  ? DefaultContent<Fields>
  : undefined extends Formats
    ? Pick<Article, 'content'>
    : RequestedContent<Formats>;

/** The response of `articles.get`. */
export interface ArticleAnswer<Query> {
  readonly data: Flat<
    Selected<Article, Given<Query, 'fields'>> & OneContent<Given<Query, 'fields'>, Given<Query, 'format'>>
  >;
}
