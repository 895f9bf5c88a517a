import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readSecrets } from '../../deploy/scf/credentials';
import { createRedactor } from '../../deploy/scf/redact-secrets';
import { digestConfiguration } from '../../deploy/scf/identity';
import { isSealed, packageComment } from '../../deploy/scf/package-checksum';
import { readPackage } from '../../deploy/scf/package-file';
import { classifyFailure } from '../../deploy/scf/retry';
import { nonIdempotentActions, readActions, idempotentActions } from '../../deploy/scf/scf-api';
import { checkStage, type Stage } from '../../deploy/scf/stage';
import { stages } from '../../deploy/scf/stages';
import { aSnapshot } from '../support/builders';
import { flipBit } from '../support/flip-bit';
import { standardParts, zip, type PackageParts } from './make-package';

describe('stages', () => {
  for (const [name, stage] of Object.entries(stages)) {
    it(`have values that the platform takes: ${name}`, () => {
      assert.deepEqual(checkStage(stage), []);
    });
  }

  it('have functions of their own', () => {
    const names = Object.values(stages).map(({ functionName }) => functionName);
    assert.equal(new Set(names).size, names.length);
  });

  const faults: readonly { changes: Partial<Stage>; says: RegExp }[] = [
    { changes: { region: 'Guangzhou' }, says: /region/ },
    { changes: { functionName: '1st' }, says: /functionName/ },
    { changes: { memorySize: 200 }, says: /memorySize/ },
    { changes: { timeout: 0 }, says: /timeout/ },
    { changes: { initTimeout: 1 }, says: /initTimeout/ },
    { changes: { requestsPerInstance: 101 }, says: /requestsPerInstance/ },
    { changes: { type: 'event', requestsPerInstance: 2 }, says: /event function/ },
    { changes: { candidateAlias: 'live' }, says: /differ/ },
    { changes: { liveAlias: '$DEFAULT' }, says: /liveAlias/ },
    { changes: { weights: [0.5, 0.1] }, says: /rising/ },
    { changes: { weights: [1] }, says: /below 1/ },
    { changes: { keepVersions: 1 }, says: /keepVersions/ },
    { changes: { provisioned: -1 }, says: /provisioned/ },
    { changes: { environment: { SCF_X: '1' } }, says: /SCF_X/ },
    { changes: { secrets: ['TENCENTCLOUD_X'] }, says: /TENCENTCLOUD_X/ },
    { changes: { environment: { LARGE: 'x'.repeat(4096) } }, says: /4 KB/ },
  ];
  for (const { changes, says } of faults) {
    it(`are refused with ${JSON.stringify(changes).slice(0, 60)}`, () => {
      const problems = checkStage({ ...stages.prod, ...changes });
      assert.equal(problems.length, 1);
      assert.match(problems[0] ?? '', says);
    });
  }

  it('publish again for each value that is frozen into a version, secret ones too', () => {
    const digests = [
      digestConfiguration(stages.prod, {}),
      digestConfiguration(stages.prod, { A: '1' }),
      digestConfiguration(stages.prod, { A: '2' }),
      digestConfiguration({ ...stages.prod, memorySize: 1024 }, {}),
      digestConfiguration({ ...stages.prod, environment: { B: '1' } }, {}),
    ];
    assert.equal(new Set(digests).size, digests.length);
    // These only concern the deploy itself.
    const changes = { weights: [], provisioned: 3, keepVersions: 0 };
    assert.equal(digestConfiguration({ ...stages.prod, ...changes }, {}), digests[0]);
  });
});

describe('permissions', () => {
  it('are documented for every call that is made, and for no other', () => {
    const text = fs.readFileSync(path.resolve(__dirname, '../../docs/deploy.md'), 'utf8');
    const documented = [...text.matchAll(/"scf:(\w+)"/g)].map(([, action = '']) => action);
    assert.deepEqual(
      documented.sort(),
      [...readActions, ...idempotentActions, ...nonIdempotentActions].sort(),
    );
  });
});

describe('credentials', () => {
  const cases: readonly {
    name: string;
    env: Readonly<Record<string, string>>;
    expected: unknown;
    missing?: readonly string[];
  }[] = [
    {
      name: 'are those of the SDK',
      env: { TENCENTCLOUD_SECRET_ID: 'a', TENCENTCLOUD_SECRET_KEY: 'b' },
      expected: { secretId: 'a', secretKey: 'b', token: null },
    },
    {
      name: 'may be temporary',
      env: { TENCENTCLOUD_SECRET_ID: 'a', TENCENTCLOUD_SECRET_KEY: 'b', TENCENTCLOUD_SESSION_TOKEN: 'c' },
      expected: { secretId: 'a', secretKey: 'b', token: 'c' },
    },
    {
      name: 'may be those of the serverless command line',
      env: { TENCENT_SECRET_ID: 'a', TENCENT_SECRET_KEY: 'b', TENCENT_TOKEN: 'c' },
      expected: { secretId: 'a', secretKey: 'b', token: 'c' },
    },
    {
      name: 'are not mixed of two families',
      env: { TENCENTCLOUD_SECRET_ID: 'a', TENCENT_SECRET_KEY: 'b' },
      expected: null,
      missing: ['TENCENTCLOUD_SECRET_KEY'],
    },
    {
      name: 'are missing when they are empty',
      env: { TENCENTCLOUD_SECRET_ID: '', TENCENTCLOUD_SECRET_KEY: '' },
      expected: null,
      missing: ['TENCENTCLOUD_SECRET_ID', 'TENCENTCLOUD_SECRET_KEY'],
    },
  ];
  for (const { name, env, expected, missing = [] } of cases) {
    it(name, () => {
      const read = readSecrets(env, []);
      assert.deepEqual(read.credentials, expected);
      assert.deepEqual(
        read.missing.map((line) => line.split(' ')[0]),
        missing,
      );
    });
  }

  it('are hidden whole, also where one is the beginning of another', () => {
    assert.equal(createRedactor(['abcd', 'abcdefgh'])('x abcdefgh abcd y'), 'x *** *** y');
  });
});

