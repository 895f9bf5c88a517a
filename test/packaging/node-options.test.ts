import assert from 'node:assert/strict';
import { readText } from '../deploy/manifests';
import { nodeOptions } from '../../packaging/node-options';

describe('the options of Node.js', () => {
  const { scripts, eggScriptsConfig } = JSON.parse(readText('package.json')) as {
    readonly scripts: Readonly<Record<string, string>>;
    readonly eggScriptsConfig: Readonly<Record<string, unknown>>;
  };

  it('are those of npm start', () => {
    assert.equal(scripts.start, `exec node ${nodeOptions} dist/cli/start.js`);
  });

  it('are those of all processes of npm run start:cluster', () => {
    const options = Object.entries(eggScriptsConfig).filter(([key]) => key.startsWith('node-options--'));
    const written = options.map(([key, value]) => `${key.replace('node-options', '')}=${String(value)}`);
    assert.deepEqual(written, [nodeOptions]);
  });
});
