import http from 'node:http';
import { answerParent } from '../answer-parent';
import { readReadyBodies } from './ready-answers';

/** Forked by the benchmark: nothing but node:http and ready buffers, which is as fast as Node answers. */
function serveReady(): void {
  const bodies = readReadyBodies(process.argv[2] ?? '');
  answerParent(
    http.createServer((request, response) => {
      const { type, encoding, etag, body } = bodies.find(
        request.url ?? '/',
        request.headers['accept-encoding']?.toString() ?? '',
      );
      if (etag !== undefined && request.headers['if-none-match'] === etag) {
        response.writeHead(304, { etag });
        response.end();
        return;
      }
      response.writeHead(200, {
        'content-type': type,
        'content-length': body.length,
        ...(encoding !== undefined && { 'content-encoding': encoding }),
      });
      response.end(body);
    }),
  );
}

serveReady();
