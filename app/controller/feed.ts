import { Controller } from 'egg';
import * as contract from '../../contract/feeds';

/** Feeds for feed readers, and the files that crawlers read. */
export default class FeedController extends Controller {
  getRssFeed(): void {
    const { query } = this.ctx.input(contract.getRssFeed);
    this.ctx.sendResult(contract.getRssFeed, this.service.feed.rss(query));
  }

  getAtomFeed(): void {
    const { query } = this.ctx.input(contract.getAtomFeed);
    this.ctx.sendResult(contract.getAtomFeed, this.service.feed.atom(query));
  }

  getJsonFeed(): void {
    const { query } = this.ctx.input(contract.getJsonFeed);
    this.ctx.sendResult(contract.getJsonFeed, this.service.feed.json(query));
  }

  getSitemap(): void {
    this.ctx.input(contract.getSitemap);
    this.ctx.sendResult(contract.getSitemap, this.service.feed.sitemap());
  }

  getSitemapPart(): void {
    const { params } = this.ctx.input(contract.getSitemapPart);
    this.ctx.sendResult(contract.getSitemapPart, this.service.feed.sitemapPart(params.part));
  }

  getRobotsText(): void {
    this.ctx.input(contract.getRobotsText);
    this.ctx.sendResult(contract.getRobotsText, { body: this.service.feed.robotsText() });
  }

  getLlmsText(): void {
    this.ctx.input(contract.getLlmsText);
    this.ctx.sendResult(contract.getLlmsText, this.service.feed.llmsText());
  }
}
