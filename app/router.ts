import type { Application } from 'egg';
import type { Endpoint } from '../contract/endpoint';
import { endpoints } from '../contract/endpoints';

/** One line per operation of the contract, which says its path; the pages for people are none of these. */
export default function routes(app: Application): void {
  const { article, content, document, feed, health, taxonomy } = app.controller;
  const get = ({ operationId, path }: Endpoint, handler: () => void) =>
    // `{name}` of the contract is `:name` to the router.
    app.router.get(operationId, path.replace(/\{(\w+)\}/g, ':$1'), handler);

  get(endpoints.listArticles, article.list);
  // Before the one after it, which would take the ending for a part of the slug.
  get(endpoints.getArticleMarkdown, article.getMarkdown);
  get(endpoints.getArticle, article.get);
  get(endpoints.getArticleBySlug, article.getBySlug);
  get(endpoints.listRelated, article.listRelated);

  get(endpoints.listCollections, taxonomy.listCollections);
  get(endpoints.getCollection, taxonomy.getCollection);
  get(endpoints.listCategories, taxonomy.listCategories);
  get(endpoints.getCategory, taxonomy.getCategory);
  get(endpoints.listTags, taxonomy.listTags);
  get(endpoints.getTag, taxonomy.getTag);
  get(endpoints.listAuthors, taxonomy.listAuthors);
  get(endpoints.getAuthor, taxonomy.getAuthor);

  get(endpoints.listArchives, content.listArchives);
  get(endpoints.listSuggestions, content.listSuggestions);
  get(endpoints.getManifest, content.getManifest);

  get(endpoints.getRssFeed, feed.getRssFeed);
  get(endpoints.getAtomFeed, feed.getAtomFeed);
  get(endpoints.getJsonFeed, feed.getJsonFeed);
  get(endpoints.getSitemap, feed.getSitemap);
  get(endpoints.getSitemapPart, feed.getSitemapPart);
  get(endpoints.getRobotsText, feed.getRobotsText);
  get(endpoints.getLlmsText, feed.getLlmsText);

  get(endpoints.getOpenApi, document.getOpenApi);
  get(endpoints.getHealth, health.getHealth);
  get(endpoints.getReadiness, health.getReadiness);
  get(endpoints.getMetrics, health.getMetrics);

  for (const { name, path, answer } of app.explorer?.pages ?? []) app.router.get(name, path, answer);
}
