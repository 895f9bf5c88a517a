import assert from 'node:assert/strict';
import { createCatalog } from '../../core/read/catalog/catalog';
import { createEdition } from '../../core/read/catalog/edition';
import { openFileStore } from '../../infra/snapshot-file';
import { openRandom } from '../support/random';
import { listHanSubstrings, sampleHan } from './search-samples';
import { toSearchWords } from './search-words';
import { defaultNow, type TestEnvironment } from './environment';

/** How many pieces of bodies are searched. */
const bodySamples = 10_000;
/** Of more articles than this some of the queries do; a plain look through them takes its time. */
const manyArticles = 1000;
const fewQueries = 100;

/**
 * No substring is missed: asked of the snapshot itself, because tens of thousands of queries are too many for a socket.
 */
export function recallSuite(getEnvironment: () => TestEnvironment): void {
  describe('recall', () => {
    const eachQuery = (title: string, list: (environment: TestEnvironment) => readonly string[]) => {
      it(`finds all articles that hold it, and no other: ${title}`, async () => {
        const environment = getEnvironment();
        environment.setNow(defaultNow);
        const { articles, oracle } = environment.era;
        const snapshot = await openFileStore(environment.snapshotFile).get();
        try {
          const catalog = createCatalog(snapshot, oracle.zone);
          const edition = createEdition(catalog, defaultNow);
          const texts = articles.map(({ id, searched }) => ({ id, text: searched() }));
          const queries = list(environment);
          const asked = articles.length > manyArticles ? openRandom(70).sample(queries, fewQueries) : queries;
          for (const q of asked) {
            const words = toSearchWords(q);
            const expected = texts.filter(({ text }) => words.every((word) => text.includes(word)));
            const { hits, corrected } = edition.search(q);
            const found =
              corrected === null ? Array.from(hits.articles, (article) => catalog.ids[article]) : [];
            assert.deepEqual(found.sort(), expected.map(({ id }) => id).sort(), q);
          }
        } finally {
          snapshot.close();
        }
      });
    };
    eachQuery('every two to four Han characters of titles and headings', ({ era }) =>
      listHanSubstrings(era.articles),
    );
    eachQuery('two to four Han characters of bodies', ({ era }) => sampleHan(era.articles, 71, bodySamples));
  });
}
