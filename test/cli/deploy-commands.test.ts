import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const projectDir = path.resolve(__dirname, '../..');

/** Runs a command as the scripts of package.json do, without credentials. */
function run(command: string, ...args: string[]) {
  const node = ['--disable-warning=ExperimentalWarning', '--require', 'esbuild-register'];
  const env = { PATH: process.env.PATH };
  const options = { cwd: projectDir, env, encoding: 'utf8' } as const;
  return spawnSync(process.execPath, [...node, `cli/${command}.ts`, ...args], options);
}

for (const command of ['deploy', 'rollback']) {
  describe(`the command ${command}`, () => {
    it('explains itself', () => {
      const { status, stdout } = run(command, '--help');
      assert.equal(status, 0);
      assert.ok(stdout.startsWith(`Usage: npm run ${command} -- --stage dev|test|prod`));
    });

    it('asks for a stage, and says which there are', () => {
      const { status, stderr } = run(command);
      assert.deepEqual([status, stderr], [2, 'Name a stage with --stage: dev, test, prod.\n']);
      assert.match(run(command, '--stage', 'live').stderr, /no stage "live" in deploy\/scf\/stages\.ts/);
    });

    if (command === 'deploy')
      it('takes a number of errors that are accepted, and nothing else', () => {
        for (const number of ['some', '1e3', '']) {
          const { status, stderr } = run(command, '--stage', 'prod', '--allow-errors', number);
          assert.equal(status, 2);
          assert.match(stderr, /^--allow-errors takes the number of errors that are accepted, not "/);
        }
      });

    it('says what is missing, without a stack', () => {
      const { status, stderr } = run(command, '--stage', 'prod');
      assert.equal(status, 1);
      assert.match(stderr, /^TENCENTCLOUD_SECRET_ID is not set.*\nTENCENTCLOUD_SECRET_KEY is not set/);
      assert.doesNotMatch(stderr, /^ +at /m);
    });
  });
}
