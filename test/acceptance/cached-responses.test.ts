import path from 'node:path';
import { openHttpEnvironment } from './open-http-environment';
import { acceptanceSuite, allOfContent } from './suite';

const fixture = path.resolve(__dirname, '../fixtures/content/two-collections');

acceptanceSuite(
  'two collections, new and cached responses in every representation',
  () => openHttpEnvironment(fixture, { repeats: true }),
  allOfContent,
);

acceptanceSuite(
  'two collections, the same with CORS for some origins',
  () => openHttpEnvironment(fixture, { repeats: true, env: { CORS_ORIGINS: 'https://a.example' } }),
  // The other suites expect CORS for any origin.
  allOfContent.slice(0, 3),
);
