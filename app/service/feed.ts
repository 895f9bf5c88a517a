import { Service } from 'egg';
import { listArticles as articlesContract } from '../../contract/articles';
import { getOpenApi } from '../../contract/documents';
import type { ResponseBodyOf, InputOf } from '../../contract/endpoint';
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
import { findLastModified } from '../../core/read/catalog/last-modified';
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
import type { ServiceResult } from './content';

type Query = InputOf<typeof getRssFeed>['query'];
type FeedContract = Pick<typeof getRssFeed, 'path' | 'query'>;

/** Of each article that `llms.txt` names a record is read, and nobody reads thousands of lines. */
const maxLlmsEntries = 500;

/** The articles for readers of feeds and for crawlers. */
export default class FeedService extends Service {
  rss(query: Query): ServiceResult<string> {
    return this.project(getRssFeed, query, toRss);
  }

  atom(query: Query): ServiceResult<string> {
    return this.project(getAtomFeed, query, toAtom);
  }

  json(query: Query): ServiceResult<ResponseBodyOf<typeof getJsonFeed>> {
    return this.project(getJsonFeed, query, toJsonFeed);
  }

  /** All public articles, or the index of the parts that list them. @throws ProblemError without a site */
  sitemap(): ServiceResult<string> {
    const siteUrl = this.siteUrlFor(getSitemap.path);
    const { edition, now } = this.service.content;
    const parts = listSitemapParts(edition, siteUrl);
    const [only, ...others] = parts;
    const toUrl = (part: number) => `${siteUrl}${getSitemapPart.path.replace('{part}', String(part))}`;
    return {
      body: only && others.length === 0 ? only.xml : toSitemapIndex(edition, parts, toUrl),
      lastModified: findLastModified(edition, {}, now),
    };
  }

  /** One part of the sitemap. @throws ProblemError where there is none of this number */
  sitemapPart(number: string): ServiceResult<string> {
    const siteUrl = this.siteUrlFor(getSitemap.path);
    const { edition, now } = this.service.content;
    const parts = listSitemapParts(edition, siteUrl);
    const part = /^[1-9]\d*$/.test(number) ? parts[Number(number) - 1] : undefined;
    if (!part) {
      const detail = `The sitemap has no part "${number}"; ${getSitemap.path} names those that there are.`;
      throw new ProblemError('not_found', detail);
    }
    return { body: part.xml, lastModified: findLastModified(edition, {}, now) };
  }

  robotsText(): string {
    const { siteUrl } = this.config.casebook;
    return toRobotsText(siteUrl && `${siteUrl}${getSitemap.path}`);
  }

  llmsText(): ServiceResult<string> {
    const { edition, now } = this.service.content;
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
    return { body, lastModified: findLastModified(edition, {}, now) };
  }

  private project<Body>(
    contract: FeedContract,
    query: Query,
    write: (feed: Feed) => Body,
  ): ServiceResult<Body> {
    const siteUrl = this.siteUrlFor(contract.path);
    const { edition, now } = this.service.content;
    const filter = this.service.content.filterOf(query);
    const { articles } = this.list(filter, feedLength);
    const feed = {
      title: this.config.casebook.siteTitle,
      homeUrl: `${siteUrl}/`,
      selfUrl: `${siteUrl}${toLink(contract.path, contract.query, query)}`,
      items: articles.map((article) => toFeedItem(edition, article, siteUrl)),
    };
    return { body: write(feed), lastModified: findLastModified(edition, filter, now) };
  }

  /** The newest of the matching articles: those that a list begins with. */
  private list(filter: ArticleFilter, limit: number) {
    const span = { order: '-date', page: 1 } as const;
    return listArticles(this.service.content.edition, { filter, span, limit, facets: [] });
  }

  private toLlmsEntry(article: number): LlmsEntry {
    const { catalog } = this.service.content.edition;
    const { collection, slug } = splitId(catalog.idOf(article));
    const { title, description, excerpt } = catalog.records.summary(article);
    const { path } = this.service.article.address(article);
    // Where an article has this name and `.md` behind it, that is another article.
    const isTaken = this.service.article.endsInMd(collection, slug);
    return {
      collection,
      title,
      path: isTaken ? `${path}?format=markdown` : `${path}.md`,
      summary: description ?? excerpt,
    };
  }

  /** Where the site is. @throws ProblemError when nobody has told */
  private siteUrlFor(path: string): string {
    const { siteUrl } = this.config.casebook;
    if (siteUrl !== null) return siteUrl;
    const detail = `${path} needs the address of the site, and the server has none; set SITE_URL, such as https://example.com.`;
    throw new ProblemError('not_found', detail);
  }
}
