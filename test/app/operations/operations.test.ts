import assert from 'node:assert/strict';
import { mock } from 'node:test';
import type { AlertFormat } from '../../../config/content';
import { createAlerts, type Alert } from '../../../app/operations/alerts';
import { findTraceId } from '../../../app/operations/find-trace-id';
import { createMetrics } from '../../../app/operations/metrics';
import type { RequestRecord } from '../../../app/operations/request-record';
import { toAlertBody } from '../../../app/operations/to-alert-body';
import { toExposition } from '../../../app/operations/to-exposition';
import { toEggLogLine, toRequestLine } from '../../../app/operations/to-log-line';

const aRecord = (parts: Partial<RequestRecord> = {}): RequestRecord => ({
  requestId: 'r-1',
  method: 'GET',
  path: '/api/v1/tags/egg',
  route: '/api/v1/tags/{name}',
  status: 200,
  durationMs: 12.34,
  bytes: 10,
  revision: 'abc',
  traceId: undefined,
  ...parts,
});

describe('findTraceId', () => {
  const trace = '0af7651916cd43dd8448eb211c80319c';
  const span = 'b7ad6b7169203331';
  for (const [header, expected] of [
    [`00-${trace}-${span}-01`, trace],
    [`00-${trace}-${span}-00`, trace],
    [`cc-${trace}-${span}-01-what-comes-later`, trace],
    [`00-${trace}-${span}-01-more`, undefined],
    [`ff-${trace}-${span}-01`, undefined],
    [`00-${'0'.repeat(32)}-${span}-01`, undefined],
    [`00-${trace}-${'0'.repeat(16)}-01`, undefined],
    [`00-${trace.toUpperCase()}-${span}-01`, undefined],
    [`00-${trace.slice(1)}-${span}-01`, undefined],
    [`00-${trace}-${span}`, undefined],
    ['', undefined],
  ] as const) {
    it(`finds ${expected ?? 'nothing'} in "${header}"`, () => {
      assert.equal(findTraceId(header), expected);
    });
  }
});

describe('log lines', () => {
  it('of requests are one JSON object, and name a fault by their level', () => {
    for (const [status, level] of [
      [200, 'info'],
      [404, 'info'],
      [500, 'error'],
      [503, 'info'],
    ] as const) {
      const line = toRequestLine(aRecord({ status }));
      assert.ok(!line.includes('\n'));
      const { time, ...rest } = JSON.parse(line) as Record<string, unknown>;
      assert.ok(Date.parse(String(time)) > 0);
      assert.equal(rest.level, level);
      assert.deepEqual(
        [rest.durationMs, rest.route, 'traceId' in rest],
        [12.3, '/api/v1/tags/{name}', false],
      );
    }
  });

  it('cut a path that is longer than any article has', () => {
    const { path } = JSON.parse(toRequestLine(aRecord({ path: `/${'a'.repeat(8000)}` }))) as { path: string };
    assert.equal(path.length, 501);
  });

  it('of errors are one line with what they say first and all the rest behind', () => {
    const message = 'nodejs.TypeError: no\n    at a\ncause:\n\nnodejs.Error: why';
    const line = toEggLogLine({ level: 'ERROR', message, ctx: { requestId: 'r-1' } });
    assert.ok(!line.includes('\n'));
    const { level, requestId, message: first, detail } = JSON.parse(line) as Record<string, string>;
    assert.deepEqual([level, requestId, first], ['error', 'r-1', 'nodejs.TypeError: no']);
    assert.match(detail ?? '', /nodejs\.Error: why/);
  });
});

