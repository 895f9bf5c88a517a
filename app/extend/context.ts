import type { Context } from 'egg';
import type { ArticleMoved } from '../../contract/articles';
import type { Endpoint, InputOf } from '../../contract/endpoint';
import { ProblemError } from '../../contract/problem-error';
import { readInput } from '../../contract/read-input';
import type { ResultOf } from '../service/content';

/** SCF allows 4 KiB of response headers in total, and `Location` contains the query of the request. */
const maxLocationBytes = 3 * 1024;

/** Extensions of Egg's request context. */
export default {
  /**
   * Returns the checked, typed input of an operation.
   *
   * @throws ProblemError with an entry for every parameter that is unknown or invalid
   */
  input<E extends Endpoint>(this: Context, endpoint: E): InputOf<E> {
    const params = this.params as Record<string, string>;
    const result = readInput(endpoint, params, this.querystring);
    if (result.ok) return result.input;
    const { issues } = result;
    const code = issues.some((issue) => issue.code === 'unknown_parameter')
      ? 'unknown_parameter'
      : 'invalid_parameter';
    const detail = issues.map(({ parameter, message }) => `${parameter}: ${message}`).join(' ');
    const errors = issues.map(({ parameter, message, suggestion }) => ({ parameter, message, suggestion }));
    throw new ProblemError(code, detail, { errors });
  },

  /** Sets the result of an operation; `app/response` makes the response from it. */
  sendResult<E extends Endpoint>(
    this: Context,
    endpoint: E,
    { body, lastModified = null, link = null }: ResultOf<E>,
  ): void {
    this.operationResult = { endpoint, body, lastModified, link };
    // Middleware that an operator added expects the body where Koa has it.
    if (this.app.addedMiddleware.length > 0) this.body = body;
  },

  /** Redirects from a former id of an article to its current one. */
  sendMoved(this: Context, moved: ArticleMoved['data']): void {
    if (Buffer.byteLength(moved.location) > maxLocationBytes) {
      throw new ProblemError(
        'uri_too_long',
        `The article is now "${moved.id}"; ask for it there, or with a shorter query.`,
      );
    }
    const body: ArticleMoved = { data: moved };
    this.status = 301;
    this.body = body;
    this.set('Location', moved.location);
    this.set('Cache-Control', this.app.cacheControl(this.service.content));
  },
};
