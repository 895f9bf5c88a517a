import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createApplication } from '../../entry/create-application';
import { createEventHandler } from '../../entry/event-handler';
import { catchLog } from './catch-log';
import { loadComponent, readAnswer, type Handler } from './function-ways';
import { toEvent } from './to-event';

const invocations = 5000;
const early = 500;

/** The requests, and the expected status of each. */
const requests: readonly (readonly [target: string, headers: Record<string, string>, status: number])[] = [
  ['/api/v1/articles?limit=20', { 'accept-encoding': 'br' }, 200],
  ['/api/v1/articles?tag=%E4%BA%91%E5%87%BD%E6%95%B0&tag=egg', {}, 200],
  ['/api/v1/articles/blog/7', { 'accept-encoding': 'gzip' }, 200],
  ['/api/v1/tags', { 'if-none-match': '*' }, 304],
  ['/api/v1/tags/%E4%BA%91%E5%87%BD%E6%95%B0', {}, 200],
  ['/api/v1/articles/no/such', {}, 404],
  ['/api/v1/articles?limit=0', {}, 400],
];

/** Invokes a function many times, and prints the resources of the process after some and after all invocations. */
async function invokeOften(handler: Handler, reading: 'as-it-is' | 'decoded'): Promise<void> {
  const { lines, release } = catchLog();
  const usages = [];
  for (let i = 1; i <= invocations; i++) {
    const [target, headers, status] = requests[i % requests.length] ?? ['/', {}, 404];
    const event = toEvent(
      target,
      { headers: { ...headers, 'x-request-id': `r-${i}` } },
      'api-gateway',
      reading,
    );
    const answer = readAnswer(
      await handler(event, { callbackWaitsForEmptyEventLoop: true, request_id: 'other' }),
    );
    assert.equal(answer.status, status, answer.body.toString());
    assert.equal(answer.headers['x-request-id'], `r-${i}`);
    // Only the test holds a reference.
    lines.length = 0;
    if (i === early || i === invocations) usages.push(await measure());
  }
  release();
  console.log(JSON.stringify({ early: usages[0], late: usages[1] }));
}

async function measure() {
  // Connections of the shim close shortly after the response.
  await new Promise((resolve) => setTimeout(resolve, 100));
  for (let i = 0; i < 3; i++) global.gc?.();
  return { heapUsed: process.memoryUsage().heapUsed, descriptors: fs.readdirSync('/proc/self/fd').length };
}

const [, , way] = process.argv;
const run =
  way === 'component'
    ? invokeOften(loadComponent().handler, 'decoded')
    : invokeOften(createEventHandler(createApplication), 'as-it-is');
run.then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
