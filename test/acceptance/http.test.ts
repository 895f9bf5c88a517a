import path from 'node:path';
import { generateContent } from '../support/generate-content';
import { openHttpEnvironment } from './open-http-environment';
import { acceptanceSuite } from './suite';

const root = path.resolve(__dirname, '../..');
const fixture = (name: string) => path.join(root, 'test/fixtures/content', name);

acceptanceSuite('two collections, without a site', () =>
  openHttpEnvironment(fixture('two-collections'), { env: { SITE_URL: '' } }),
);

acceptanceSuite('two collections, with a site elsewhere', () =>
  openHttpEnvironment(fixture('two-collections'), {
    env: {
      SITE_URL: 'http://localhost:8080',
      SITE_TITLE: '案例 & <更多>',
      SITE_TIME_ZONE: 'America/New_York',
    },
  }),
);

acceptanceSuite('nothing public, over a socket', () => openHttpEnvironment(fixture('nothing-public')));

acceptanceSuite('generated content, over a socket', () => {
  const { dir, remove } = generateContent({ articles: 180, seed: 3 });
  return openHttpEnvironment(dir, { onClosed: remove });
});

acceptanceSuite('the articles of this project, over a socket', () =>
  openHttpEnvironment(path.join(root, 'content')),
);
