import assert from 'node:assert/strict';
import { emptyState, type CloudState } from '../../deploy/scf/cloud-state';
import { planRelease } from '../../deploy/scf/plan-release';
import type { Stage } from '../../deploy/scf/stage';
import { describeStep, fillPlaceholders } from '../../deploy/scf/step';
import { aVersion, anAlias, identity, openUrls, stage, tested, there, toWord } from './plan-support';

const publish = ['PublishVersion', 'active {new version}', 'code {new version}'];
const send = [
  'UpdateFunctionCode',
  'active $LATEST',
  'UpdateFunctionConfiguration',
  'active $LATEST',
  ...publish,
];
const moveTo = (version: string) => [
  `UpdateAlias live 1 ${version}:0.1`,
  'test candidate by share',
  `UpdateAlias live ${version}`,
  'test live',
];

describe('the plan of a release', () => {
  const cases: readonly {
    name: string;
    current: CloudState;
    stage?: Partial<Stage>;
    expected: readonly string[];
    undo?: readonly string[];
  }[] = [
    {
      name: 'makes everything where there is nothing',
      current: emptyState,
      expected: [
        ...['CreateFunction', 'active $LATEST', ...publish],
        ...['CreateAlias candidate {new version}', 'CreateTrigger candidate', 'test candidate'],
        ...['CreateAlias live {new version}', 'CreateTrigger live', 'test live'],
      ],
    },
    {
      name: 'goes on after a function that was made, and nothing more',
      current: { ...there, versions: [], aliases: [], urls: [] },
      expected: [
        ...send,
        ...['CreateAlias candidate {new version}', 'CreateTrigger candidate', 'test candidate'],
        ...['CreateAlias live {new version}', 'CreateTrigger live', 'test live'],
      ],
    },
    {
      name: 'publishes another package, tests it, and moves readers in steps',
      current: there,
      expected: [
        ...[...send, 'UpdateAlias candidate {new version}', 'test candidate'],
        ...moveTo('{new version}'),
      ],
      undo: ['UpdateAlias live 1'],
    },
    {
      name: 'sends code and configuration again after an update that failed',
      current: {
        ...there,
        latest: { status: 'UpdateFailed', reasons: [], type: 'HTTP', runtime: 'Nodejs20.19' },
      },
      stage: { weights: [] },
      expected: [
        ...[...send, 'UpdateAlias candidate {new version}', 'test candidate'],
        ...['UpdateAlias live {new version}', 'test live'],
      ],
      undo: ['UpdateAlias live 1'],
    },
    {
      name: 'takes no version that failed for one that is published',
      current: { ...tested, versions: [aVersion('2', identity, 'PublishFailed'), aVersion('1')] },
      stage: { weights: [] },
      expected: [
        ...[...send, 'UpdateAlias candidate {new version}', 'test candidate'],
        ...['UpdateAlias live {new version}', 'test live'],
      ],
      undo: ['UpdateAlias live 1'],
    },
    {
      name: 'uses a published version of the same package again, whatever commit led to it',
      current: { ...tested, versions: [aVersion('2', { ...identity, commit: 'xyz' }), aVersion('1')] },
      expected: ['test candidate', ...moveTo('2')],
      undo: ['UpdateAlias live 1'],
    },
    {
      name: 'goes on with a share that was given already, by giving it again',
      current: {
        ...tested,
        aliases: [
          anAlias('live', '1', { additional: { version: '2', weight: 0.1 } }),
          anAlias('candidate', '2'),
        ],
      },
      expected: ['test candidate', ...moveTo('2')],
      undo: ['UpdateAlias live 1'],
    },
    {
      name: 'first takes away a share that a deploy of another package has left',
      current: {
        ...there,
        versions: [aVersion('2'), aVersion('1')],
        aliases: [
          anAlias('live', '1', { additional: { version: '2', weight: 0.1 } }),
          anAlias('candidate', '2'),
        ],
      },
      expected: [
        ...['UpdateAlias live 1', ...send, 'UpdateAlias candidate {new version}', 'test candidate'],
        ...moveTo('{new version}'),
      ],
      undo: ['UpdateAlias live 1'],
    },
    {
      name: 'publishes a package again whose version has other code',
      current: { ...tested, versions: [aVersion('2', identity, 'OtherCode'), aVersion('1')] },
      stage: { weights: [] },
      expected: [
        ...[...send, 'UpdateAlias candidate {new version}', 'test candidate'],
        ...['UpdateAlias live {new version}', 'test live'],
      ],
      undo: ['UpdateAlias live 1'],
    },
    {
      name: 'takes away a share that another version has left',
      current: {
        ...tested,
        aliases: [
          anAlias('live', '2', { additional: { version: '1', weight: 0.1 } }),
          anAlias('candidate', '2'),
        ],
      },
      expected: ['test candidate', 'UpdateAlias live 2', 'test live'],
      undo: ['UpdateAlias live 2'],
    },
    {
      name: 'only looks where readers have the release',
      current: { ...tested, aliases: [anAlias('live', '2'), anAlias('candidate', '2')] },
      expected: ['test live'],
    },
    {
      name: 'opens a function URL that was closed',
      current: {
        ...tested,
        aliases: [anAlias('live', '2'), anAlias('candidate', '2')],
        urls: openUrls.map((url) => ({ ...url, isPublic: url.alias !== 'live' })),
      },
      expected: ['UpdateTrigger live', 'test live'],
    },
    {
      name: 'starts instances before readers come, and releases the others afterwards',
      current: { ...tested, provisioned: [{ version: '1', instances: 2, started: 2 }] },
      stage: { provisioned: 2 },
      expected: [
        ...['test candidate', 'PutProvisionedConcurrencyConfig 2', 'provisioned 2'],
        ...[...moveTo('2'), 'DeleteProvisionedConcurrencyConfig 1'],
      ],
      undo: ['UpdateAlias live 1', 'DeleteProvisionedConcurrencyConfig 2'],
    },
    {
      name: 'releases instances that are not wanted any more',
      current: {
        ...tested,
        aliases: [anAlias('live', '2'), anAlias('candidate', '2')],
        provisioned: [{ version: '2', instances: 2, started: 2 }],
      },
      expected: ['test live', 'DeleteProvisionedConcurrencyConfig 2'],
    },
    {
      name: 'deletes versions beyond those that are kept, but none that another alias points at',
      current: {
        ...tested,
        versions: [aVersion('7', identity), ...['6', '5', '4', '3', '2', '1'].map((each) => aVersion(each))],
        aliases: [
          anAlias('live', '7'),
          anAlias('candidate', '7'),
          anAlias('pinned', '3', { additional: { version: '2', weight: 0.5 } }),
        ],
      },
      stage: { keepVersions: 3 },
      expected: ['test live', 'DeleteFunctionVersion 4', 'DeleteFunctionVersion 1'],
    },
    {
      name: 'keeps the version that readers had before, however old it is',
      current: {
        ...tested,
        versions: [aVersion('5', identity), ...['4', '3', '2', '1'].map((each) => aVersion(each))],
        aliases: [anAlias('live', '1'), anAlias('candidate', '5')],
      },
      stage: { keepVersions: 2, weights: [] },
      expected: [
        ...['test candidate', 'UpdateAlias live 5', 'test live'],
        ...['DeleteFunctionVersion 4', 'DeleteFunctionVersion 3', 'DeleteFunctionVersion 2'],
      ],
      undo: ['UpdateAlias live 1'],
    },
  ];
  for (const { name, current, stage: changes, expected, undo = [] } of cases) {
    it(name, () => {
      const release = { stage: { ...stage, ...changes }, identity, location: { in: 'request' } as const };
      const plan = planRelease(release, current);
      assert.deepEqual(plan.steps.map(toWord), expected);
      assert.deepEqual(plan.undo.map(toWord), undo);
    });
  }

  it('keeps other deploys out only while it changes something', () => {
    const plan = (current: CloudState) =>
      planRelease({ stage, identity, location: { in: 'request' } }, current);
    const words = ({ lock, unlock }: ReturnType<typeof plan>) => [lock.map(toWord), unlock.map(toWord)];
    assert.deepEqual(words(plan(tested)), [['UpdateAlias candidate 2'], ['UpdateAlias candidate 2']]);
    assert.deepEqual(words(plan({ ...there, aliases: [anAlias('live', '1')] })), [
      ['CreateAlias candidate 1'],
      ['UpdateAlias candidate {new version}'],
    ]);
    assert.deepEqual(words(plan(emptyState)), [[], ['UpdateAlias candidate {new version}']]);
    assert.deepEqual(words(plan({ ...tested, aliases: [anAlias('live', '2'), anAlias('candidate', '2')] })), [
      [],
      [],
    ]);
  });

  it('uploads a large package before it names it', () => {
    const location = { in: 'bucket', bucket: 'packages-125', key: '/casebook/b.zip' } as const;
    const [first, second] = planRelease({ stage, identity, location }, there).steps;
    assert.equal(first && toWord(first), 'upload /casebook/b.zip');
    assert.match(
      second ? describeStep(second) : '',
      /"CosBucketName":"packages","CosObjectName":"\/casebook\/b\.zip"/,
    );
  });

  it('gives an event function its handler, and no requests at a time', () => {
    const event: Stage = { ...stage, type: 'event', requestsPerInstance: 1 };
    const text = planRelease({ stage: event, identity, location: { in: 'request' } }, emptyState)
      .steps.map(describeStep)
      .join('\n');
    assert.match(text, /"Type":"Event".*"Handler":"event\.main_handler"/);
    assert.doesNotMatch(text, /InstanceConcurrencyConfig/);
  });

  const refusals: readonly {
    name: string;
    latest: Partial<NonNullable<CloudState['latest']>>;
    says: RegExp;
  }[] = [
    {
      name: 'a function that could not be made',
      latest: { status: 'CreateFailed', reasons: ['NoRole'] },
      says: /NoRole.*\n.*delete the function/,
    },
    { name: 'a function that is being deleted', latest: { status: 'Deleting' }, says: /when it is gone/ },
    {
      name: 'a function of another type',
      latest: { type: 'Event' },
      says: /its type is Event, the stage wants HTTP/,
    },
    {
      name: 'a function on another runtime',
      latest: { runtime: 'Nodejs18.15' },
      says: /runs on Nodejs18\.15, the stage wants Nodejs20\.19\.\nGive the stage another functionName/,
    },
  ];
  for (const { name, latest, says } of refusals) {
    it(`refuses ${name}, and says what to do`, () => {
      const state = { status: 'Active', reasons: [], type: 'HTTP', runtime: 'Nodejs20.19', ...latest };
      const release = { stage, identity, location: { in: 'request' } as const };
      assert.throws(() => planRelease(release, { ...there, latest: state }), {
        name: 'DeployError',
        message: says,
      });
    });
  }
});

describe('placeholders', () => {
  it('are filled in wherever they stand, and stay while they have no value', () => {
    const values = new Map([['{new version}', '7']]);
    const data = { a: '{new version}', b: ['to {new version}', { c: '{secret X}' }], n: 1 };
    assert.deepEqual(fillPlaceholders(data, values), { a: '7', b: ['to 7', { c: '{secret X}' }], n: 1 });
  });

  it('are not looked for in values: a secret may look like one', () => {
    const values = new Map([
      ['{secret A}', '{new version}'],
      ['{new version}', '7'],
    ]);
    assert.deepEqual(fillPlaceholders({ a: '{secret A}' }, values), { a: '{new version}' });
  });
});
