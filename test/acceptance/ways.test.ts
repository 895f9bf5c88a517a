import path from 'node:path';
import { componentWay, eventWay } from '../support/function-ways';
import { clusterServer, plainEggServer, processWay, sourceServer } from '../support/process-ways';
import { badRequestsSuite } from './bad-requests.suite';
import { clockSuite } from './clock.suite';
import { crawlersSuite } from './crawlers.suite';
import { feedsSuite } from './feeds.suite';
import { httpSuite } from './http.suite';
import { listsSuite } from './lists.suite';
import { metricsSuite } from './metrics.suite';
import { namesSuite } from './names.suite';
import { openHttpWorld } from './open-http-world';
import { requestsSuite } from './requests.suite';
import { spellingsSuite } from './spellings.suite';
import { acceptanceSuite } from './suite';

const fixture = path.resolve(__dirname, '../fixtures/content/two-collections');

/** What a way in could spoil: paths, queries, headers, bodies. Answers themselves are tested over a socket. */
const suites = [
  httpSuite,
  requestsSuite,
  badRequestsSuite,
  namesSuite,
  listsSuite,
  clockSuite,
  feedsSuite,
  crawlersSuite,
  metricsSuite,
  spellingsSuite,
];

for (const way of [
  eventWay('function-url'),
  eventWay('api-gateway'),
  componentWay,
  processWay('in a process of its own', sourceServer),
  processWay('in a process of its own, without plugin/lean-egg', plainEggServer),
  // One: each counts its own requests for /metrics.
  processWay('in a cluster with one worker', clusterServer(1)),
]) {
  acceptanceSuite(`two collections, ${way.name}`, () => openHttpWorld(fixture, { way }), suites);
}
