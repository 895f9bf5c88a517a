import http from 'node:http';
import { answerParent } from './answer-parent';

/** Forked by the benchmark: nothing but node:http and a buffer of as many bytes as the argument says. */
function serveBuffer(): void {
  const body = Buffer.alloc(Number(process.argv[2]), 'x');
  answerParent(
    http.createServer((_request, response) => {
      response.writeHead(200, {
        'content-type': 'application/json; charset=utf-8',
        'content-length': body.length,
      });
      response.end(body);
    }),
  );
}

serveBuffer();
