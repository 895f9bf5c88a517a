import type { Context } from 'egg';
import { findRoute } from '../operations/find-route';
import type { ResponseContent } from './build-response';
import type { Exchange } from './exchange';
import { resolveRequestId } from './resolve-request-id';
import type { ContentView } from './response-cache';
import { toResponseContent } from './to-response-content';
import { refuseUnanswered, toProblemContent } from './to-problem-content';

/**
 * Runs what answers a request, once, and makes content of what that said: a problem where it failed. What is public is
 * cached for those who ask the same (`cache-first.ts`).
 *
 * @param started by `readStopwatch()`
 * @param answer a controller, or whatever leads to one
 */
export async function makeExchange(ctx: Context, started: number, answer: () => unknown): Promise<Exchange> {
  ctx.requestId = resolveRequestId(ctx.req.headers);
  let content: ResponseContent;
  let view: ContentView | undefined;
  try {
    await answer();
    refuseUnanswered(ctx);
    content = toResponseContent(ctx);
    if (content.cacheControl === null) {
      view = viewOf(ctx);
      content = storeContent(ctx, content, view);
    }
  } catch (error) {
    content = toProblemContent(ctx, error);
    view = undefined;
  }
  return {
    app: ctx.app,
    request: ctx.req,
    requestId: ctx.requestId,
    started,
    content,
    view,
    path: ctx.path,
    route: findRoute(ctx),
    fault: ctx.fault,
  };
}

function storeContent(ctx: Context, content: ResponseContent, view: ContentView): ResponseContent {
  const { app, res, url, path } = ctx;
  // Swapped under way: this response is right for the request that began before, and for none after it.
  if (ctx.service.content.liveContent !== app.liveContent) return content;
  // A header of the controller's own, such as a cookie, may be for one client alone.
  if (res.getHeaderNames().length > 0) return content;
  return app.responseCache.store(url, { content, path, route: findRoute(ctx) }, view).content;
}

function viewOf(ctx: Context): ContentView {
  const { edition, now } = ctx.service.content;
  return { edition, now };
}
