import { Service } from 'egg';
import { listArticles as articlesContract } from '../../contract/articles';
import { getOpenApi } from '../../contract/documents';
import {
  feedLength,
  getAtomFeed,
  getJsonFeed,
  getRssFeed,
  getSitemap,
  getSitemapPart,
} from '../../contract/feeds';
import { ProblemError } from '../../contract/problem-error';
import { splitId } from '../../core/model/article/article-id';
import type { ArticleFilter } from '../../core/read/catalog/apply-filter';
import { listArticles } from '../../core/read/catalog/list-articles';
import type { Feed } from '../../core/read/feed/feed';
import { listSitemapParts, toSitemapIndex } from '../../core/read/feed/sitemap';
import { toAtom } from '../../core/read/feed/to-atom';
import { toJsonFeed } from '../../core/read/feed/to-json-feed';
import { toLlmsText, type LlmsEntry } from '../../core/read/feed/to-llms-text';
import { toRobotsText } from '../../core/read/feed/to-robots-text';
import { toRss } from '../../core/read/feed/to-rss';
import { toFeedItem } from '../presenter/to-feed-item';
import { toLink } from '../presenter/to-page-links';
import type { QueryOf, ResultOf, ServiceResult } from './content';

type Query = QueryOf<typeof getRssFeed>;
type FeedContract = Pick<typeof getRssFeed, 'path' | 'query'>;

/** Bounds the work for `llms.txt`, which reads the record of each article that it lists. */
const maxLlmsEntries = 500;

/** The articles as feeds and as files for crawlers. */
export default class FeedService extends Service {
  rss(query: Query): ServiceResult<string> {
    return this.project(getRssFeed, query, toRss);
  }

  atom(query: Query): ServiceResult<string> {
    return this.project(getAtomFeed, query, toAtom);
  }

  json(query: Query): ResultOf<typeof getJsonFeed> {
    return this.project(getJsonFeed, query, toJsonFeed);
  }

  /** A single sitemap of all public articles, or the index of its parts. @throws ProblemError without `SITE_URL` */
  sitemap(): ServiceResult<string> {
    const siteUrl = this.siteUrlFor(getSitemap.path);
    const { content } = this.service;
    const { edition } = content;
    const parts = listSitemapParts(edition, siteUrl);
    const [only, ...others] = parts;
    const toUrl = (part: number) => `${siteUrl}${getSitemapPart.path.replace('{part}', String(part))}`;
    return content.toResult(only && others.length === 0 ? only.xml : toSitemapIndex(edition, parts, toUrl));
  }

  /** One part of the sitemap. @throws ProblemError if there is no part with this number */
  sitemapPart(number: string): ServiceResult<string> {
    const siteUrl = this.siteUrlFor(getSitemap.path);
    const { content } = this.service;
    const parts = listSitemapParts(content.edition, siteUrl);
    const part = /^[1-9]\d*$/.test(number) ? parts[Number(number) - 1] : undefined;
    if (!part) {
      const detail = `The sitemap has no part "${number}"; ${getSitemap.path} names those that there are.`;
      throw new ProblemError('not_found', detail);
    }
    return content.toResult(part.xml);
  }

  robotsText(): string {
    const { siteUrl } = this.config.casebook;
    return toRobotsText(siteUrl && `${siteUrl}${getSitemap.path}`);
  }

  llmsText(): ServiceResult<string> {
    const { articles, total } = this.list({}, maxLlmsEntries);
    const body = toLlmsText({
      title: this.config.casebook.siteTitle,
      entries: articles.map((article) => this.toLlmsEntry(article)),
      total,
      links: [
        {
          title: 'All articles',
          path: articlesContract.path,
          about: 'pages of them as JSON, with filters and full text search',
        },
        { title: 'The API', path: getOpenApi.path, about: 'what it takes and answers, as OpenAPI' },
      ],
    });
    return this.service.content.toResult(body);
  }

  private project<Body>(contract: FeedContract, query: Query, write: (feed: Feed) => Body) {
    const siteUrl = this.siteUrlFor(contract.path);
    const { content } = this.service;
    const { edition } = content;
    const filter = content.filterOf(query);
    const { articles } = this.list(filter, feedLength);
    const feed = {
      title: this.config.casebook.siteTitle,
      homeUrl: `${siteUrl}/`,
      selfUrl: `${siteUrl}${toLink(contract.path, contract.query, query)}`,
      items: articles.map((article) => toFeedItem(edition, article, siteUrl)),
    };
    return content.toResult(write(feed), filter);
  }

  /** The newest of the matching articles. */
  private list(filter: ArticleFilter, limit: number) {
    const request = { order: '-date', page: 1 } as const;
    return listArticles(this.service.content.edition, { filter, request, limit, facets: [] });
  }

  private toLlmsEntry(article: number): LlmsEntry {
    const { catalog } = this.service.content.edition;
    const { collection, slug } = splitId(catalog.idOf(article));
    const { title, description, excerpt } = catalog.records.summary(article);
    const { path } = this.service.article.address(article);
    // The path with `.md` may be the path of another article.
    const isTaken = this.service.article.endsIn('.md', collection, slug);
    return {
      collection,
      title,
      path: isTaken ? `${path}?format=markdown` : `${path}.md`,
      summary: description ?? excerpt,
    };
  }

  /** @throws ProblemError without `SITE_URL` */
  private siteUrlFor(path: string): string {
    const { siteUrl } = this.config.casebook;
    if (siteUrl !== null) return siteUrl;
    const detail = `${path} needs the address of the site, and the server has none; set SITE_URL, such as https://example.com.`;
    throw new ProblemError('not_found', detail);
  }
}
