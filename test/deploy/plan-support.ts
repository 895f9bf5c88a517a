import { describeIdentity, describeAlias, type Identity } from '../../deploy/scf/identity';
import type { AliasState, FunctionUrl, CloudState, PublishedVersion } from '../../deploy/scf/cloud-state';
import type { Stage } from '../../deploy/scf/stage';
import { stages } from '../../deploy/scf/stages';
import type { Step } from '../../deploy/scf/step';

/** A stage that deletes nothing. */
export const stage: Stage = { ...stages.prod, functionName: 'f', keepVersions: 0 };
/** The release under test, and an earlier one. */
export const identity: Identity = {
  commit: 'abc',
  packageHash: 'b'.repeat(64),
  configuration: 'c'.repeat(16),
};
export const other: Identity = { ...identity, packageHash: 'd'.repeat(64) };

export const aVersion = (version: string, made = other, status = 'Active'): PublishedVersion => ({
  version,
  description: describeIdentity(made),
  status,
});
export const anAlias = (name: string, version: string, parts: Partial<AliasState> = {}): AliasState => ({
  name,
  version,
  additional: null,
  description: describeAlias(version, null),
  ...parts,
});
export const openUrls: FunctionUrl[] = ['live', 'candidate'].map((alias) => ({
  name: `${alias}-url`,
  alias,
  url: 'https://example.com',
  isPublic: true,
}));
/** The state with one version, which has the traffic. */
export const there: CloudState = {
  latest: { status: 'Active', reasons: [], type: 'HTTP', runtime: 'Nodejs20.19' },
  versions: [aVersion('1')],
  aliases: [anAlias('live', '1'), anAlias('candidate', '1')],
  urls: openUrls,
  provisioned: [],
};
/** The state in which version 2 is the release, published and tested already. */
export const tested: CloudState = {
  ...there,
  versions: [aVersion('2', identity), aVersion('1')],
  aliases: [anAlias('live', '1'), anAlias('candidate', '2')],
};

/** Summarises a step: its action and target, or what it waits for. */
export function toWord(step: Step): string {
  switch (step.does) {
    case 'upload':
      return `upload ${step.key}`;
    case 'call': {
      const fields: object = step.call.request;
      const request = fields as Readonly<Record<string, unknown>>;
      const { AdditionalVersionWeights: weights } = (request.RoutingConfig ?? {}) as {
        AdditionalVersionWeights?: { Version: string; Weight: number }[];
      };
      const share = weights?.[0] ? ` ${weights[0].Version}:${weights[0].Weight}` : '';
      const target = [request.Name, request.FunctionVersion ?? request.Qualifier].filter(Boolean).join(' ');
      return `${step.call.action} ${target}${share}`.trim();
    }
    case 'wait-active':
      return `active ${step.qualifier}`;
    case 'wait-provisioned':
      return `provisioned ${step.version}`;
    case 'check-code':
      return `code ${step.version}`;
    case 'smoke-test':
      return `test ${step.alias}${step.rounds > 1 ? ' by share' : ''}`;
  }
}