describe('metrics', () => {
  it('count by route and class of status, and durations below each bound', () => {
    const metrics = createMetrics();
    for (const parts of [
      { durationMs: 1 },
      { durationMs: 30 },
      { durationMs: 60_000, status: 404 },
      { route: 'other' },
    ]) {
      metrics.count(aRecord(parts));
    }
    const text = toExposition(metrics.routes, {
      uptimeSeconds: 1,
      memory: { rss: 1, heapUsed: 2, external: 3 },
      revision: 'a"b\\c\nd',
      articles: 4,
      findings: { errors: 5, warnings: 6 },
      isReady: false,
      connectionsClosed: new Map([['slow_client', 7]]),
      droppedLogLines: 7,
    });
    const route = 'route="/api/v1/tags/{name}"';
    for (const line of [
      `casebook_http_requests_total{${route},status="2xx"} 2`,
      `casebook_http_requests_total{${route},status="4xx"} 1`,
      `casebook_http_requests_total{route="other",status="2xx"} 1`,
      `casebook_http_request_duration_seconds_bucket{${route},le="0.001"} 1`,
      `casebook_http_request_duration_seconds_bucket{${route},le="0.025"} 1`,
      `casebook_http_request_duration_seconds_bucket{${route},le="0.05"} 2`,
      `casebook_http_request_duration_seconds_bucket{${route},le="5"} 2`,
      `casebook_http_request_duration_seconds_bucket{${route},le="+Inf"} 3`,
      `casebook_http_request_duration_seconds_count{${route}} 3`,
      'casebook_content_info{revision="a\\"b\\\\c\\nd"} 1',
      'casebook_findings{severity="warning"} 6',
      'casebook_ready 0',
      'casebook_connections_closed_total{reason="slow_client"} 7',
      'casebook_log_lines_dropped_total 7',
    ]) {
      assert.ok(text.split('\n').includes(line), `${line}\nis not in\n${text}`);
    }
  });
});

