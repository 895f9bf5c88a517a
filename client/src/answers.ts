import type { Format } from './parameters.js';
import type { components, operations } from './schema.js';

type Schemas = components['schemas'];
type BodyOf<Operation extends keyof operations> = operations[Operation]['responses'][200]['content'] extends {
  readonly 'application/json': infer Body;
}
  ? Body
  : never;

/** An article as lists show it. */
export type ArticleSummary = Schemas['ArticleSummary'];
/** One article, whole. */
export type Article = Schemas['Article'];
/** A heading with those below it. */
export type TocEntry = Schemas['TocEntry'];
/** A collection, category or tag with its count. */
export type Term = Schemas['Term'];
/** An author with a count. */
export type AuthorTerm = Schemas['AuthorTerm'];
/** One thing that a reader may mean. */
export type Suggestion = Schemas['Suggestion'];

/** What `articles.related` answers. */
export type RelatedAnswer = BodyOf<'listRelated'>;
/** What `collections`, `categories` and `tags` list. */
export type TermsAnswer = BodyOf<'listTags'>;
/** One collection, category or tag. */
export type TermAnswer = BodyOf<'getTag'>;
/** What `authors` lists. */
export type AuthorsAnswer = BodyOf<'listAuthors'>;
/** One author. */
export type AuthorAnswer = BodyOf<'getAuthor'>;
/** What `archives` answers. */
export type ArchivesAnswer = BodyOf<'listArchives'>;
/** What `manifest` answers. */
export type ManifestAnswer = BodyOf<'getManifest'>;
/** What `suggest` answers. */
export type SuggestAnswer = BodyOf<'listSuggestions'>;

/** The value of a parameter in a query; undefined where it is not given. */
type Given<Query, Name extends string> = Name extends keyof Query ? Query[Name] : undefined;
/** Adds `Then` where a parameter is given, and perhaps where perhaps. */
type With<Value, Then> = [Value] extends [undefined]
  ? unknown
  : undefined extends Value
    ? Partial<Then>
    : Then;
/** The items of a list that the compiler knows; those of any other list are only perhaps in it. */
type Each<List, Then> = List extends readonly unknown[]
  ? number extends List['length']
    ? Partial<Then>
    : Then
  : unknown;
type Item<List> = List extends readonly (infer One)[] ? One : never;
type Flat<T> = { readonly [Name in keyof T]: T[Name] };

type Chosen<All extends { readonly id: string }, Fields> = Fields extends undefined
  ? Omit<All, 'content'>
  : Pick<All, 'id'> & Each<Fields, Pick<All, Exclude<Item<Fields>, 'content'> & keyof All>>;

interface ContentIn<Formats> {
  readonly content: Flat<Each<Formats, Readonly<Record<Item<Formats> & Format, string>>>>;
}
type AskedContent<Formats> = With<Formats, ContentIn<NonNullable<Formats>>>;

/** An article in a list, with what the query asks for. */
export type ListedArticle<Query> = Flat<
  Chosen<ArticleSummary, Given<Query, 'fields'>> &
    AskedContent<Given<Query, 'format'>> &
    With<Given<Query, 'q'>, Required<Pick<Schemas['ArticleListItem'], 'score' | 'highlight'>>>
>;

type Page = Schemas['ArticlePage'];
type Meta = Required<Page['meta']>;
interface Facets<Names> {
  readonly facets: Flat<
    Each<Names, Pick<Required<Schemas['Facets']>, Item<Names> & keyof Schemas['Facets']>>
  >;
}
type Place<Cursor> = [Cursor] extends [undefined]
  ? Pick<Meta, 'page' | 'pages'>
  : undefined extends Cursor
    ? Partial<Pick<Meta, 'page' | 'pages' | 'nextCursor'>>
    : Pick<Meta, 'nextCursor'>;

/** What `articles.list` answers. */
export interface ArticlesAnswer<Query> {
  readonly data: readonly ListedArticle<Query>[];
  readonly meta: Flat<
    Pick<Meta, 'total' | 'limit'> &
      Place<Given<Query, 'cursor'>> &
      With<Given<Query, 'ids'>, Pick<Meta, 'missing'>> &
      With<Given<Query, 'q'>, Partial<Pick<Meta, 'corrected'>>> &
      With<Given<Query, 'facets'>, Facets<NonNullable<Given<Query, 'facets'>>>>
  >;
  readonly links: Page['links'];
}

/** Without `format` there is html, unless `fields` does without `content`. */
type DefaultContent<Fields> = [Fields] extends [undefined]
  ? ContentIn<readonly ['html']>
  : 'content' extends Item<Fields>
    ? Each<Fields, ContentIn<readonly ['html']>>
    : unknown;
type OneContent<Fields, Formats> = [Formats] extends [undefined]
  ? DefaultContent<Fields>
  : undefined extends Formats
    ? Pick<Article, 'content'>
    : AskedContent<Formats>;

/** What `articles.get` answers. */
export interface ArticleAnswer<Query> {
  readonly data: Flat<
    Chosen<Article, Given<Query, 'fields'>> & OneContent<Given<Query, 'fields'>, Given<Query, 'format'>>
  >;
}
