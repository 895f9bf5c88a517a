import { Controller } from 'egg';
import {
  getArticle,
  getArticleBySlug,
  getArticleMarkdown,
  getPublicArticle,
  listArticles,
  listRelated,
} from '../../contract/articles';
import type { ArticleLookup } from '../../core/read/catalog/find-article';

/** Lists of articles and single ones. */
export default class ArticleController extends Controller {
  list(): void {
    const { ctx } = this;
    const { query } = ctx.input(listArticles);
    const { body, linkHeader, lastModified } = ctx.service.article.list(query);
    ctx.answer(listArticles, body, lastModified, linkHeader);
  }

  get(): void {
    const { ctx } = this;
    if (ctx.app.previewKeys && this.preview()) return;
    const { params, query } = ctx.input(getPublicArticle);
    const found = ctx.service.article.find(params.collection, params.slug);
    if (this.redirected(found)) return;
    const { body, lastModified } = ctx.service.article.show(found.article, query);
    ctx.answer(getArticle, body, lastModified);
  }

  getBySlug(): void {
    const { ctx } = this;
    const { params, query } = ctx.input(getArticleBySlug);
    const found = ctx.service.article.findBySlug(params.slug);
    if (this.redirected(found)) return;
    const { body, lastModified } = ctx.service.article.show(found.article, query);
    ctx.answer(getArticleBySlug, body, lastModified);
  }

  listRelated(): void {
    const { ctx } = this;
    const { params, query } = ctx.input(listRelated);
    const found = ctx.service.article.find(params.collection, params.slug);
    if (this.redirected(found, '/related')) return;
    const { body, lastModified } = ctx.service.article.related(found.article, query.limit);
    ctx.answer(listRelated, body, lastModified);
  }

  getMarkdown(): void {
    const { ctx } = this;
    const { collection, slug } = ctx.params as { collection: string; slug: string };
    if (this.endsInMd(collection, slug)) {
      // An article whose slug ends in `.md` wins; the route took the ending off.
      Object.assign(ctx.params, { slug: `${slug}.md` });
      this.get();
      return;
    }
    ctx.input(getArticleMarkdown);
    const found = ctx.service.article.find(collection, slug);
    if (this.redirected(found, '.md')) return;
    const { body, lastModified } = ctx.service.article.markdown(found.article);
    ctx.answer(getArticleMarkdown, body, lastModified);
  }

  /** Shows the article when a token is sent; without one nothing is done, and false returned. */
  private preview(): boolean {
    const { ctx } = this;
    const { params, query } = ctx.input(getArticle);
    if (query.preview === undefined) return false;
    ctx.isPrivate = true;
    ctx.answer(getArticle, ctx.service.preview.show(params, query.preview, query));
    return true;
  }

  /**
   * Whether an address that ends in `.md` is that of an article called so.
   *
   * With a token, only when the token or the public says so: whether there is a draft of that name is nobody's business.
   */
  private endsInMd(collection: string, slug: string): boolean {
    const { article, preview } = this.ctx.service;
    const token: unknown = this.ctx.query.preview;
    if (typeof token !== 'string' || !this.app.previewKeys) return article.endsInMd(collection, slug);
    return preview.isGood(token, `${collection}/${slug}.md`) || article.isPublic(collection, `${slug}.md`);
  }

  /** Answers 301 when the name asked for is an old one; the query goes along. */
  private redirected(found: ArticleLookup, suffix = ''): boolean {
    const { ctx } = this;
    if (found.kind === 'article') return false;
    const { id, path } = ctx.service.article.address(found.article);
    ctx.answerMoved({ id, location: `${path}${suffix}${ctx.search}` });
    return true;
  }
}
