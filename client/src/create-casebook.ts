import type * as Answers from './answers.js';
import type * as Parameters from './parameters.js';
import type { Known } from './parameters.js';
import { createSend, type CallOptions, type CasebookOptions } from './send.js';
import { splitId, toPath } from './to-path.js';

/** A list of terms, and one of them by its name or any other spelling of it. */
export interface Terms<List, One> {
  list(query?: Parameters.TermsQuery, options?: CallOptions): Promise<List>;
  get(name: string, options?: CallOptions): Promise<One>;
}

/** Articles: lists, and one by its id (`collection/slug`). */
export interface Articles {
  /** One page of the articles that fit. */
  list<const Query extends Parameters.ArticlesQuery = object>(
    query?: Known<Query, Parameters.ArticlesQuery>,
    options?: CallOptions,
  ): Promise<Answers.ArticlesAnswer<Query>>;
  /** All articles that fit, one by one; `limit` is how many are asked for at a time. */
  iterate<const Query extends Parameters.IterateQuery = object>(
    query?: Known<Query, Parameters.IterateQuery>,
    options?: CallOptions,
  ): AsyncGenerator<Answers.ListedArticle<Query>, void, undefined>;
  /** One article, by its id, or by its slug where only one collection has it. */
  get<const Query extends Parameters.ArticleQuery = object>(
    id: string,
    query?: Known<Query, Parameters.ArticleQuery>,
    options?: CallOptions,
  ): Promise<Answers.ArticleAnswer<Query>>;
  /** The articles nearest to one, best first. */
  related(id: string, query?: Parameters.RelatedQuery, options?: CallOptions): Promise<Answers.RelatedAnswer>;
  /** The Markdown of one article. */
  markdown(id: string, options?: CallOptions): Promise<string>;
}

/** Ids and digests of all public articles; `iterate` asks for them in portions of `limit`. */
export interface Manifest {
  (query?: Parameters.ManifestQuery, options?: CallOptions): Promise<Answers.ManifestAnswer>;
  iterate(
    query?: Omit<Parameters.ManifestQuery, 'cursor'>,
    options?: CallOptions,
  ): AsyncGenerator<Answers.ManifestAnswer['data'][number], void, undefined>;
}

/**
 * A Casebook server. What calls resolve to is the body of the answer; they reject with a `CasebookError`, or with the
 * reason of a signal that was aborted.
 */
export interface Casebook {
  readonly articles: Articles;
  readonly collections: Terms<Answers.TermsAnswer, Answers.TermAnswer>;
  readonly categories: Terms<Answers.TermsAnswer, Answers.TermAnswer>;
  readonly tags: Terms<Answers.TermsAnswer, Answers.TermAnswer>;
  readonly authors: Terms<Answers.AuthorsAnswer, Answers.AuthorAnswer>;
  /** The months that have articles, with their counts. */
  archives(query?: Parameters.ArchivesQuery, options?: CallOptions): Promise<Answers.ArchivesAnswer>;
  /** What a reader may mean by what was typed so far. */
  suggest(query: Parameters.SuggestQuery, options?: CallOptions): Promise<Answers.SuggestAnswer>;
  readonly manifest: Manifest;
}

/** Makes a client. Nothing is asked before the first call. */
export function createCasebook(options: CasebookOptions): Casebook {
  const send = createSend(options);
  // The server answers what the contract says; the types are made from it.
  const ask = <T>(segments: readonly string[], query?: object, call?: CallOptions): Promise<T> =>
    send(toPath(segments, query), (body) => JSON.parse(body) as T, call);

  async function* walk<T>(
    segment: string,
    query: object | undefined,
    call: CallOptions | undefined,
  ): AsyncGenerator<T, void, undefined> {
    let cursor: string | null | undefined = '';
    while (cursor != null) {
      const page: { data: T[]; meta: { nextCursor?: string | null } } = await ask(
        [segment],
        { ...query, cursor },
        call,
      );
      yield* page.data;
      cursor = page.meta.nextCursor;
    }
  }

  const terms = <List, One>(name: string): Terms<List, One> => ({
    list: (query, call) => ask([name], query, call),
    get: (term, call) => ask([name, term], undefined, call),
  });

  return {
    articles: {
      list: (query, call) => ask(['articles'], query, call),
      iterate: (query, call) => walk('articles', query, call),
      get: (id, query, call) => ask(['articles', ...splitId(id)], query, call),
      related: (id, query, call) => ask(['articles', ...splitId(id), 'related'], query, call),
      markdown: (id, call) => send(`${toPath(['articles', ...splitId(id)])}.md`, (body) => body, call),
    },
    collections: terms('collections'),
    categories: terms('categories'),
    tags: terms('tags'),
    authors: terms('authors'),
    archives: (query, call) => ask(['archives'], query, call),
    suggest: (query, call) => ask(['suggest'], query, call),
    manifest: Object.assign(
      (query?: Parameters.ManifestQuery, call?: CallOptions) =>
        ask<Answers.ManifestAnswer>(['manifest'], query, call),
      {
        iterate: (query?: Omit<Parameters.ManifestQuery, 'cursor'>, call?: CallOptions) =>
          walk<Answers.ManifestAnswer['data'][number]>('manifest', query, call),
      },
    ),
  };
}
