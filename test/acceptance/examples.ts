import { endpoints, type OperationId } from '../../contract/endpoints';
import type { Taxonomy } from './taxonomies';
import { articlePath, type TestEnvironment } from './environment';

/** A path of every endpoint that answers 200 with this content; none where it has nothing to show. */
export function examplePaths(
  environment: TestEnvironment,
): Readonly<Record<OperationId, string | undefined>> {
  const { articles } = environment.era;
  const [article] = articles;
  const lonely = articles.find((one) => articles.filter(({ slug }) => slug === one.slug).length === 1);
  const term = (id: OperationId, kind: Taxonomy | 'collection') => {
    const name = environment.era.terms.list(kind, articles)[0]?.name;
    return name === undefined ? undefined : endpoints[id].path.replace('{name}', encodeURIComponent(name));
  };
  return {
    listArticles: `${endpoints.listArticles.path}?facets=tag,year&limit=20`,
    getArticle: article && articlePath(article.collection, article.slug),
    getArticleBySlug: lonely && `${endpoints.listArticles.path}/${encodeURIComponent(lonely.slug)}`,
    getArticleMarkdown: article && `${articlePath(article.collection, article.slug)}.md`,
    listRelated: article && `${articlePath(article.collection, article.slug)}/related`,
    listSuggestions: `${endpoints.listSuggestions.path}?q=e`,
    listCollections: endpoints.listCollections.path,
    getCollection: term('getCollection', 'collection'),
    listCategories: endpoints.listCategories.path,
    getCategory: term('getCategory', 'category'),
    listTags: endpoints.listTags.path,
    getTag: term('getTag', 'tag'),
    listAuthors: endpoints.listAuthors.path,
    getAuthor: term('getAuthor', 'author'),
    listArchives: endpoints.listArchives.path,
    getManifest: endpoints.getManifest.path,
    ...feedPaths(environment),
    getRobotsText: endpoints.getRobotsText.path,
    getLlmsText: endpoints.getLlmsText.path,
    getOpenApi: endpoints.getOpenApi.path,
    getHealth: endpoints.getHealth.path,
    getReadiness: endpoints.getReadiness.path,
    // It tells of the requests before it, so no two answers are the same; metrics.suite.ts looks at it.
    getMetrics: undefined,
  };
}

/** What needs to know where the site is. */
function feedPaths({ siteUrl }: TestEnvironment) {
  const path = (id: OperationId) =>
    siteUrl === null ? undefined : endpoints[id].path.replace('{part}', '1');
  return {
    getRssFeed: path('getRssFeed'),
    getAtomFeed: path('getAtomFeed'),
    getJsonFeed: path('getJsonFeed'),
    getSitemap: path('getSitemap'),
    getSitemapPart: path('getSitemapPart'),
  };
}
