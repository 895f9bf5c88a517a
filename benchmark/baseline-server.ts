import http from 'node:http';
import { reportToParent } from './report-to-parent';

/** The baseline, forked by the benchmark: bare node:http that sends a buffer. The argument is its size in bytes. */
function serveBuffer(): void {
  const body = Buffer.alloc(Number(process.argv[2]), 'x');
  reportToParent(
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
