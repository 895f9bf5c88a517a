import { Service } from 'egg';
import type { getArticle } from '../../contract/articles';
import type { ResponseBodyOf, InputOf } from '../../contract/endpoint';
import { ProblemError } from '../../contract/problem-error';
import { createEdition } from '../../core/read/catalog/edition';
import { findNumber } from '../../core/read/catalog/find-number';
import { verifyPreview } from '../../core/read/preview/preview-token';
import type { QueryOf } from './content';

/** Single articles for clients with a signed link, public or not. */
export default class PreviewService extends Service {
  /** Whether a token is valid for this article now; always false where previews are off. */
  isValid(token: string, id: string): boolean {
    const { previewKeys } = this.app;
    return previewKeys !== undefined && verifyPreview(token, id, this.service.content.now, previewKeys);
  }

  /**
   * Returns an article as it would be if it were public now: its terms have the names that they would have, and its
   * neighbours are the public articles before and after it. A public article is the same as without a token.
   *
   * @throws ProblemError `forbidden` for an invalid token, whether or not the article exists; `article_not_found` if the
   * token is valid and the article does not exist
   */
  show(
    { collection, slug }: InputOf<typeof getArticle>['params'],
    token: string,
    query: QueryOf<typeof getArticle>,
  ): ResponseBodyOf<typeof getArticle> {
    const id = `${collection}/${slug}`;
    if (!this.isValid(token, id)) throw forbiddenError();
    const { content, article } = this.service;
    const { catalog } = content.edition;
    const number = findNumber(catalog, id);
    if (number === undefined) {
      const detail = `The link is good, but there is no article "${id}" here; ask for a link by the name it has now.`;
      throw new ProblemError('article_not_found', detail, { suggestions: [] });
    }
    return article.show(number, query, createEdition(catalog, content.now, number)).body;
  }
}

/** The same error for every invalid token. It tells nothing about the article, and nothing that helps to forge a token. */
function forbiddenError(): ProblemError {
  const message =
    'Is not good for this article now: it is for another one, has expired, was revoked, or was changed.';
  const errors = [{ parameter: 'preview', message, suggestion: null }];
  return new ProblemError('forbidden', `preview: ${message} Ask whoever sent the link for a new one.`, {
    errors,
  });
}
