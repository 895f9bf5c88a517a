import path from 'node:path';
import { componentWay, eventWay } from '../support/function-ways';
import { clusterServer, plainEggServer, processWay, sourceServer } from '../support/process-ways';
import { socketWay } from '../support/way';
import { alertsSuite } from './alerts.suite';
import { badRequestsSuite } from './bad-requests.suite';
import { clockSuite } from './clock.suite';
import { crawlersSuite } from './crawlers.suite';
import { feedsSuite } from './feeds.suite';
import { httpSuite } from './http.suite';
import { listsSuite } from './lists.suite';
import { metricsSuite } from './metrics.suite';
import { namesSuite } from './names.suite';
import { openHttpEnvironment } from './open-http-environment';
import { overwrittenSuite } from './overwritten.suite';
import { requestsSuite } from './requests.suite';
import { spellingsSuite } from './spellings.suite';
import { acceptanceSuite } from './suite';

const fixture = path.resolve(__dirname, '../fixtures/content/two-collections');

/** The suites that depend on the entry point: paths, queries, headers, bodies. Other suites run over a socket only. */
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
  overwrittenSuite,
];

const ways = [
  eventWay('function-url'),
  eventWay('api-gateway'),
  componentWay,
  processWay('in a process of its own', sourceServer),
  processWay('in a process of its own, without plugin/lean-egg', plainEggServer),
  // One: each counts its own requests for /metrics.
  processWay('in a cluster with one worker', clusterServer(1)),
];

for (const way of [socketWay, ...ways]) alertsSuite(way);

for (const way of ways) {
  acceptanceSuite(`two collections, ${way.name}`, () => openHttpEnvironment(fixture, { way }), suites);
}
