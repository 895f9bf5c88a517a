import * as articles from './articles';
import * as content from './content';
import * as documents from './documents';
import type { Endpoint } from './endpoint';
import * as feeds from './feeds';
import * as operations from './operations';
import * as suggest from './suggest';
import * as taxonomies from './taxonomies';

/** Every operation of the public API, by its `operationId`. */
export const endpoints = {
  listArticles: articles.listArticles,
  getArticle: articles.getArticle,
  getArticleBySlug: articles.getArticleBySlug,
  getArticleMarkdown: articles.getArticleMarkdown,
  listRelated: articles.listRelated,
  listCollections: taxonomies.listCollections,
  getCollection: taxonomies.getCollection,
  listCategories: taxonomies.listCategories,
  getCategory: taxonomies.getCategory,
  listTags: taxonomies.listTags,
  getTag: taxonomies.getTag,
  listAuthors: taxonomies.listAuthors,
  getAuthor: taxonomies.getAuthor,
  listArchives: content.listArchives,
  getManifest: content.getManifest,
  listSuggestions: suggest.listSuggestions,
  getRssFeed: feeds.getRssFeed,
  getAtomFeed: feeds.getAtomFeed,
  getJsonFeed: feeds.getJsonFeed,
  getSitemap: feeds.getSitemap,
  getSitemapPart: feeds.getSitemapPart,
  getRobotsText: feeds.getRobotsText,
  getLlmsText: feeds.getLlmsText,
  getOpenApi: documents.getOpenApi,
  getHealth: operations.getHealth,
  getReadiness: operations.getReadiness,
  getMetrics: operations.getMetrics,
} as const satisfies Record<string, Endpoint>;

export type OperationId = keyof typeof endpoints;
