import path from 'node:path';
import { generateContent } from '../support/generate-content';
import { openHttpWorld } from './open-http-world';
import { acceptanceSuite } from './suite';

const root = path.resolve(__dirname, '../..');
const fixture = (name: string) => path.join(root, 'test/fixtures/content', name);

acceptanceSuite('two collections, over a socket', () => openHttpWorld(fixture('two-collections')));

acceptanceSuite('two collections, with a site elsewhere', () =>
  openHttpWorld(fixture('two-collections'), {
    SITE_URL: 'https://casebook.example',
    SITE_TIME_ZONE: 'America/New_York',
  }),
);

acceptanceSuite('nothing public, over a socket', () => openHttpWorld(fixture('nothing-public')));

acceptanceSuite('generated content, over a socket', async () => {
  const content = generateContent({ articles: 180, seed: 3 });
  const world = await openHttpWorld(content.dir);
  const close = async () => {
    await world.close();
    content.remove();
  };
  return Object.defineProperties({ close } as typeof world, {
    ...Object.getOwnPropertyDescriptors({ ...world, close }),
    era: { get: () => world.era },
  });
});

acceptanceSuite('the articles of this project, over a socket', () => openHttpWorld(path.join(root, 'content')));
