import { Controller } from 'egg';
import * as contract from '../../contract/articles';
import type { ArticleEnding } from '../service/article';
import type { ArticleLookup } from '../../core/read/catalog/find-article';

/** Lists of articles and single articles. */
export default class ArticleController extends Controller {
  list(): void {
    const { query } = this.ctx.input(contract.listArticles);
    this.ctx.sendResult(contract.listArticles, this.service.article.list(query));
  }

  get(): void {
    if (this.app.previewKeys && this.preview()) return;
    const { params, query } = this.ctx.input(contract.getPublicArticle);
    const found = this.service.article.find(params.collection, params.slug);
    if (this.redirected(found)) return;
    this.ctx.sendResult(contract.getArticle, this.service.article.show(found.article, query));
  }

  getBySlug(): void {
    const { params, query } = this.ctx.input(contract.getArticleBySlug);
    const found = this.service.article.findBySlug(params.slug);
    if (this.redirected(found)) return;
    this.ctx.sendResult(contract.getArticleBySlug, this.service.article.show(found.article, query));
  }

  listRelated(): void {
    const { ctx } = this;
    const { collection, slug } = ctx.params as { collection: string; slug: string };
    if (this.endsIn('/related', collection, slug)) {
      // The route removed `/related`, but it is part of the slug.
      Object.assign(ctx.params, { slug: `${slug}/related` });
      this.get();
      return;
    }
    const { params, query } = this.ctx.input(contract.listRelated);
    const found = this.service.article.find(params.collection, params.slug);
    if (this.redirected(found, '/related')) return;
    this.ctx.sendResult(contract.listRelated, this.service.article.related(found.article, query.limit));
  }

  getMarkdown(): void {
    const { ctx } = this;
    const { collection, slug } = ctx.params as { collection: string; slug: string };
    if (this.endsIn('.md', collection, slug)) {
      // The route removed `.md`, but it is part of the slug.
      Object.assign(ctx.params, { slug: `${slug}.md` });
      this.get();
      return;
    }
    ctx.input(contract.getArticleMarkdown);
    const found = this.service.article.find(collection, slug);
    if (this.redirected(found, '.md')) return;
    ctx.sendResult(contract.getArticleMarkdown, this.service.article.markdown(found.article));
  }

  /** Sends the previewed article if the request has a token; otherwise does nothing and returns false. */
  private preview(): boolean {
    const { ctx } = this;
    const { params, query } = ctx.input(contract.getArticle);
    if (query.preview === undefined) return false;
    ctx.isPrivate = true;
    ctx.sendResult(contract.getArticle, { body: this.service.preview.show(params, query.preview, query) });
    return true;
  }

  /**
   * Whether the end of the path is part of the slug.
   *
   * In a request with a token, a draft with this slug counts only if the token is valid for it. So a response does not tell
   * whether a draft exists.
   */
  private endsIn(ending: ArticleEnding, collection: string, slug: string): boolean {
    const { article, preview } = this.service;
    const token: unknown = this.ctx.query.preview;
    if (typeof token !== 'string' || !this.app.previewKeys) return article.endsIn(ending, collection, slug);
    return (
      preview.isValid(token, `${collection}/${slug}${ending}`) || article.isPublic(collection, slug + ending)
    );
  }

  /** Sends a 301 with the query of the request if the article was found by a former id. */
  private redirected(found: ArticleLookup, suffix = ''): boolean {
    if (found.kind === 'article') return false;
    const { id, path } = this.service.article.address(found.article);
    this.ctx.sendMoved({ id, location: `${path}${suffix}${this.ctx.search}` });
    return true;
  }
}
