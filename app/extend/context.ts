import type { Context } from 'egg';
import type { ArticleMoved } from '../../contract/articles';
import type { ResponseBodyOf, Endpoint, InputOf } from '../../contract/endpoint';
import { ProblemError } from '../../contract/problem-error';
import { readInput } from '../../contract/read-input';

/** A function may answer 4 KiB of headers in all, and a redirect carries the query along. */
const maxLocationBytes = 3 * 1024;

/** What every request context has besides Koa's and Egg's own. */
export default {
  /**
   * The checked, typed input of an operation.
   *
   * @throws ProblemError naming every parameter at fault
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

  /**
   * Answers an operation.
   *
   * @param lastModified the latest moment behind the answer in ms, or null when there is none
   * @param link the `Link` header, or null for none
   */
  answer<E extends Endpoint>(
    this: Context,
    endpoint: E,
    body: ResponseBodyOf<E>,
    lastModified: number | null = null,
    link: string | null = null,
  ): void {
    this.operationResult = { endpoint, body, lastModified, link };
    // Middleware that an operator added looks for the body where Koa has it.
    if (this.app.addedMiddleware.length > 0) this.body = body;
  },

  /** Answers that an article has another name now. */
  answerMoved(this: Context, moved: ArticleMoved['data']): void {
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
