import assert from 'node:assert/strict';
import { describeAlias } from '../../deploy/scf/identity';
import { emptyState, type AliasState, type CloudState } from '../../deploy/scf/cloud-state';
import { planRollback } from '../../deploy/scf/plan-rollback';
import { aVersion, anAlias, stage, there, toWord } from './plan-support';

describe('the plan of a rollback', () => {
  const versions = ['4', '3', '2', '1'].map((version) => aVersion(version));
  const liveAt = (parts: Partial<AliasState>): CloudState => ({
    ...there,
    versions,
    aliases: [anAlias('live', '3', parts)],
  });
  const cases: readonly { name: string; current: CloudState; wanted?: string; to: string }[] = [
    {
      name: 'leads to the version that the deploy noted',
      current: liveAt({ description: describeAlias('3', '1') }),
      to: '1',
    },
    { name: 'leads to the next older one where none is noted', current: liveAt({}), to: '2' },
    {
      name: 'leads to the next older one where the noted one is gone',
      current: liveAt({ description: describeAlias('3', '9') }),
      to: '2',
    },
    {
      name: 'takes the share away from a new version',
      current: liveAt({ additional: { version: '4', weight: 0.1 } }),
      to: '3',
    },
    { name: 'leads where it is told to, forward too', current: liveAt({}), wanted: '4', to: '4' },
  ];
  for (const { name, current, wanted, to } of cases) {
    it(name, () => {
      const plan = planRollback(stage, current, wanted);
      assert.deepEqual([plan.to, plan.steps.map(toWord)], [to, [`UpdateAlias live ${to}`]]);
    });
  }

  it('leads further back the second time', () => {
    const [step] = planRollback(stage, liveAt({}), undefined).steps;
    const description =
      step?.does === 'call' && step.call.action === 'UpdateAlias' && step.call.request.Description;
    const again = liveAt({ version: '2', description: String(description) });
    assert.equal(planRollback(stage, again, undefined).to, '1');
  });

  it('starts instances for the version without waiting, after readers have it', () => {
    const current = { ...liveAt({}), provisioned: [{ version: '3', instances: 1, started: 1 }] };
    assert.deepEqual(planRollback({ ...stage, provisioned: 1 }, current, undefined).steps.map(toWord), [
      'UpdateAlias live 2',
      'PutProvisionedConcurrencyConfig 2',
      'DeleteProvisionedConcurrencyConfig 3',
    ]);
  });

  const refusals: readonly { name: string; current: CloudState; wanted?: string; says: RegExp }[] = [
    { name: 'before the first deploy', current: emptyState, says: /no alias live.*Deploy first/ },
    {
      name: 'to a version that is not there',
      current: liveAt({}),
      wanted: '9',
      says: /no published version 9/,
    },
    {
      name: 'to the version that readers have',
      current: liveAt({}),
      wanted: '3',
      says: /have version 3 already/,
    },
    {
      name: 'where there is none before',
      current: { ...there, versions: [aVersion('1')] },
      says: /no version before 1/,
    },
  ];
  for (const { name, current, wanted, says } of refusals) {
    it(`is refused ${name}`, () => {
      assert.throws(() => planRollback(stage, current, wanted), { name: 'DeployError', message: says });
    });
  }
});
