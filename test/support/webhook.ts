import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** What was posted to a webhook. */
export interface Post {
  /** Path and query. */
  readonly url: string;
  readonly body: string;
}

/** A webhook of this machine. */
export interface Webhook {
  readonly url: string;
  /** Every post so far. */
  readonly posts: readonly Post[];
  readonly close: () => void;
}

/** Opens a webhook. @param answer responds to the last of the posts */
export async function openWebhook(
  answer: (response: http.ServerResponse, posts: readonly Post[]) => void,
): Promise<Webhook> {
  const posts: Post[] = [];
  const server = http.createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => {
      posts.push({ url: request.url ?? '', body });
      answer(response, posts);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook?key=secret-key`,
    posts,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Checks the signature of a post as the service does, and returns the time in it, in ms. */
export function checkSignature(format: 'dingtalk' | 'feishu', { url, body }: Post, secret: string): number {
  if (format === 'feishu') {
    const { timestamp, sign } = JSON.parse(body) as { timestamp: string; sign: string };
    assert.equal(sign, createHmac('sha256', `${timestamp}\n${secret}`).update('').digest('base64'));
    return Number(timestamp) * 1000;
  }
  const query = new URL(url, 'http://localhost').searchParams;
  const timestamp = query.get('timestamp') ?? '';
  assert.equal(query.get('key'), 'secret-key', 'the address lost its own query');
  const expected = createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64');
  assert.equal(query.get('sign'), expected);
  return Number(timestamp);
}
