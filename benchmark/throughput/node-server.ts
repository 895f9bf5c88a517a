import http from 'node:http';
import { reportToParent } from '../report-to-parent';
import { readPreparedBodies } from './prepared-responses';

/** The baseline, forked by the benchmark: bare node:http with prepared responses, the fastest that Node.js can respond. */
function servePrepared(): void {
  const bodies = readPreparedBodies(process.argv[2] ?? '');
  reportToParent(
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

servePrepared();
