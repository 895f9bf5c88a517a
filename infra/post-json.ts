import type { ClientRequest, IncomingMessage, RequestOptions } from 'node:http';
import { lookUpHost } from './look-up-host';

/** The default time limit for the entire exchange, in ms, because a response may wait for it. */
const defaultTimeoutMs = 2000;
/** Nobody needs more of a response, in bytes. */
const maxAnswerBytes = 16 * 1024;

type Send = (
  url: string,
  options: RequestOptions,
  onResponse: (response: IncomingMessage) => void,
) => ClientRequest;

/**
 * Posts JSON and returns the body of the response, its first 16 KiB at most. It does not follow redirects or keep the
 * connection.
 *
 * @param timeoutMs the time limit for the entire exchange
 * @throws Error with the reason of a failure, but without the URL, which is a secret
 */
export async function postJson(url: string, body: string, timeoutMs = defaultTimeoutMs): Promise<string> {
  // Loaded on first use, because TLS is the slowest part of Node to load.
  const { request: send }: { request: Send } = url.startsWith('https:')
    ? await import('node:https')
    : await import('node:http');
  return new Promise((resolve, reject) => {
    const headers = { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) };
    const fail = (error: NodeJS.ErrnoException) => {
      // The messages of Node contain the address; the codes do not.
      reject(error.code === undefined ? error : new Error(`The connection failed: ${error.code}.`));
    };
    const request = send(url, { method: 'POST', agent: false, headers, lookup: lookUpHost }, (response) => {
      const { statusCode = 0 } = response;
      if (statusCode < 200 || statusCode >= 300) {
        reject(new Error(`It was answered with ${statusCode}.`));
        request.destroy();
        return;
      }
      let answer = '';
      const finish = () => {
        resolve(answer);
        request.destroy();
      };
      response.setEncoding('utf8').on('error', fail).on('end', finish);
      response.on('data', (text: string) => {
        answer += text;
        if (answer.length >= maxAnswerBytes) finish();
      });
    });
    const timer = setTimeout(() => {
      const error = new Error(`There was no answer within ${Math.round(timeoutMs)} ms.`);
      // Before destroying the request, which is an error of its own for a response that has begun.
      reject(error);
      request.destroy();
    }, timeoutMs);
    request.on('error', fail);
    request.on('close', () => {
      clearTimeout(timer);
    });
    request.end(body);
  });
}
