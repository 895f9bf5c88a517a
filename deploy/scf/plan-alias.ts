import { toName, toUrlRequest } from './function-requests';
import { describeMove } from './identity';
import type { CloudState } from './cloud-state';
import type { RequestOf } from './scf-api';
import type { Stage } from './stage';
import type { Step } from './step';

/** The request that lets an alias point at a version, and at a second one for a share of the requests. */
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
      // An empty list is said explicitly: left out, former weights might stay.
      AdditionalVersionWeights:
        additional === null ? [] : [{ Version: additional.version, Weight: additional.weight }],
    },
  };
}

/** Lets an alias that no reader comes by point at one version; makes it where there is none. */
export function pointAlias(stage: Stage, { aliases }: CloudState, name: string, version: string): Step[] {
  const there = aliases.find((alias) => alias.name === name);
  if (there?.version === version && there.additional === null) return [];
  const request = toAliasRequest(stage, name, version, describeMove(version, null));
  const action = there ? 'UpdateAlias' : 'CreateAlias';
  return [{ does: 'call', title: `Let ${name} point at version ${version}`, call: { action, request } }];
}

/** Opens the function URL of an alias, or sets it right where somebody changed it. */
export function openAliasUrl(stage: Stage, { urls }: CloudState, alias: string): Step[] {
  const there = urls.find((url) => url.alias === alias);
  if (there?.isOpen) return [];
  const action = there ? 'UpdateTrigger' : 'CreateTrigger';
  const request = toUrlRequest(stage, alias, there?.name);
  return [{ does: 'call', title: `Open the function URL of ${alias}`, call: { action, request } }];
}
