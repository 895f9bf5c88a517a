import assert from 'node:assert/strict';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Application } from 'egg';
import { signPreview } from '../../core/read/preview/preview-token';
import { createPreviewKeys } from '../../infra/preview-keys';
import { readAnswer } from '../support/function-ways';
import { startFunction } from '../support/start-function';
import { startWorld } from './support';

const secret = 'a secret that has more than 32 characters';
const keys = createPreviewKeys([secret]);
const articles = [{ id: 'blog/draft', draft: true }] as const;
const path = '/api/v1/articles/blog/draft';

function tokenFor(id: string, now = Date.now()): string {
  assert.ok(keys);
  const issued = Math.floor(now / 1000);
  return signPreview(id, { issued, expires: issued + 3600 }, keys);
}

/** Makes every request fail that shows an article. */
function breakRecords({ liveContent }: Application): void {
  assert.ok(liveContent);
  Object.assign(liveContent.catalog.records, {
    summary: () => {
      throw new TypeError('the disk failed');
    },
  });
}

/** Catches all that is written to standard output and standard error. */
function catchOutput(): { readonly text: () => string; readonly release: () => void } {
  const streams = [process.stdout, process.stderr];
  const restores = streams.map((stream) => {
    const write = stream.write.bind(stream);
    return () => {
      stream.write = write;
    };
  });
  const chunks: string[] = [];
  for (const stream of streams) {
    stream.write = (chunk: string | Uint8Array) => {
      chunks.push(Buffer.from(chunk).toString());
      return true;
    };
  }
  const release = () => {
    for (const restore of restores) restore();
  };
  return { text: () => chunks.join(''), release };
}

describe('a preview leaves no trace', () => {
  it('in logs, alerts and metrics, whether it is shown, refused or fails', async () => {
    const told: string[] = [];
    const webhook = http.createServer((request, response) => {
      request.on('data', (chunk: Buffer) => told.push(chunk.toString()));
      request.on('end', () => response.end());
    });
    await new Promise<void>((resolve) => webhook.listen(0, '127.0.0.1', resolve));
    const env = {
      PREVIEW_SECRET: secret,
      // For a line of the metrics.
      LOG_PROBES: 'on',
      ALERT_WEBHOOK: `http://127.0.0.1:${(webhook.address() as AddressInfo).port}/`,
    };
    const running = await startFunction(articles, env);
    try {
      const good = tokenFor('blog/draft');
      const bad = tokenFor('blog/other');
      const ask = async (preview: string) => {
        const event = { httpMethod: 'GET', path, queryString: { preview } };
        return readAnswer(await running.handler(event, { request_id: 'r' }));
      };
      assert.deepEqual([(await ask(good)).status, (await ask(bad)).status], [200, 403]);
      breakRecords(running.app);
      const failed = await ask(good);
      assert.equal(failed.status, 500);
      const metrics = readAnswer(await running.handler({ httpMethod: 'GET', path: '/metrics' }));

      const lines = running.log();
      assert.deepEqual(
        lines.filter(({ event }) => event === 'request').map(({ status }) => status),
        [200, 403, 500, 200],
      );
      assert.equal(told.length, 1);
      const traces = JSON.stringify([
        lines,
        told,
        metrics.body.toString(),
        failed.body.toString(),
        failed.headers,
      ]);
      for (const token of [good, bad, secret, ...[good, bad].map((text) => text.split('.').at(-1) ?? '')])
        assert.ok(!traces.includes(token));
    } finally {
      await running.close();
      webhook.close();
    }
  });

  it('in the lines that people read in development', async () => {
    const world = await startWorld(articles, { env: { PREVIEW_SECRET: secret } });
    const good = tokenFor('blog/draft', world.app.now());
    const output = catchOutput();
    try {
      breakRecords(world.app);
      await world.app.httpRequest().get(`${path}?preview=${good}`).expect(500);
    } finally {
      output.release();
      await world.close();
    }
    assert.match(output.text(), /the disk failed/);
    assert.ok(!output.text().includes(good));
  });
});
