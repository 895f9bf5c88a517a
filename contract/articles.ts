import { Type, type Static } from '@sinclair/typebox';
import { Article, ArticleListItem, ArticleSummary, articleFields, summaryFields } from './article-schemas';
import { defineEndpoint } from './endpoint';
import { facetValues, type FacetName } from './names';
import {
  cursorParameter,
  facetsParameter,
  fieldsParameter,
  filterParameters,
  formatParameter,
  limitParameter,
  limits,
  pageParameter,
  sortParameter,
} from './parameters';
import type { ParameterIssue } from './problem';

const link = Type.String({ description: 'Path with a query, no host.' });
const linkOrNull = Type.Union([link, Type.Null()]);

const FacetCount = Type.Object({ name: Type.String(), count: Type.Integer() }, { $id: 'FacetCount' });

/** Counts per facet. */
export const Facets = Type.Partial(
  Type.Object(
    Object.fromEntries(facetValues.map((name) => [name, Type.Array(FacetCount)])) as Record<
      FacetName,
      ReturnType<typeof Type.Array<typeof FacetCount>>
    >,
  ),
  { $id: 'Facets' },
);

/** A page of articles. */
export const ArticlePage = Type.Object(
  {
    data: Type.Array(ArticleListItem),
    meta: Type.Object({
      total: Type.Integer({ description: 'How many public articles match in all.' }),
      page: Type.Optional(Type.Integer()),
      limit: Type.Integer(),
      pages: Type.Optional(Type.Integer()),
      facets: Type.Optional(Facets),
      missing: Type.Optional(
        Type.Array(Type.String(), { description: 'Those of `ids` that no public article has.' }),
      ),
      nextCursor: Type.Optional(Type.Union([Type.String(), Type.Null()])),
      corrected: Type.Optional(
        Type.String({ description: 'What was searched instead of `q`, which matched nothing.' }),
      ),
    }),
    links: Type.Object({ self: link, first: link, prev: linkOrNull, next: linkOrNull, last: linkOrNull }),
  },
  { $id: 'ArticlePage' },
);

const listQuery = Type.Object({
  ...filterParameters,
  sort: sortParameter,
  page: pageParameter,
  cursor: cursorParameter,
  limit: limitParameter,
  fields: fieldsParameter(summaryFields),
  format: formatParameter,
  facets: facetsParameter,
});

/** Lists articles. */
export const listArticles = defineEndpoint({
  operationId: 'listArticles',
  path: '/api/v1/articles',
  summary: 'Lists public articles, newest first, with any combination of filters.',
  tag: 'articles',
  params: Type.Object({}),
  query: listQuery,
  response: ArticlePage,
  errors: ['invalid_parameter', 'unknown_parameter', 'invalid_cursor'],
  check(query) {
    const issues: ParameterIssue[] = [];
    if (query.cursor !== undefined && query.page !== undefined) {
      issues.push({ parameter: 'page', message: 'Cannot be used together with `cursor`.', suggestion: null });
    }
    const isByRelevance = query.sort === 'relevance' || (query.q !== undefined && query.sort === undefined);
    if (query.sort === 'relevance' && query.q === undefined) {
      issues.push({
        parameter: 'sort',
        message: 'Goes by relevance only together with `q`.',
        suggestion: '-date',
      });
    } else if (query.cursor !== undefined && isByRelevance) {
      const message = 'Cannot walk a list by relevance; name another `sort`.';
      issues.push({ parameter: 'cursor', message, suggestion: null });
    }
    if (query.format !== undefined && query.limit !== undefined && query.limit > limits.maxWithContent) {
      const message = `Must be at most ${limits.maxWithContent} when \`format\` asks for content.`;
      issues.push({ parameter: 'limit', message, suggestion: String(limits.maxWithContent) });
    }
    return issues;
  },
});

const segment = (description: string) => Type.String({ minLength: 1, description });
const collectionSegment = segment('The collection, exactly as it is.');
const slugSegment = segment('The slug, exactly as it is.');

const articleQuery = Type.Object({
  ...filterParameters,
  fields: fieldsParameter(articleFields),
  format: formatParameter,
});

const previewParameter = Type.Optional(
  Type.String({
    description:
      'The token of a signed link: shows this article even when it is not public, never cached. A bad one is a 403; where previews are off the parameter is not known.',
  }),
);

/** The body of a 301: the article with this former id, and its current URL. */
export const ArticleMoved = Type.Object(
  { data: Type.Object({ id: Type.String(), location: link }) },
  { $id: 'ArticleMoved' },
);
export type ArticleMoved = Static<typeof ArticleMoved>;

const oneArticle = Type.Object({ data: Article });

/** A single article by collection and slug. */
export const getArticle = defineEndpoint({
  operationId: 'getArticle',
  path: '/api/v1/articles/{collection}/{slug}',
  summary: 'One article with content, table of contents, images and neighbours.',
  tag: 'articles',
  params: Type.Object({ collection: collectionSegment, slug: slugSegment }),
  query: Type.Object({ ...articleQuery.properties, preview: previewParameter }),
  response: oneArticle,
  errors: ['invalid_parameter', 'unknown_parameter', 'forbidden', 'article_not_found'],
});

/** The same operation without the parameter `preview`, for servers without previews. */
export const getPublicArticle = { ...getArticle, query: articleQuery };

/** A single article by slug alone. */
export const getArticleBySlug = defineEndpoint({
  operationId: 'getArticleBySlug',
  path: '/api/v1/articles/{slug}',
  summary: 'One article by its slug alone, where only one collection has it.',
  tag: 'articles',
  params: Type.Object({ slug: slugSegment }),
  query: articleQuery,
  response: oneArticle,
  errors: ['invalid_parameter', 'unknown_parameter', 'article_not_found', 'ambiguous_slug'],
});

/** The related articles of an article. */
export const listRelated = defineEndpoint({
  operationId: 'listRelated',
  path: '/api/v1/articles/{collection}/{slug}/related',
  summary: 'The public articles nearest to one by content and shared terms, best first.',
  tag: 'articles',
  params: Type.Object({ collection: collectionSegment, slug: slugSegment }),
  query: Type.Object({
    limit: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 20, description: 'How many at most.', default: 6 }),
    ),
  }),
  response: Type.Object({
    data: Type.Array(ArticleSummary),
    meta: Type.Object({ total: Type.Integer({ description: 'How many there are in `data`.' }) }),
  }),
  errors: ['invalid_parameter', 'unknown_parameter', 'article_not_found'],
});

/** The Markdown of an article: its path with `.md`. */
export const getArticleMarkdown = defineEndpoint({
  operationId: 'getArticleMarkdown',
  path: '/api/v1/articles/{collection}/{slug}.md',
  summary: 'The Markdown of one article; an article whose slug ends in `.md` wins.',
  tag: 'articles',
  params: Type.Object({ collection: collectionSegment, slug: slugSegment }),
  query: Type.Object({}),
  response: Type.String(),
  contentType: 'text/markdown',
  errors: ['invalid_parameter', 'unknown_parameter', 'article_not_found'],
});
