import type * as Answers from './answers.js';
import type * as Parameters from './parameters.js';
import type { Known } from './parameters.js';
import { createSend, type CallOptions, type CasebookOptions } from './send.js';
import { splitId, toPath } from './to-path.js';

/** The terms of one taxonomy. `get` accepts any spelling of a name. */
export interface Terms<List, One> {
  list(query?: Parameters.TermsQuery, options?: CallOptions): Promise<List>;
  get(name: string, options?: CallOptions): Promise<One>;
}

/** Lists of articles, and single articles by id (`collection/slug`). */
export interface Articles {
  /** Returns one page of the matching articles. */
  list<const Query extends Parameters.ArticlesQuery = object>(
    query?: Known<Query, Parameters.ArticlesQuery>,
    options?: CallOptions,
  ): Promise<Answers.ArticlesAnswer<Query>>;
  /** Iterates over all matching articles. `limit` is the number per request. */
  iterate<const Query extends Parameters.IterateQuery = object>(
    query?: Known<Query, Parameters.IterateQuery>,
    options?: CallOptions,
  ): AsyncGenerator<Answers.ListedArticle<Query>, void, undefined>;
  /** Returns one article by its id, or by its slug if it is unique over all collections. */
  get<const Query extends Parameters.ArticleQuery = object>(
    id: string,
    query?: Known<Query, Parameters.ArticleQuery>,
    options?: CallOptions,
  ): Promise<Answers.ArticleAnswer<Query>>;
  /** Returns the articles that are related to one, best first. */
  related(id: string, query?: Parameters.RelatedQuery, options?: CallOptions): Promise<Answers.RelatedAnswer>;
  /** Returns the Markdown source of one article. */
  markdown(id: string, options?: CallOptions): Promise<string>;
}

/** Ids and digests of all public articles. With `iterate`, `limit` is the number per request. */
export interface Manifest {
  (query?: Parameters.ManifestQuery, options?: CallOptions): Promise<Answers.ManifestAnswer>;
  iterate(
    query?: Omit<Parameters.ManifestQuery, 'cursor'>,
    options?: CallOptions,
  ): AsyncGenerator<Answers.ManifestAnswer['data'][number], void, undefined>;
}

/**
 * A client of one Casebook server. Calls resolve to the response body. They reject with a `CasebookError`, or with the reason
 * of a signal that aborts.
 */
export interface Casebook {
  readonly articles: Articles;
  readonly collections: Terms<Answers.TermsAnswer, Answers.TermAnswer>;
  readonly categories: Terms<Answers.TermsAnswer, Answers.TermAnswer>;
  readonly tags: Terms<Answers.TermsAnswer, Answers.TermAnswer>;
  readonly authors: Terms<Answers.AuthorsAnswer, Answers.AuthorAnswer>;
  /** Returns the months with articles, with their counts. */
  archives(query?: Parameters.ArchivesQuery, options?: CallOptions): Promise<Answers.ArchivesAnswer>;
  /** Returns completions of a partial query. */
  suggest(query: Parameters.SuggestQuery, options?: CallOptions): Promise<Answers.SuggestAnswer>;
  readonly manifest: Manifest;
}

/** Creates a client. It sends no request before the first call. */
export function createCasebook(options: CasebookOptions): Casebook {
  const send = createSend(options);
  // Not validated: the types are generated from the contract of the server.
  const get = <T>(segments: readonly string[], query?: object, call?: CallOptions): Promise<T> =>
    send(toPath(segments, query), (body) => JSON.parse(body) as T, call);

  async function* iterate<T>(
    segment: string,
    query: object | undefined,
    call: CallOptions | undefined,
  ): AsyncGenerator<T, void, undefined> {
    let cursor: string | null | undefined = '';
    while (cursor != null) {
      const page: { data: T[]; meta: { nextCursor?: string | null } } = await get(
        [segment],
        { ...query, cursor },
        call,
      );
      yield* page.data;
      cursor = page.meta.nextCursor;
    }
  }

  const terms = <List, One>(name: string): Terms<List, One> => ({
    list: (query, call) => get([name], query, call),
    get: (term, call) => get([name, term], undefined, call),
  });

  return {
    articles: {
      list: (query, call) => get(['articles'], query, call),
      iterate: (query, call) => iterate('articles', query, call),
      get: (id, query, call) => get(['articles', ...splitId(id)], query, call),
      related: (id, query, call) => get(['articles', ...splitId(id), 'related'], query, call),
      markdown: (id, call) => send(`${toPath(['articles', ...splitId(id)])}.md`, (body) => body, call),
    },
    collections: terms('collections'),
    categories: terms('categories'),
    tags: terms('tags'),
    authors: terms('authors'),
    archives: (query, call) => get(['archives'], query, call),
    suggest: (query, call) => get(['suggest'], query, call),
    manifest: Object.assign(
      (query?: Parameters.ManifestQuery, call?: CallOptions) =>
        get<Answers.ManifestAnswer>(['manifest'], query, call),
      {
        iterate: (query?: Omit<Parameters.ManifestQuery, 'cursor'>, call?: CallOptions) =>
          iterate<Answers.ManifestAnswer['data'][number]>('manifest', query, call),
      },
    ),
  };
}
