import http from 'node:http';
import Koa from 'koa';
import { answerParent } from '../answer-parent';
import { readReadyBodies } from './ready-answers';

/** Forked by the benchmark: ready buffers behind Koa as it comes, which is below every Egg application. */
function serveReady(): void {
  const bodies = readReadyBodies(process.argv[2] ?? '');
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
  answerParent(http.createServer(app.callback()));
}

serveReady();
