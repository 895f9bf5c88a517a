import path from 'node:path';
import { openHttpEnvironment } from './open-http-environment';
import { acceptanceSuite } from './suite';

/** Directories to run the suite over besides the project's own, separated like the folders of `PATH`. */
const named = process.env.CASEBOOK_TEST_CONTENT ?? '';

for (const dir of named.split(path.delimiter).filter((name) => name !== '')) {
  acceptanceSuite(`the articles in ${dir}, over a socket`, () => openHttpEnvironment(dir));
}
