import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import type { FakeFunction } from './fake-function';
import { env, ReleaseEnvironment, type Outcome } from './release-environment';

/** Deploys that are killed, that meet each other, and that meet signals. */
describe('a deploy that is cut off', () => {
  const environment = new ReleaseEnvironment();
  const { cloud } = environment;
  const files = new Map<string, string>();
  let start: FakeFunction;

  before(async () => {
    await cloud.open();
    for (const title of ['One', 'Two', 'Three', 'Broken']) files.set(title, await environment.pack(title));
    environment.breakPackage('Broken');
    await environment.deploy(fileOf('One'));
    start = structuredClone(environment.function);
  });
  after(() => environment.close());
  beforeEach(() => {
    cloud.faults.length = 0;
    restore(start);
  });

  const fileOf = (title: string) => files.get(title) ?? '';
  const restore = (state: FakeFunction) => cloud.state.functions.set('casebook', structuredClone(state));
  /** Calls that change something, in an update and in a first deploy: from the lock to the end of the lock. */
  const updateCalls = 8;
  const firstCalls = 7;

  /** How a deploy ends at a call. */
  type End = 'killed before' | 'killed after' | 'refused' | 'ended by a signal';

  /** Deploys a package and ends it at a call. */
  async function endAt(title: string, call: number, end: End): Promise<Outcome> {
    const ending = new AbortController();
    return new Promise((resolve, reject) => {
      const parts = environment.intercept(async ({ nth, make }) => {
        if (end === 'refused' && nth === call) {
          throw Object.assign(new Error('No.'), { code: 'UnauthorizedOperation.CAM' });
        }
        if (end === 'ended by a signal' && nth === call) ending.abort(new Error('SIGINT came'));
        if (!end.startsWith('killed') || nth < call) return make();
        if (end === 'killed after') await make();
        resolve({ text: '', failure: 'killed' });
        // A killed process does nothing more.
        return new Promise(() => undefined);
      });
      environment.deploy(fileOf(title), {}, { ...parts, signal: ending.signal }).then(resolve, reject);
    });
  }

  /** What a message may say of readers: what they have. */
  function assertTruth(message: string): void {
    const { traffic } = environment;
    if (traffic === undefined) assert.match(message, /Readers have no version yet/);
    else if (typeof traffic === 'string') {
      assert.match(message, new RegExp(`(?:R|r)eaders (?:were not moved: they )?have version ${traffic}\\b`));
      assert.doesNotMatch(message, / % of their requests/);
    } else assert.match(message, / % of their requests get version/);
  }

  for (const code of [
    'FailedOperation.OperationConflict',
    'RequestLimitExceeded',
    'InternalError',
    undefined,
  ]) {
    it(`does not fail when each of its calls meets once: ${code ?? 'a lost answer'}`, async () => {
      for (let call = 1; call <= updateCalls; call++) {
        restore(start);
        const parts = environment.intercept(async ({ nth, make }) => {
          if (nth === call && code !== undefined) throw Object.assign(new Error('No.'), { code });
          const made = await make();
          if (nth === call) throw new Error('The connection broke.');
          return made;
        });
        const { failure } = await environment.deploy(fileOf('Two'), {}, parts);
        assert.equal(failure, '');
        assert.equal(environment.traffic, environment.versionOf('Two'));
        assert.deepEqual([...environment.function.versions.keys()], ['1', '2']);
      }
    });
  }

  for (const isFirst of [true, false]) {
    for (const end of ['killed before', 'killed after', 'refused', 'ended by a signal'] as const) {
      it(`is mended by the next one: ${isFirst ? 'a first deploy' : 'an update'}, ${end} each of its calls`, async () => {
        for (let call = 1; call <= (isFirst ? firstCalls : updateCalls); call++) {
          if (isFirst) cloud.state.functions.delete('casebook');
          else restore(start);
          const { failure: first } = await endAt('Two', call, end);
          if (first !== '' && first !== 'killed') assertTruth(first);
          const found = cloud.state.functions.get('casebook');
          const left = found && structuredClone(found);

          const { failure } = await environment.deploy(fileOf('Broken'));
          assert.match(failure, /its status is 500/);
          assertTruth(failure);
          assert.equal(typeof (environment.traffic ?? ''), 'string', 'no share is left');

          for (const title of ['Two', 'Three']) {
            if (left) restore(left);
            else cloud.state.functions.delete('casebook');
            const outcome = await environment.deploy(fileOf(title));
            assert.equal(outcome.failure, '');
            assert.equal(environment.traffic, environment.versionOf(title));
            assert.deepEqual(environment.mislabelled, []);
          }
        }
      });
    }
  }

  it('says which share it finds, and takes it away before it sends anything', async () => {
    await endAt('Two', 6, 'killed after');
    assert.deepEqual(environment.traffic, { version: '1', weights: [{ Version: '2', Weight: 0.1 }] });
    const { text: shown } = await environment.dryRun(fileOf('Three'));
    assert.match(shown, /Readers have version 1, and 10 % of their requests get version 2\./);
    cloud.takeWrites();
    const { text: said } = await environment.deploy(fileOf('Three'));
    assert.match(said, /Readers have version 1, and 10 % of their requests get version 2\./);
    const [, first, second] = cloud.takeWrites();
    assert.deepEqual([first?.action, first?.request.Name], ['UpdateAlias', 'live']);
    assert.equal(second?.action, 'UpdateFunctionCode');
  });

  it('gives the share of a version back that fails when it is deployed again', async () => {
    await endAt('Two', 6, 'killed after');
    const site = cloud.sites.get(environment.hashes.get('Two') ?? '');
    environment.breakPackage('Two');
    const { failure } = await environment.deploy(fileOf('Two'));
    if (site) cloud.sites.set(environment.hashes.get('Two') ?? '', site);
    assert.match(failure, /readers have version 1 again/);
    assert.equal(environment.traffic, '1');
  });

  it('can be repaired by a package, while the version that readers have is broken', async () => {
    const site = cloud.sites.get(environment.hashes.get('One') ?? '');
    environment.breakPackage('One');
    const { failure } = await environment.deploy(fileOf('Two'));
    if (site) cloud.sites.set(environment.hashes.get('One') ?? '', site);
    assert.equal(failure, '');
    assert.equal(environment.traffic, environment.versionOf('Two'));
  });

  describe('and another one at the same time', () => {
    for (const isFirst of [true, false]) {
      for (const second of ['Three', 'Two']) {
        it(`goes live under its own name: ${isFirst ? 'first deploys' : 'updates'}, Two and ${second}`, async () => {
          if (isFirst) cloud.state.functions.delete('casebook');
          const both = await Promise.all(['Two', second].map((title) => environment.deploy(fileOf(title))));
          for (const { failure } of both) {
            if (failure !== '') assert.match(failure, /Another deploy .*Deploy again/);
          }
          assert.ok(both.some(({ failure }) => failure === ''));
          assert.deepEqual(environment.mislabelled, []);
          assert.equal(typeof environment.traffic, 'string');
          assert.ok(!environment.function.aliases.get('candidate')?.description.includes('runs'));
        });
      }
    }

    for (let call = 1; call <= updateCalls; call++) {
      it(`mislabels nothing and says what readers have: all of it during call ${call}`, async () => {
        let other = '';
        const late = environment.intercept(async ({ nth, make }) => {
          if (nth === call) other = (await environment.deploy(fileOf('Three'))).failure;
          return make();
        });
        const { failure } = await environment.deploy(fileOf('Two'), {}, late);
        assert.equal(other, '');
        assert.deepEqual(environment.mislabelled, []);
        if (failure !== '') assertTruth(failure);
        // Whatever is left, the next deploy ends right.
        const { failure: none } = await environment.deploy(fileOf('Two'));
        assert.deepEqual([none, environment.traffic], ['', environment.versionOf('Two')]);
        assert.deepEqual(environment.mislabelled, []);
      });
    }

    it('leaves readers where a rollback has put them meanwhile', async () => {
      await environment.deploy(fileOf('Two'));
      const late = environment.intercept(async ({ nth, make }) => {
        const made = await make();
        // Readers have a share of version 3 now.
        if (nth === 6) await environment.rollBack('1');
        return made;
      });
      const { failure } = await environment.deploy(fileOf('Three'), {}, late);
      assert.match(failure, /Somebody else has moved readers.*\n.*Readers have version 1\./);
      assert.equal(environment.traffic, '1');
    });
  });

  describe('by code that somebody else sends meanwhile', () => {
    const sendOtherCode = () =>
      environment.intercept(async ({ action, make }) => {
        if (action === 'PublishVersion') {
          const found = environment.function;
          found.latest = { ...found.latest, packageHash: environment.hashes.get('Three') ?? '' };
        }
        return make();
      });

    it('gives readers nothing that is not its package, and deletes it', async () => {
      const { failure } = await environment.deploy(fileOf('Two'), {}, sendOtherCode());
      assert.match(failure, /Version 2 has other code than this package/);
      assert.match(failure, /Readers were not moved: they have version 1 as before/);
      assert.deepEqual([...environment.function.versions.keys()], ['1']);
    });

    it('says when the platform does not let it compare, and does not use what was mislabelled once', async () => {
      const forbidden = { action: 'GetFunctionAddress', fault: 'UnauthorizedOperation.CAM' } as const;
      cloud.faults.push(forbidden);
      const site = cloud.sites.get(environment.hashes.get('Three') ?? '');
      const { text: said, failure } = await environment.deploy(fileOf('Two'), {}, sendOtherCode());
      assert.match(said, /could not be compared.*UnauthorizedOperation\.CAM.*docs\/deploy\.md/);
      assert.match(failure, /its revision is/, 'the smoke test tells other content');
      assert.ok(site);
      const { text: next, failure: none } = await environment.deploy(fileOf('Two'));
      assert.equal(none, '');
      assert.match(next, /Version 2 is called this package and has other code: it is not used/);
      assert.equal(environment.function.versions.get('3')?.packageHash, environment.hashes.get('Two'));
      assert.equal(environment.traffic, '3');
    });
  });

  for (const { name, meet } of [
    {
      name: 'Ctrl-C twice',
      meet: (child: ReturnType<typeof spawn>) => {
        child.kill('SIGINT');
        // Once the first is taken. The child still needs responses of this process to end.
        const again = (chunk: Buffer) => {
          if (!chunk.toString().includes('SIGINT came')) return;
          child.stdout?.off('data', again);
          child.kill('SIGINT');
        };
        child.stdout?.on('data', again);
      },
    },
    {
      name: 'a terminal that is closed, output included',
      meet: (child: ReturnType<typeof spawn>) => {
        child.stdout?.destroy();
        child.stderr?.destroy();
        child.kill('SIGHUP');
      },
    },
  ]) {
    it(`takes readers back when it meets ${name}`, async () => {
      cloud.state.looks = 0;
      const script = path.join(__dirname, 'interrupted-command.ts');
      const node = ['--require', 'esbuild-register', script, cloud.host, fileOf('Two')];
      const child = spawn(process.execPath, node, { env: { ...process.env, ...env } });
      let said = '';
      const errors = text(child.stderr).catch(() => '');
      const site = cloud.sites.get(environment.hashes.get('Two') ?? '');
      child.stdout.on('data', (chunk: Buffer) => {
        const before = said;
        said += chunk.toString();
        if (before.includes('Give version 2 10 %') || !said.includes('Give version 2 10 %')) return;
        // From here on its smoke test waits, so that the signals come in time.
        environment.breakPackage('Two');
        const wait = setInterval(() => {
          if (typeof environment.traffic === 'string') return;
          clearInterval(wait);
          meet(child);
        }, 5);
      });
      const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
      if (site) cloud.sites.set(environment.hashes.get('Two') ?? '', site);
      cloud.state.looks = 2;
      assert.deepEqual([code, signal], [1, null], said + (await errors));
      assert.equal(environment.traffic, '1');
      assert.ok(!environment.function.aliases.get('candidate')?.description.includes('runs'));
    });
  }
});
