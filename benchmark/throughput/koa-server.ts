import http from 'node:http';
import Koa from 'koa';
import { reportToParent } from '../report-to-parent';
import { readPreparedBodies } from './prepared-responses';

/** Koa with prepared responses, forked by the benchmark. Egg is built on Koa, so this is the limit for an Egg application. */
function servePrepared(): void {
  const bodies = readPreparedBodies(process.argv[2] ?? '');
  const app = new Koa();
  app.use((ctx) => {
    const { type, encoding, etag, body } = bodies.find(ctx.url, ctx.get('Accept-Encoding'));
    ctx.status = 200;
    if (etag !== undefined) ctx.set('ETag', etag);
    if (ctx.fresh) {
      ctx.status = 304;
      return;
    }
    ctx.body = body;
    ctx.set('Content-Type', type);
    if (encoding !== undefined) ctx.set('Content-Encoding', encoding);
  });
  reportToParent(http.createServer(app.callback()));
}

servePrepared();
