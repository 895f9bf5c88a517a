import assert from 'node:assert/strict';
import { getMetrics } from '../../contract/operations';
import { checkCommonHeaders } from './http.suite';
import { checkProblem, type TestEnvironment } from './environment';

/** What monitoring collects, in the text format of Prometheus. */
export function metricsSuite(getEnvironment: () => TestEnvironment): void {
  describe('metrics', () => {
    const { path } = getMetrics;

    it('are text of Prometheus, kept by nobody', async () => {
      const environment = getEnvironment();
      const answer = await environment.call(path);
      assert.equal(answer.status, 200);
      assert.equal(answer.headers['content-type'], 'text/plain; version=0.0.4; charset=utf-8');
      assert.equal(answer.headers['cache-control'], 'no-store');
      assert.equal(answer.headers.etag, undefined);
      checkCommonHeaders(environment, answer);
      const lines = answer.body.toString().split('\n');
      assert.equal(lines.pop(), '');
      for (const line of lines) {
        assert.match(line, /^# (?:HELP|TYPE) \w+ .+$|^\w+(?:\{\w+="[^"]*"(?:,\w+="[^"]*")*\})? [\d.e+-]+$/);
      }
    });

    it('count requests by the path of the contract, whatever was asked for', async () => {
      const { call } = getEnvironment();
      const count = async () => {
        const text = (await call(path)).body.toString();
        const [, found] =
          /^casebook_http_requests_total\{route="\/api\/v1\/tags\/\{name\}",status="4xx"\} (\d+)$/m.exec(
            text,
          ) ?? [];
        assert.ok(!text.includes('no-such-tag'));
        return Number(found ?? 0);
      };
      const before = await count();
      await call('/api/v1/tags/no-such-tag-1');
      await call('/api/v1/tags/no-such-tag-2');
      assert.equal(await count(), before + 2);
    });

    it('tell of the content', async () => {
      const { call, era, revision } = getEnvironment();
      const text = (await call(path)).body.toString();
      assert.match(text, new RegExp(`^casebook_articles ${era.articles.length}$`, 'm'));
      assert.ok(text.includes(`casebook_content_info{revision="${revision}"} 1`));
      assert.match(text, /^casebook_ready 1$/m);
    });

    it('take no parameters, and are only read', async () => {
      const { call } = getEnvironment();
      checkProblem(`${path}?x=1`, await call(`${path}?x=1`), 'unknown_parameter');
      checkProblem(path, await call(path, { method: 'POST' }), 'method_not_allowed');
    });
  });
}
