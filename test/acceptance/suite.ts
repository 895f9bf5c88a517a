import { articlesSuite } from './articles.suite';
import { badRequestsSuite } from './bad-requests.suite';
import { clockSuite } from './clock.suite';
import { crawlersSuite } from './crawlers.suite';
import { cursorsSuite } from './cursors.suite';
import { feedsSuite } from './feeds.suite';
import { hostileSuite } from './hostile.suite';
import { httpSuite } from './http.suite';
import { listsSuite } from './lists.suite';
import { namesSuite } from './names.suite';
import { overwrittenSuite } from './overwritten.suite';
import { rankingSuite } from './ranking.suite';
import { recallSuite } from './recall.suite';
import { relatedSuite } from './related.suite';
import { requestsSuite } from './requests.suite';
import { searchListsSuite } from './search-lists.suite';
import { searchRequestsSuite } from './search-requests.suite';
import { searchSuite } from './search.suite';
import { spellingsSuite } from './spellings.suite';
import { suggestSuite } from './suggest.suite';
import { taxonomiesSuite } from './taxonomies.suite';
import { metricsSuite } from './metrics.suite';
import type { TestEnvironment } from './environment';

/** Enough to build ten thousand articles, and for the slowest test over them, on a machine that is busy; in ms. */
const timeout = 600_000;

/** Tests for a part of what a client can rely on. */
export type Suite = (getEnvironment: () => TestEnvironment) => void;

/** All but what counts requests. */
export const allOfContent: readonly Suite[] = [
  listsSuite,
  cursorsSuite,
  articlesSuite,
  namesSuite,
  taxonomiesSuite,
  clockSuite,
  httpSuite,
  requestsSuite,
  badRequestsSuite,
  hostileSuite,
  spellingsSuite,
  searchSuite,
  recallSuite,
  searchListsSuite,
  searchRequestsSuite,
  suggestSuite,
  relatedSuite,
  rankingSuite,
  feedsSuite,
  crawlersSuite,
];

/** All suites. */
const allSuites: readonly Suite[] = [...allOfContent, metricsSuite, overwrittenSuite];

/**
 * Tests everything that a client can rely on, with any content and through any entry point.
 *
 * @param name names the content and the entry point
 * @param open serves the content; it is closed after the last test
 * @param suites the parts to run
 */
export function acceptanceSuite(
  name: string,
  open: () => Promise<TestEnvironment>,
  suites = allSuites,
): void {
  describe(name, function () {
    this.timeout(timeout);
    let environment: TestEnvironment | undefined;

    before(async () => {
      environment = await open();
    });

    after(async () => {
      await environment?.close();
    });

    const getEnvironment = () => {
      if (!environment) throw new Error('The content is not served yet.');
      return environment;
    };
    for (const suite of suites) suite(getEnvironment);
  });
}
