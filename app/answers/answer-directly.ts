import type { Application, Context } from 'egg';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Endpoint } from '../../contract/endpoint';
import { endpoints } from '../../contract/endpoints';
import { exposedHeaders } from '../presenter/to-allowed-origin';
import { toBytes } from '../presenter/to-bytes';
import type { Judgement, ReadyAnswer } from './answer-cache';
import { maxBodyBytes, toContentType, toLastModified } from './answered';

/** An answer that was made now, and the moment that it was made for. */
export interface MadeAnswer {
  readonly judgement: Judgement;
  readonly answer: ReadyAnswer;
}

/** Makes the answer to a GET or HEAD; undefined where that takes the whole application. */
export type MakeAnswer = (request: IncomingMessage, response: ServerResponse) => MadeAnswer | undefined;

/** Longer URLs are the application's to judge, which refuses some. */
const maxUrlLength = 2_000;

/** The part of a route that is asked here; Egg's types leave the router's list out. */
interface Layer {
  readonly name: string | null;
  readonly path: string;
  readonly paramNames: readonly unknown[];
  readonly stack: readonly ((ctx: Context) => unknown)[];
}

interface Route {
  readonly endpoint: Endpoint;
  readonly handler: (ctx: Context) => unknown;
}

/**
 * Makes answers by the controller alone, where nothing else has a say: what middlewares add to a public answer is the same
 * for all, and whoever sends it knows that. It is so for operations whose path has no parameters.
 *
 * What comes out of a controller otherwise, such as a problem, a redirect, a header of its own, or an answer that takes
 * time, is left to the application, which asks the controller again. So nothing is written to the response here.
 */
export function openDirectly(app: Application): MakeAnswer {
  const routes = findRoutes(app);
  return (request, response) => {
    const { url = '/' } = request;
    const route = url.length > maxUrlLength ? undefined : routes.get(pathOf(url));
    if (!route) return undefined;
    // Koa's types know Koa's context alone.
    const ctx = app.createContext(request, response) as unknown as Context;
    Object.assign(ctx, { params: {} });
    // It has answered when it comes back, or is not for here.
    Promise.resolve(route.handler(ctx)).catch(() => undefined);
    const made = make(ctx, route);
    // Whatever was begun is begun again.
    if (!made) for (const name of response.getHeaderNames()) response.removeHeader(name);
    return made;
  };
}

function make(ctx: Context, { endpoint: { path } }: Route): MadeAnswer | undefined {
  const { app, answered, res } = ctx;
  if (!answered || ctx.isPrivate || res.statusCode !== 200 || res.getHeaderNames().length > 0)
    return undefined;
  const { edition, now, publication } = ctx.service.content;
  const { bytes, etag } = toBytes(answered.body);
  if (bytes.length > maxBodyBytes || publication !== app.publication) return undefined;
  const lastModified = toLastModified(answered.lastModified);
  const headers = ['X-Content-Type-Options', 'nosniff', 'X-Content-Revision', edition.catalog.revision];
  headers.push('Access-Control-Expose-Headers', exposedHeaders);
  if (answered.link !== null) headers.push('Link', answered.link);
  if (lastModified !== '') headers.push('Last-Modified', lastModified);
  headers.push('ETag', etag);
  const contentType = toContentType(answered.endpoint);
  const judgement = { edition, now };
  const parts = { body: bytes, contentType, etag, lastModified, headers, path, route: path };
  // Egg tells of every request that it makes a context for.
  app.emit('request', ctx);
  return { judgement, answer: app.answers.keep(ctx.url, parts, judgement) };
}

/** The routes of public operations whose path has no parameters, by path. */
function findRoutes(app: Application): ReadonlyMap<string, Route> {
  const { stack } = app.router as unknown as { readonly stack: readonly Layer[] };
  const routes = new Map<string, Route>();
  for (const { name, path, paramNames, stack: handlers } of stack) {
    const endpoint = Object.values<Endpoint>(endpoints).find(({ operationId }) => operationId === name);
    const [handler, ...others] = handlers;
    if (!endpoint || !handler || others.length > 0) continue;
    if (endpoint.caching === 'public' && paramNames.length === 0) routes.set(path, { endpoint, handler });
  }
  return routes;
}

function pathOf(url: string): string {
  const end = url.indexOf('?');
  return end === -1 ? url : url.slice(0, end);
}
