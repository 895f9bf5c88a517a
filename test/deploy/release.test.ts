import assert from 'node:assert/strict';
import type { Fault } from './fake-scf';
import { env, ReleaseEnvironment } from './release-environment';

/** One stage from its first deploy on; each test continues where the previous one stopped. */
describe('a release', () => {
  const environment = new ReleaseEnvironment();
  const { cloud, printed } = environment;

  before(() => cloud.open());
  after(() => environment.close());
  beforeEach(() => {
    cloud.takeWrites();
    cloud.faults.length = 0;
    environment.slept = 0;
    environment.apiTimeout = 10;
  });

  const actions = () => cloud.takeWrites().map(({ action }) => action);
  const update = ['UpdateFunctionCode', 'UpdateFunctionConfiguration', 'PublishVersion', 'UpdateAlias'];

  it('says everything that is missing at once, before anything is called', async () => {
    const { failure } = await environment.deploy(
      environment.fileOf('none'),
      { memorySize: 100 },
      { env: {} },
    );
    assert.match(failure, /deploy\/scf\/stages\.ts, prod: memorySize is 64 or a multiple of 128/);
    assert.match(failure, /^TENCENTCLOUD_SECRET_ID is not set/m);
    assert.match(failure, /^TENCENTCLOUD_SECRET_KEY is not set/m);
    assert.match(failure, /^PREVIEW_SECRET is not set/m);
    assert.match(failure, /none\.zip is not there\. Make it with: npm run package/);
    assert.deepEqual(cloud.calls, []);
  });

  it('shows the calls of a first deploy to who has no credentials yet', async () => {
    const { text, failure } = await environment.dryRun(await environment.pack('One'), { env: {} });
    assert.equal(failure, '');
    assert.match(text, /Missing for the real run: TENCENTCLOUD_SECRET_ID/);
    assert.match(text, /CreateFunction \{"FunctionName":"casebook","Namespace":"default","Type":"HTTP"/);
    assert.match(text, /\{"Key":"PREVIEW_SECRET","Value":"\{secret PREVIEW_SECRET\}"\}/);
    assert.match(text, /"Code":\{"ZipFile":"\{package, base64\}"\}/);
    assert.deepEqual(cloud.calls, []);
  });

  it('refuses credentials that the platform does not know, and does not say them', async () => {
    const wrong = { ...env, TENCENTCLOUD_SECRET_ID: 'AKIDsomebodyElse' };
    const { failure } = await environment.deploy(await environment.pack('One'), {}, { env: wrong });
    assert.match(failure, /AuthFailure/);
    assert.doesNotMatch(failure, /AKIDsomebodyElse/);
  });

  it('makes the function, publishes it, tests it apart from readers, and opens it to them', async () => {
    const file = await environment.pack('One');
    const dry = await environment.dryRun(file);
    assert.deepEqual(actions(), [], 'a dry run changes nothing');
    const { text, failure } = await environment.deploy(file);
    assert.equal(failure, '');
    const calls = cloud.takeWrites();
    assert.deepEqual(
      calls.map(({ action, request }) => [action, request.Qualifier ?? request.Name]),
      [
        ['CreateFunction', undefined],
        ['PublishVersion', undefined],
        ['CreateAlias', 'candidate'],
        ['CreateTrigger', 'candidate'],
        ['CreateAlias', 'live'],
        ['CreateTrigger', 'live'],
        ['UpdateAlias', 'candidate'],
      ],
    );
    const shown = [...dry.text.matchAll(/^ {4}([A-Z]\w+) \{/gm)].map(([, action]) => action);
    assert.deepEqual(
      shown,
      calls.map(({ action }) => action),
      'the dry run shows the calls that are made',
    );
    assert.equal(environment.traffic, '1');
    assert.match(text, /^\[2\/11\] Wait until the function is made$/m);
    assert.match(text, /Done: readers have the package/);
  });

  it('asks for a function URL that is open to the internet and needs no API gateway', () => {
    const url = environment.function.urls.get('live');
    assert.equal(url?.description.AuthType, 'NONE');
    assert.deepEqual(url.description.NetConfig, { EnableIntranet: false, EnableExtranet: true });
  });

  it('gives the function its variables, secret ones included', () => {
    assert.deepEqual(environment.function.latest.environment, {
      SITE_TIME_ZONE: 'Asia/Shanghai',
      PREVIEW_SECRET: env.PREVIEW_SECRET,
    });
  });

  it('does nothing but look when nothing has changed', async () => {
    const { text, failure } = await environment.deploy(await environment.pack('One'));
    assert.deepEqual([failure, actions()], ['', []]);
    assert.match(text, /^\[1\/1\] Smoke-test version 1 as readers reach it$/m);
  });

  it('puts a function URL right that somebody closed', async () => {
    environment.function.urls.set('live', {
      name: 'live-url',
      description: { AuthType: 'CAM', NetConfig: {} },
      isEnabled: true,
    });
    const { failure } = await environment.deploy(await environment.pack('One'));
    assert.deepEqual([failure, actions()], ['', ['UpdateAlias', 'UpdateTrigger', 'UpdateAlias']]);
  });

  it('moves readers to an update with a tenth of their requests first', async () => {
    const { failure } = await environment.deploy(await environment.pack('Two'));
    assert.equal(failure, '');
    const calls = cloud.takeWrites();
    assert.deepEqual(
      calls.map(({ action }) => action),
      ['UpdateAlias', ...update, 'UpdateAlias', 'UpdateAlias', 'UpdateAlias'],
    );
    const moves = calls
      .filter(({ request }) => request.Name === 'live')
      .map(({ request }) => [request.FunctionVersion, request.RoutingConfig]);
    assert.deepEqual(moves, [
      ['1', { AdditionalVersionWeights: [{ Version: '2', Weight: 0.1 }] }],
      ['2', { AdditionalVersionWeights: [] }],
    ]);
    assert.equal(environment.traffic, '2');
  });

  it('publishes another version for another configuration of the same package', async () => {
    const { failure } = await environment.deploy(await environment.pack('Two'), { memorySize: 1024 });
    assert.equal(failure, '');
    assert.equal(environment.traffic, '3');
  });

  it('gives a package that is published already to readers without sending it again', async () => {
    const { text, failure } = await environment.deploy(await environment.pack('Two'));
    assert.deepEqual([failure, environment.traffic], ['', '2']);
    assert.ok(actions().every((action) => action === 'UpdateAlias'));
    assert.match(text, /Smoke-test version 2 as candidate/);
  });

  it('moves no reader to a version that fails its smoke test', async () => {
    const file = await environment.pack('Broken');
    environment.breakPackage('Broken');
    const { failure } = await environment.deploy(file);
    assert.match(failure, /GET \/api\/v1\/articles\?limit=1&fields=title: its status is 500, not 200/);
    assert.match(failure, /Readers were not moved: they have version 2 as before/);
    assert.equal(environment.traffic, '2');
    assert.ok(!cloud.takeWrites().some(({ request }) => request.Name === 'live'));
  });

  it('takes readers back by itself when the version fails with their requests', async () => {
    const file = await environment.pack('Fragile');
    const breakIt = (line: string) => {
      // Good while it is tested apart, and broken once it has a share.
      if (line.includes('10 %')) environment.breakPackage('Fragile');
      printed.push(line);
    };
    const { failure } = await environment.deploy(file, {}, { write: breakIt });
    assert.match(failure, /its status is 500/);
    assert.match(failure, /was taken back: readers have version 2 again/);
    assert.equal(environment.traffic, '2');
    const moves = cloud.takeWrites().filter(({ request }) => request.Name === 'live');
    assert.deepEqual(moves.at(-1)?.request.RoutingConfig, { AdditionalVersionWeights: [] });
  });

  it('takes readers back when somebody ends the deploy', async () => {
    const ending = new AbortController();
    const end = (line: string) => {
      if (line.includes('Smoke-test while')) ending.abort(new Error('SIGINT came'));
      printed.push(line);
    };
    const { failure } = await environment.deploy(
      await environment.pack('Three'),
      {},
      { write: end, signal: ending.signal },
    );
    assert.match(failure, /SIGINT came\.\n.*readers have version 2 again/);
    assert.equal(environment.traffic, '2');
  });

  it('goes on with a version that was published before the deploy ended', async () => {
    const { failure } = await environment.deploy(await environment.pack('Three'));
    assert.equal(failure, '');
    assert.ok(!actions().includes('PublishVersion'));
    assert.equal(environment.traffic, '6');
  });

  it('keeps some versions and deletes older ones, but none that an alias points at', async () => {
    environment.function.aliases.set('pinned', { version: '2', weights: [], description: '' });
    const { failure } = await environment.deploy(await environment.pack('Four'));
    assert.equal(failure, '');
    assert.deepEqual([...environment.function.versions.keys()], ['2', '5', '6', '7']);
    assert.equal(environment.traffic, '7');
  });

  it('rolls back by hand with one call, to the version before', async () => {
    const { text, failure } = await environment.rollBack();
    assert.deepEqual([failure, environment.traffic], ['', '6']);
    assert.deepEqual(actions(), ['UpdateAlias']);
    assert.match(text, /from version 7 to version 6/);
    assert.equal(environment.slept, 0);
  });

  it('says what readers have when a rollback fails, even if its call took effect', async () => {
    const before = environment.traffic;
    for (let count = 0; count < 5; count++) cloud.faults.push({ action: 'UpdateAlias', fault: 'dropped' });
    cloud.faults.push({ action: 'UpdateAlias', fault: 'lost answer' });
    const { failure } = await environment.rollBack('7');
    assert.match(failure, /The rollback failed\. Readers have version 7\./);
    assert.equal((await environment.rollBack(String(before))).failure, '');
  });

  it('rolls back to any published version, and says which there are', async () => {
    const { failure } = await environment.rollBack('3');
    assert.match(
      failure,
      /There is no published version 3\.\nPublished:\n {2}7 {2}Casebook, commit abc123, package/,
    );
    assert.deepEqual(await environment.rollBack('7').then(({ failure: none }) => none), '');
    assert.equal(environment.traffic, '7');
  });

  it('starts instances before readers come, waits for them, and releases those of the version before', async () => {
    const { failure } = await environment.deploy(await environment.pack('Five'), { provisioned: 2 });
    assert.equal(failure, '');
    assert.deepEqual([...environment.function.provisioned.keys()], ['8']);
    const { failure: none } = await environment.deploy(await environment.pack('Six'), { provisioned: 2 });
    assert.equal(none, '');
    assert.deepEqual([...environment.function.provisioned.keys()], ['9']);
    const order = cloud.calls.map(
      ({ action, request }) => `${action} ${String(request.Name ?? request.Qualifier)}`,
    );
    const isInOrder = [
      'PutProvisionedConcurrencyConfig 9',
      'GetProvisionedConcurrencyConfig 9',
      'UpdateAlias live',
      'DeleteProvisionedConcurrencyConfig 8',
    ].map((call) => order.lastIndexOf(call));
    assert.ok(
      isInOrder.every((place, index) => place > (isInOrder[index - 1] ?? -1)),
      order.join('\n'),
    );
  });

  it('comes back later when it is turned away', async () => {
    for (const action of [
      'ListAliases',
      'UpdateFunctionCode',
      'PublishVersion',
      'UpdateAlias',
      'UpdateAlias',
    ]) {
      cloud.faults.push({ action, fault: 'throttled' });
    }
    const { text, failure } = await environment.deploy(await environment.pack('Seven'));
    assert.deepEqual([failure, environment.traffic], ['', '10']);
    assert.match(
      text,
      /PublishVersion: Too many requests\. \(RequestLimitExceeded, request .*\) Trying again in \d+ s/,
    );
    assert.deepEqual(cloud.faults, []);
  });

  it('gives up when it is turned away for long, and readers keep what they have', async () => {
    for (let count = 0; count < 6; count++)
      cloud.faults.push({ action: 'UpdateFunctionCode', fault: 'throttled' });
    const { failure } = await environment.deploy(await environment.pack('Eight'));
    assert.match(failure, /Too many requests.*\n.*they have version 10 as before/);
    assert.ok(environment.slept < 120_000);
  });

  const cleanUps: readonly { action: string; fault: Fault; times: number; says: RegExp }[] = [
    {
      action: 'DeleteFunctionVersion',
      fault: 'UnsupportedOperation.AliasBind',
      times: 1,
      says: /AliasBind.*\n.*An alias points at it.*delete that alias/,
    },
    {
      action: 'DeleteFunctionVersion',
      fault: 'FailedOperation.FunctionStatusError',
      times: 6,
      says: /FunctionStatusError.*\n.*The next deploy tries again/,
    },
    {
      action: 'DeleteProvisionedConcurrencyConfig',
      fault: 'FailedOperation.ProvisionedInProgress',
      times: 6,
      says: /ProvisionedInProgress.*\n.*The next deploy tries again/,
    },
    {
      action: 'DeleteProvisionedConcurrencyConfig',
      fault: 'UnauthorizedOperation.CAM',
      times: 1,
      says: /UnauthorizedOperation\.CAM.*\n.*docs\/deploy\.md/,
    },
    { action: 'DeleteFunctionVersion', fault: 'dropped', times: 6, says: /The next deploy tries again/ },
  ];
  for (const { action, fault, times, says } of cleanUps) {
    it(`keeps a good release when ${action} meets: ${fault}`, async () => {
      const title = `Clean-up, ${action}, ${fault}`;
      await environment.deploy(await environment.pack(`Before ${title}`), { provisioned: 1 });
      for (let count = 0; count < times; count++) cloud.faults.push({ action, fault });
      const { text, failure } = await environment.deploy(await environment.pack(title), {
        keepVersions: 2,
        provisioned: 1,
      });
      assert.equal(failure, '');
      assert.match(text, says);
      assert.match(text, /Done: readers have the package/);
      assert.deepEqual(cloud.faults, []);
      const { packageHash } = environment.function.versions.get(String(environment.traffic)) ?? {};
      assert.equal(packageHash, environment.hashes.get(title));
    });
  }

  it('leaves what it cannot clean up after three refusals, instead of asking for hours', async () => {
    for (const title of ['Old', 'Older', 'Oldest']) {
      await environment.deploy(await environment.pack(title), { keepVersions: 0 });
    }
    cloud.takeWrites();
    for (let count = 0; count < 3; count++) {
      cloud.faults.push({ action: 'DeleteFunctionVersion', fault: 'UnauthorizedOperation.CAM' });
    }
    const { text, failure } = await environment.deploy(await environment.pack('Messy'), { keepVersions: 2 });
    assert.equal(failure, '');
    assert.match(text, /The rest of the clean-up is left to the next deploy/);
    assert.ok(!actions().includes('DeleteFunctionVersion'));
  });

  it('keeps a release that is ended while it cleans up', async () => {
    const ending = new AbortController();
    const end = (line: string) => {
      if (line.includes('Delete version')) ending.abort(new Error('SIGINT came'));
      printed.push(line);
    };
    const { failure } = await environment.deploy(
      await environment.pack('Ended late'),
      { keepVersions: 2 },
      { write: end, signal: ending.signal },
    );
    assert.equal(failure, '');
    const { packageHash } = environment.function.versions.get(String(environment.traffic)) ?? {};
    assert.equal(packageHash, environment.hashes.get('Ended late'));
  });

  for (const [action, fault] of [
    ['UpdateFunctionCode', 'FailedOperation.FunctionStatusError'],
    ['UpdateFunctionConfiguration', 'FailedOperation.OperationConflict'],
    ['PublishVersion', 'FailedOperation.FunctionStatusError'],
    ['UpdateAlias', 'FailedOperation.FunctionVersionStatusNotActive'],
    ['PutProvisionedConcurrencyConfig', 'FailedOperation.ProvisionedInProgress'],
  ] as const) {
    it(`waits when ${action} meets what passes: ${fault}`, async () => {
      cloud.faults.push({ action, fault }, { action, fault });
      const title = `Passing, ${action}`;
      const { failure } = await environment.deploy(await environment.pack(title), { provisioned: 1 });
      assert.equal(failure, '');
      assert.deepEqual(cloud.faults, []);
      const { packageHash } = environment.function.versions.get(String(environment.traffic)) ?? {};
      assert.equal(packageHash, environment.hashes.get(title));
    });
  }

  for (const fault of ['dropped', 'internal', 'lost answer', 'silence'] as const) {
    it(`publishes one version only when the call meets: ${fault}`, async () => {
      if (fault === 'silence') environment.apiTimeout = 0.2;
      const before = new Set(environment.function.versions.keys());
      cloud.faults.push({ action: 'PublishVersion', fault }, { action: 'UpdateFunctionCode', fault });
      const { failure } = await environment.deploy(await environment.pack(`Nine, ${fault}`), {
        keepVersions: 0,
      });
      assert.equal(failure, '');
      const published = [...environment.function.versions.keys()];
      assert.equal(published.filter((version) => !before.has(version)).length, 1);
    });
  }

  it('makes a function once only, even when nobody hears that it was made', async () => {
    const names = { functionName: 'casebook-new', keepVersions: 0 };
    for (const action of ['CreateFunction', 'CreateAlias', 'CreateTrigger'])
      cloud.faults.push({ action, fault: 'lost answer' });
    const { failure } = await environment.deploy(await environment.pack('One'), names);
    assert.equal(failure, '');
    assert.deepEqual([...(cloud.state.functions.get('casebook-new')?.versions.keys() ?? [])], ['1']);
  });

  it('waits for the rest of a deploy that was cut off, and goes on', async () => {
    const found = environment.function;
    Object.assign(found, { status: 'Updating', looksLeft: 4 });
    const { text, failure } = await environment.deploy(await environment.pack('Ten'));
    assert.equal(failure, '');
    assert.match(text, /casebook \(\$LATEST\) is being changed by a deploy that began before/);
  });

  it('goes on with a share that a deploy has left', async () => {
    const found = environment.function;
    const live = found.aliases.get('live');
    assert.ok(live);
    const [, former = ''] = [...found.versions.keys()].reverse();
    const current = live.version;
    Object.assign(live, { version: former, weights: [{ Version: current, Weight: 0.1 }] });
    const { failure } = await environment.deploy(await environment.pack('Ten'));
    assert.deepEqual([failure, environment.traffic], ['', current]);
  });

  it('does not wait for ever', async () => {
    const found = environment.function;
    Object.assign(found, { status: 'Updating', looksLeft: Number.POSITIVE_INFINITY });
    const { failure } = await environment.deploy(await environment.pack('Eleven'));
    assert.match(failure, /Waited for 300 s, and the last state was: Updating/);
    Object.assign(found, { status: 'Active', looksLeft: 0 });
  });

  it('repairs an update that failed, and says why a function could not be made', async () => {
    const found = environment.function;
    Object.assign(found, { status: 'UpdateFailed', looksLeft: 0 });
    assert.equal((await environment.deploy(await environment.pack('Twelve'))).failure, '');
    const reasons = [{ ErrorCode: 'InvalidRole', ErrorMessage: 'The role is not there' }];
    Object.assign(found, { status: 'CreateFailed', reasons });
    const { failure } = await environment.deploy(await environment.pack('Thirteen'));
    assert.match(
      failure,
      /could not be made\. The platform says: InvalidRole The role is not there\.\nFix that, delete/,
    );
    Object.assign(found, { status: 'Active', reasons: [] });
  });

  it('sends large packages by way of a bucket, once', async () => {
    const noise = Buffer.alloc(7_100_000);
    // Does not compress: a multiplicative generator.
    for (let index = 0, value = 1; index < noise.length; index++) {
      value = (value * 48271) % 2147483647;
      noise[index] = value >> 8;
    }
    const file = await environment.pack('Large', { 'chunk.js': { text: noise } });
    const { failure } = await environment.deploy(file);
    assert.match(failure, /The package has 7\.\d MB, and a request takes 7\.0 MB\.\nMake a bucket/);
    const bucket = { packageBucket: 'packages-1250000000' };
    assert.equal((await environment.deploy(file, bucket)).failure, '');
    const code = cloud.takeWrites().find(({ action }) => action === 'UpdateFunctionCode')?.request.Code;
    const key = `/casebook/${environment.hashes.get('Large')}.zip`;
    assert.deepEqual(code, {
      CosBucketName: 'packages',
      CosObjectName: key,
      CosBucketRegion: 'ap-guangzhou',
    });
    const { text } = await environment.deploy(file, { ...bucket, memorySize: 1024 });
    assert.match(text, /It is there already/);
  });

  it('has shown no secret in all of this', () => {
    assert.ok(printed.length > 200);
    for (const secret of Object.values(env)) {
      assert.deepEqual(
        printed.filter((line) => line.includes(secret)),
        [],
      );
    }
  });
});
