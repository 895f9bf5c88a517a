import { toName, toUrlRequest } from './function-requests';
import { describeAlias } from './identity';
import type { CloudState } from './cloud-state';
import type { RequestOf } from './scf-api';
import type { Stage } from './stage';
import type { Step } from './step';

/** The request that points an alias at a version, and a share of its traffic at a second version. */
export function toAliasRequest(
  stage: Stage,
  name: string,
  version: string,
  description: string,
  additional: { readonly version: string; readonly weight: number } | null = null,
): RequestOf<'UpdateAlias'> {
  return {
    ...toName(stage),
    Name: name,
    FunctionVersion: version,
    Description: description,
    RoutingConfig: {
      // An empty list is sent explicitly: without it, earlier weights might remain.
      AdditionalVersionWeights:
        additional === null ? [] : [{ Version: additional.version, Weight: additional.weight }],
    },
  };
}

/** Creates an alias or points it at a version. Used for aliases that have no traffic yet. */
export function planAlias(
  stage: Stage,
  { aliases }: CloudState,
  name: string,
  version: string,
  description = describeAlias(version, null),
): Step[] {
  const existing = aliases.find((alias) => alias.name === name);
  if (existing?.version === version && existing.additional === null) return [];
  const request = toAliasRequest(stage, name, version, description);
  const action = existing ? 'UpdateAlias' : 'CreateAlias';
  return [{ does: 'call', title: `Let ${name} point at version ${version}`, call: { action, request } }];
}

/** Creates the function URL of an alias, or resets its settings if they were changed. */
export function planAliasUrl(stage: Stage, { urls }: CloudState, alias: string): Step[] {
  const existing = urls.find((url) => url.alias === alias);
  if (existing?.isPublic) return [];
  const action = existing ? 'UpdateTrigger' : 'CreateTrigger';
  const request = toUrlRequest(stage, alias, existing?.name);
  return [{ does: 'call', title: `Open the function URL of ${alias}`, call: { action, request } }];
}
