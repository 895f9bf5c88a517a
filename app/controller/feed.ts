import { Controller } from 'egg';
import * as contract from '../../contract/feeds';

/** Feeds for readers, and what crawlers ask of a site. */
export default class FeedController extends Controller {
  getRssFeed(): void {
    const { ctx } = this;
    const { query } = ctx.input(contract.getRssFeed);
    const { body, lastModified } = ctx.service.feed.rss(query);
    ctx.answer(contract.getRssFeed, body, lastModified);
  }

  getAtomFeed(): void {
    const { ctx } = this;
    const { query } = ctx.input(contract.getAtomFeed);
    const { body, lastModified } = ctx.service.feed.atom(query);
    ctx.answer(contract.getAtomFeed, body, lastModified);
  }

  getJsonFeed(): void {
    const { ctx } = this;
    const { query } = ctx.input(contract.getJsonFeed);
    const { body, lastModified } = ctx.service.feed.json(query);
    ctx.answer(contract.getJsonFeed, body, lastModified);
  }

  getSitemap(): void {
    const { ctx } = this;
    ctx.input(contract.getSitemap);
    const { body, lastModified } = ctx.service.feed.sitemap();
    ctx.answer(contract.getSitemap, body, lastModified);
  }

  getSitemapPart(): void {
    const { ctx } = this;
    const { params } = ctx.input(contract.getSitemapPart);
    const { body, lastModified } = ctx.service.feed.sitemapPart(params.part);
    ctx.answer(contract.getSitemapPart, body, lastModified);
  }

  getRobotsText(): void {
    const { ctx } = this;
    ctx.input(contract.getRobotsText);
    ctx.answer(contract.getRobotsText, ctx.service.feed.robotsText());
  }

  getLlmsText(): void {
    const { ctx } = this;
    ctx.input(contract.getLlmsText);
    const { body, lastModified } = ctx.service.feed.llmsText();
    ctx.answer(contract.getLlmsText, body, lastModified);
  }
}
