import path from 'node:path';
import { generateContent } from '../support/generate-content';
import { openHttpWorld } from './open-http-world';
import { acceptanceSuite } from './suite';

const root = path.resolve(__dirname, '../..');
const fixture = (name: string) => path.join(root, 'test/fixtures/content', name);

acceptanceSuite('two collections, without a site', () =>
  openHttpWorld(fixture('two-collections'), { env: { SITE_URL: '' } }),
);

acceptanceSuite('two collections, with a site elsewhere', () =>
  openHttpWorld(fixture('two-collections'), {
    env: {
      SITE_URL: 'http://localhost:8080',
      SITE_TITLE: '案例 & <更多>',
      SITE_TIME_ZONE: 'America/New_York',
    },
  }),
);

acceptanceSuite('nothing public, over a socket', () => openHttpWorld(fixture('nothing-public')));

acceptanceSuite('generated content, over a socket', () => {
  const { dir, remove } = generateContent({ articles: 180, seed: 3 });
  return openHttpWorld(dir, { onClosed: remove });
});

acceptanceSuite('the articles of this project, over a socket', () =>
  openHttpWorld(path.join(root, 'content')),
);