describe('alerts', () => {
  const minute = 60_000;

  function open(slowMs = 100) {
    const told: Alert[] = [];
    let now = 0;
    const alerts = createAlerts({
      slowMs,
      post: (alert) => {
        told.push(alert);
        return Promise.resolve();
      },
      onFailure: (reason) => {
        assert.fail(reason);
      },
      now: () => now,
    });
    return { alerts, told, pass: (ms: number) => (now += ms) };
  }

  it('tell a fault the first time, hold like ones back for ten minutes, and then say how many', () => {
    const { alerts, told, pass } = open();
    const fault = new TypeError('no');
    for (let i = 0; i < 4; i++) alerts.notice(aRecord({ status: 500 }), fault);
    assert.equal(told.length, 1);
    assert.deepEqual([told[0]?.kind, told[0]?.reason, told[0]?.heldBack], ['error', 'TypeError: no', 0]);
    pass(9 * minute);
    alerts.notice(aRecord({ status: 500 }), fault);
    assert.equal(told.length, 1);
    pass(minute);
    alerts.notice(aRecord({ status: 500 }), fault);
    assert.deepEqual(
      told.map(({ heldBack }) => heldBack),
      [0, 4],
    );
  });

  it('tell faults of other routes and other names at once', () => {
    const { alerts, told } = open();
    alerts.notice(aRecord({ status: 500 }), new TypeError('no'));
    alerts.notice(aRecord({ status: 500 }), new RangeError('no'));
    alerts.notice(aRecord({ status: 500, route: 'other' }), new TypeError('no'));
    assert.equal(told.length, 3);
  });

  for (const [name, record, slowMs, expected] of [
    ['a slow request', { durationMs: 101 }, 100, ['slow']],
    ['a request that is not slow', { durationMs: 100 }, 100, []],
    ['a slow request where nobody wants to know', { durationMs: 1e6 }, 0, []],
    ['a slow fault, twice', { durationMs: 101, status: 500 }, 100, ['error', 'slow']],
    ['a refused request', { status: 404 }, 100, []],
    ['a server that is not ready', { status: 503 }, 100, []],
  ] as const) {
    it(`tell of ${name}: ${expected.join(', ') || 'nothing'}`, () => {
      const { alerts, told } = open(slowMs);
      alerts.notice(aRecord(record));
      assert.deepEqual(
        told.map(({ kind }) => kind),
        expected,
      );
    });
  }

  it('that cannot be told are told to the log, and never thrown', async () => {
    const reasons: string[] = [];
    const alerts = createAlerts({
      slowMs: 0,
      post: () => Promise.reject(new Error('It was answered with 500.')),
      onFailure: (reason) => reasons.push(reason),
      now: () => 0,
    });
    alerts.notice(aRecord({ status: 500 }));
    await alerts.whenSent();
    assert.deepEqual(reasons, ['It was answered with 500.']);
  });

  it('that cannot be told are tried five times, with longer and longer pauses, and count what was held back', async () => {
    const pauses = mock.method(globalThis, 'setTimeout', (run: () => void, ms: number) => {
      waits.push(ms);
      // The pause of a round is the test's to end.
      if (ms < 1_000) setImmediate(run);
      return { unref: () => undefined };
    });
    const waits: number[] = [];
    const told: number[] = [];
    let now = 0;
    const alerts = createAlerts({
      slowMs: 0,
      post: ({ heldBack }) => {
        told.push(heldBack);
        return Promise.reject(new Error('It was answered with 500.'));
      },
      onFailure: () => undefined,
      now: () => now,
    });
    try {
      alerts.notice(aRecord({ status: 500 }));
      await alerts.whenSent();
      // The next fault need not wait for the pause, but the ones after it do.
      for (let i = 0; i < 4; i++) {
        alerts.notice(aRecord({ status: 500 }));
        await alerts.whenSent();
      }
      assert.deepEqual(told, [0, 0, 1, 1]);
      for (let i = 0; i < 3; i++) await alerts.flush();
      await alerts.flush();
      assert.deepEqual(told.slice(4), [4, 4, 4, 4, 4, 4]);
      assert.deepEqual(waits, [200, 1_000, 200, 5_000, 200, 30_000, 200, 120_000, 200]);
      // It was given up, which mutes nothing.
      now = 1;
      alerts.notice(aRecord({ status: 500 }));
      assert.equal(told.at(-1), 5);
    } finally {
      pauses.mock.restore();
    }
  });

  it('that another process has told are held back, until it takes its claim back', async () => {
    const claims = new Set(['error /api/v1/tags/{name} 500']);
    const told: Alert[] = [];
    const alerts = createAlerts({
      slowMs: 0,
      post: (alert) => {
        told.push(alert);
        return Promise.resolve();
      },
      onFailure: (reason) => {
        assert.fail(reason);
      },
      now: () => 0,
      claims: {
        take: (key) => !claims.has(key),
        release: () => assert.fail('nothing failed'),
      },
    });
    alerts.notice(aRecord({ status: 500 }));
    alerts.notice(aRecord({ status: 500 }));
    await alerts.whenSent();
    assert.equal(told.length, 0);
    claims.clear();
    alerts.notice(aRecord({ status: 500 }));
    assert.deepEqual(
      told.map(({ heldBack }) => heldBack),
      [2],
    );
  });

  const alert: Alert = {
    kind: 'error',
    key: 'error /api/v1/tags/{name} TypeError',
    request: aRecord({ status: 500 }),
    reason: 'TypeError: no',
    heldBack: 2,
  };
  const text =
    'Casebook error: GET /api/v1/tags/{name} answered 500 (TypeError: no). Request r-1, revision abc. ' +
    '2 more like it were held back since the last message.';
  for (const [format, expected] of [
    ['wecom', { msgtype: 'text', text: { content: text } }],
    ['dingtalk', { msgtype: 'text', text: { content: text } }],
    ['feishu', { msg_type: 'text', content: { text } }],
    [
      'json',
      {
        source: 'casebook',
        text,
        kind: 'error',
        key: 'error /api/v1/tags/{name} TypeError',
        reason: 'TypeError: no',
        heldBack: 2,
      },
    ],
  ] satisfies [AlertFormat, object][]) {
    it(`are written for ${format}`, () => {
      const { request, ...rest } = JSON.parse(toAlertBody(alert, format)) as Record<string, unknown>;
      assert.deepEqual(rest, expected);
      assert.equal((request as RequestRecord | undefined)?.status, format === 'json' ? 500 : undefined);
    });
  }
});
