import type { Application } from 'egg';
import { endpoints, type OperationId } from '../contract/endpoints';

/** Routes every operation of the contract by its path. The pages of the explorer are not operations. */
export default function routes(app: Application): void {
  const { article, content, document, feed, health, taxonomy } = app.controller;
  // In this order. An operation of the contract without a handler does not compile.
  const handlers: Readonly<Record<OperationId, () => void | Promise<void>>> = {
    listArticles: article.list,
    // Before `getArticle`, whose path would match `.md` as part of the slug.
    getArticleMarkdown: article.getMarkdown,
    getArticle: article.get,
    getArticleBySlug: article.getBySlug,
    listRelated: article.listRelated,

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
    // The contract writes `{name}`, the router `:name`.
    const path = endpoints[operationId as OperationId].path.replace(/\{(\w+)\}/g, ':$1');
    app.router.get(operationId, path, handler);
  }
  for (const { name, path, handle } of app.explorer?.pages ?? []) app.router.get(name, path, handle);
}
