import type { Application } from 'egg';
import { endpoints, type OperationId } from '../contract/endpoints';

/** Any text that neither begins nor ends with a slash; the router's patterns have no groups. */
const slugWithFolders = '[^/]|[^/].*[^/]';

/** Routes every operation of the contract by its path. The pages of the explorer are not operations. */
export default function routes(app: Application): void {
  const { article, content, document, feed, health, taxonomy } = app.controller;
  // In this order. An operation of the contract without a handler does not compile.
  const handlers: Readonly<Record<OperationId, () => void | Promise<void>>> = {
    listArticles: article.list,
    // Before `getArticle`, whose path would match `/related` and `.md` as parts of the slug.
    listRelated: article.listRelated,
    getArticleMarkdown: article.getMarkdown,
    getArticle: article.get,
    getArticleBySlug: article.getBySlug,

    listCollections: taxonomy.listCollections,
    getCollection: taxonomy.getCollection,
    listCategories: taxonomy.listCategories,
    getCategory: taxonomy.getCategory,
    listTags: taxonomy.listTags,
    getTag: taxonomy.getTag,
    listAuthors: taxonomy.listAuthors,
    getAuthor: taxonomy.getAuthor,

    listArchives: content.listArchives,
    listSuggestions: content.listSuggestions,
    getManifest: content.getManifest,

    getRssFeed: feed.getRssFeed,
    getAtomFeed: feed.getAtomFeed,
    getJsonFeed: feed.getJsonFeed,
    getSitemap: feed.getSitemap,
    getSitemapPart: feed.getSitemapPart,
    getRobotsText: feed.getRobotsText,
    getLlmsText: feed.getLlmsText,

    getOpenApi: document.getOpenApi,
    getHealth: health.getHealth,
    getReadiness: health.getReadiness,
    getMetrics: health.getMetrics,
  };
  for (const [operationId, handler] of Object.entries(handlers)) {
    // The contract writes `{name}`, the router `:name`. A slug behind a collection may have folders.
    const path = endpoints[operationId as OperationId].path
      .replace('{collection}/{slug}', `{collection}/:slug(${slugWithFolders})`)
      .replace(/\{(\w+)\}/g, ':$1');
    app.router.get(operationId, path, handler);
  }
  for (const { name, path, handle } of app.explorer?.pages ?? []) app.router.get(name, path, handle);
}