describe('failures of calls', () => {
  const cases: readonly { name: string; error: object; kind: string }[] = [
    { name: 'throttling', error: { code: 'RequestLimitExceeded.UinLimitExceeded' }, kind: 'throttled' },
    { name: 'a proxy that throttles', error: { httpCode: 429 }, kind: 'throttled' },
    { name: 'an error inside', error: { code: 'InternalError.System' }, kind: 'uncertain' },
    { name: 'a gateway that broke', error: { httpCode: 502 }, kind: 'uncertain' },
    { name: 'a broken connection', error: new Error('socket hang up'), kind: 'uncertain' },
    { name: 'no permission', error: { code: 'UnauthorizedOperation' }, kind: 'refused' },
    { name: 'a used-up quota', error: { code: 'LimitExceeded.Function' }, kind: 'refused' },
  ];
  for (const { name, error, kind } of cases) {
    it(`of ${name} are: ${kind}`, () => {
      assert.equal(classifyFailure(error), kind);
    });
  }
});

describe('a package', () => {
  let folder: string;
  before(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'package-'));
  });
  after(() => {
    fs.rmSync(folder, { recursive: true });
  });
  const good = standardParts('Good');
  const cases: readonly { name: string; parts: PackageParts; says: RegExp }[] = [
    { name: 'without its bootstrap', parts: { scf_bootstrap: undefined }, says: /has no scf_bootstrap/ },
    { name: 'without content', parts: { 'content.snapshot': undefined }, says: /has no content\.snapshot/ },
    { name: 'with content of nobody', parts: { 'content.snapshot': { text: 'x' } }, says: /too short to be/ },
    {
      name: 'whose bootstrap cannot be executed',
      parts: { scf_bootstrap: { text: '#!/bin/bash\n', mode: 0o100644 } },
      says: /not executable/,
    },
    {
      name: 'whose bootstrap has line ends of Windows',
      parts: { scf_bootstrap: { text: '#!/bin/bash\r\n', mode: 0o100755 } },
      says: /line ends of Windows/,
    },
  ];
  for (const { name, parts, says } of cases) {
    it(`is refused ${name}`, async () => {
      const file = path.join(folder, 'package.zip');
      fs.writeFileSync(file, await zip({ ...good, ...parts }));
      await assert.rejects(readPackage(file, 'web'), { name: 'DeployError', message: says });
    });
  }

  it('is refused when it is no zip file', async () => {
    const file = path.join(folder, 'text.zip');
    fs.writeFileSync(file, 'no zip file');
    await assert.rejects(readPackage(file, 'web'), { name: 'DeployError', message: /is no package/ });
  });

  it('is refused when any bit of it is another, or it was packed by something else', async () => {
    const file = path.join(folder, 'damaged.zip');
    const bytes = await zip(good);
    assert.deepEqual(
      Array.from(bytes.keys()).filter((at) => isSealed(flipBit(bytes, at))),
      [],
    );
    // In the content, which a look at the structure of the zip lets through; cut off; without a checksum.
    const damaged = flipBit(bytes, bytes.indexOf('content.snapshot') + 1000);
    for (const each of [damaged, bytes.subarray(0, -1), bytes.subarray(0, -packageComment.length)]) {
      fs.writeFileSync(file, each);
      const message = /is damaged: its checksum is wrong\. Make it with: npm run package$/;
      await assert.rejects(readPackage(file, 'web'), { name: 'DeployError', message });
    }
  });

  it('is refused when its content was damaged before it was packed', async () => {
    const file = path.join(folder, 'content.zip');
    const text = flipBit(aSnapshot([{ title: 'Good' }]), -1);
    fs.writeFileSync(file, await zip({ ...good, 'content.snapshot': { text } }));
    const message = /content\.snapshot in .* is damaged: its checksum is wrong/;
    await assert.rejects(readPackage(file, 'web'), { name: 'DeployError', message });
  });

  it('of an event function needs no bootstrap, but its handler', async () => {
    const file = path.join(folder, 'event.zip');
    fs.writeFileSync(file, await zip({ ...good, scf_bootstrap: undefined, 'server.js': undefined }));
    assert.match((await readPackage(file, 'event')).snapshot.header.revision, /^\S+$/);
    fs.writeFileSync(file, await zip({ ...good, 'event.js': undefined }));
    await assert.rejects(readPackage(file, 'event'), { message: /has no event\.js/ });
  });
});
