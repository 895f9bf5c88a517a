import path from 'node:path';
import { openHttpWorld } from './open-http-world';
import { acceptanceSuite, allOfContent } from './suite';

const fixture = path.resolve(__dirname, '../fixtures/content/two-collections');

acceptanceSuite(
  'two collections, everything made and kept in every form',
  () => openHttpWorld(fixture, { repeats: true }),
  allOfContent,
);

acceptanceSuite(
  'two collections, the same for some origins alone',
  () => openHttpWorld(fixture, { repeats: true, env: { CORS_ORIGINS: 'https://a.example' } }),
  // Other suites expect that any origin may read.
  allOfContent.slice(0, 3),
);
