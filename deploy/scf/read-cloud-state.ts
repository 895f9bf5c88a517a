import type { AliasState, FunctionState, FunctionUrl, CloudState, PublishedVersion } from './cloud-state';
import type { ResponseOf, ScfApi } from './scf-api';
import { emptyState } from './cloud-state';
import { publicUrl, toName } from './function-requests';
import type { Stage } from './stage';

/** The most items that one response lists. */
const pageSize = 100;

/** Reads the state of the function that a plan depends on. Changes nothing. */
export async function readCloudState(api: ScfApi, stage: Stage): Promise<CloudState> {
  const latest = await findFunction(api, stage, '$LATEST');
  if (latest === undefined) return emptyState;
  return {
    latest,
    versions: await listVersions(api, stage),
    aliases: await listAliases(api, stage),
    urls: await listUrls(api, stage),
    provisioned: await listProvisioned(api, stage),
  };
}

/** Reads the state of a version or of `$LATEST`; undefined if it does not exist. */
export async function findFunction(
  api: ScfApi,
  stage: Stage,
  qualifier: string,
): Promise<FunctionState | undefined> {
  const found = await findOrUndefined(() =>
    api.call('GetFunction', { ...toName(stage), Qualifier: qualifier, ShowCode: 'FALSE' }),
  );
  if (found === undefined) return undefined;
  return {
    status: found.Status ?? 'unknown',
    reasons: (found.StatusReasons ?? []).map(({ ErrorCode, ErrorMessage }) =>
      [ErrorCode, ErrorMessage].filter(Boolean).join(' '),
    ),
    type: found.Type ?? 'Event',
    runtime: found.Runtime ?? '',
  };
}

/** Lists the published versions, newest first. */
export async function listVersions(api: ScfApi, stage: Stage): Promise<PublishedVersion[]> {
  const all = await readPages(async (Offset) => {
    const { Versions } = await api.call('ListVersionByFunction', {
      ...toName(stage),
      Offset,
      Limit: pageSize,
    });
    return Versions ?? [];
  });
  return all
    .filter(({ Version }) => /^\d+$/.test(Version))
    .map(({ Version, Description, Status }) => ({
      version: Version,
      description: Description ?? '',
      // The status is optional in the response; a listed version without one is usable.
      status: Status ?? 'Active',
    }))
    .sort((a, b) => Number(b.version) - Number(a.version));
}

/** Reads an alias; undefined if it does not exist. */
export async function findAlias(api: ScfApi, stage: Stage, name: string): Promise<AliasState | undefined> {
  const found = await findOrUndefined(() => api.call('GetAlias', { ...toName(stage), Name: name }));
  return found && toAlias({ ...found, Name: name });
}

async function listAliases(api: ScfApi, stage: Stage): Promise<AliasState[]> {
  const all = await readPages(async (offset) => {
    const { Aliases } = await api.call('ListAliases', {
      ...toName(stage),
      Offset: String(offset),
      Limit: String(pageSize),
    });
    return Aliases ?? [];
  });
  return all.map(toAlias);
}

/** Lists the function URLs. */
export async function listUrls(api: ScfApi, stage: Stage): Promise<FunctionUrl[]> {
  const all = await readPages(async (Offset) => {
    const { Triggers } = await api.call('ListTriggers', { ...toName(stage), Offset, Limit: pageSize });
    return Triggers ?? [];
  });
  return all
    .filter(({ Type }) => Type === 'http')
    .map(({ TriggerName = '', Qualifier = '', TriggerDesc = '', Enable }) => ({
      name: TriggerName,
      alias: Qualifier,
      ...readUrl(TriggerDesc, Enable === 1),
    }));
}

/** Lists the provisioned instances by version, including those that are still starting. */
async function listProvisioned(api: ScfApi, stage: Stage): Promise<CloudState['provisioned']> {
  const { Allocated } = await api.call('GetProvisionedConcurrencyConfig', toName(stage));
  return (Allocated ?? [])
    .map((each) => ({
      version: each.Qualifier ?? '',
      instances: each.AllocatedProvisionedConcurrencyNum ?? 0,
      started: each.AvailableProvisionedConcurrencyNum ?? 0,
    }))
    .filter(({ instances }) => instances > 0);
}

function toAlias(alias: ResponseOf<'GetAlias'> & { Name: string }): AliasState {
  const [additional] = alias.RoutingConfig?.AdditionalVersionWeights ?? [];
  return {
    name: alias.Name,
    version: alias.FunctionVersion ?? '',
    additional: additional ? { version: additional.Version, weight: additional.Weight } : null,
    description: alias.Description ?? '',
  };
}

/** Parses the settings of a function URL. Invalid JSON counts as wrong settings, which a deploy resets. */
function readUrl(description: string, isEnabled: boolean): Pick<FunctionUrl, 'url' | 'isPublic'> {
  let parsed: { AuthType?: string; NetConfig?: Record<string, unknown> };
  try {
    parsed = (JSON.parse(description) ?? {}) as typeof parsed;
  } catch {
    return { url: null, isPublic: false };
  }
  const { EnableExtranet, EnableIntranet, ExtranetUrl } = parsed.NetConfig ?? {};
  const hasPublicSettings =
    parsed.AuthType === publicUrl.AuthType &&
    EnableExtranet === publicUrl.NetConfig.EnableExtranet &&
    EnableIntranet === publicUrl.NetConfig.EnableIntranet;
  return {
    url: typeof ExtranetUrl === 'string' && ExtranetUrl !== '' ? ExtranetUrl : null,
    isPublic: isEnabled && hasPublicSettings,
  };
}

async function readPages<T>(read: (offset: number) => Promise<readonly T[]>): Promise<T[]> {
  const all: T[] = [];
  for (;;) {
    const page = await read(all.length);
    all.push(...page);
    if (page.length < pageSize) return all;
  }
}

async function findOrUndefined<T>(find: () => Promise<T>): Promise<T | undefined> {
  try {
    return await find();
  } catch (error) {
    const { code } = error as { code?: unknown };
    const absent = ['ResourceNotFound.Function', 'ResourceNotFound.FunctionName', 'ResourceNotFound.Alias'];
    if (typeof code === 'string' && absent.includes(code)) return undefined;
    throw error;
  }
}
