import { Service } from 'egg';
import type { getArticle } from '../../contract/articles';
import type { ResponseBodyOf, InputOf } from '../../contract/endpoint';
import { ProblemError } from '../../contract/problem-error';
import { createEdition } from '../../core/read/catalog/edition';
import { findNumber } from '../../core/read/catalog/find-number';
import { verifyPreview } from '../../core/read/preview/preview-token';

/** Single articles for those who hold a signed link, public or not. */
export default class PreviewService extends Service {
  /** Whether a token shows this article now; never where previews are off. */
  isGood(token: string, id: string): boolean {
    const { previewKeys } = this.app;
    return previewKeys !== undefined && verifyPreview(token, id, this.service.content.now, previewKeys);
  }

  /**
   * One article as readers would see it were it public now: its terms have the names they would have, and its neighbours
   * are the public articles next to its place. For an article that is public, this is what everybody sees.
   *
   * @throws ProblemError `forbidden` for a bad token, whether or not there is such an article; `article_not_found` for a
   * good one when there is none
   */
  show(
    { collection, slug }: InputOf<typeof getArticle>['params'],
    token: string,
    query: InputOf<typeof getArticle>['query'],
  ): ResponseBodyOf<typeof getArticle> {
    const id = `${collection}/${slug}`;
    if (!this.isGood(token, id)) throw refuse();
    const { content, article } = this.service;
    const { catalog } = content.edition;
    const number = findNumber(catalog, `${collection}/${slug}`);
    if (number === undefined) {
      const detail = `The link is good, but there is no article "${id}" here; ask for a link by the name it has now.`;
      throw new ProblemError('article_not_found', detail, { suggestions: [] });
    }
    return article.show(number, query, createEdition(catalog, content.now, number)).body;
  }
}

/** Says nothing of the article, and nothing of what is wrong with the token that its forger could use. */
function refuse(): ProblemError {
  const message = 'Is not good for this article now: it is for another one, has expired, or was changed.';
  const errors = [{ parameter: 'preview', message, suggestion: null }];
  return new ProblemError('forbidden', `preview: ${message} Ask whoever sent the link for a new one.`, {
    errors,
  });
}
