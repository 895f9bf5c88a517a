import { createHash } from 'node:crypto';
import { ApiRefusal, type ApiRequest, type FakeFunction, type FakeVersion } from './fake-function';

/** The state of the fake cloud. */
export interface FakeState {
  readonly functions: Map<string, FakeFunction>;
  /** Objects of the buckets, by `/bucket/key`. */
  readonly objects: Map<string, Buffer>;
  /** How many reads a change takes until it is done. */
  looks: number;
  readonly urlOf: (functionName: string, alias: string) => string;
}

type Fields = Record<string, unknown>;
type Act = (state: FakeState, request: ApiRequest) => Fields;

/** The actions as the documentation and the types of the SDK describe them, including errors. */
export const fakeActions: Readonly<Record<string, Act>> = {
  CreateFunction: (state, request) => {
    const name = text(request, 'FunctionName');
    if (state.functions.has(name)) throw new ApiRefusal('ResourceInUse.FunctionName', 'The function exists.');
    const type = text(request, 'Type');
    if (type === 'Event' && request.Handler === undefined) {
      throw new ApiRefusal('InvalidParameterValue.Handler', 'An event function needs a handler.');
    }
    const fields = {
      type,
      runtime: text(request, 'Runtime'),
      status: 'Creating',
      looksLeft: state.looks,
      reasons: [],
    };
    const maps = { versions: new Map(), aliases: new Map(), urls: new Map(), provisioned: new Map() };
    state.functions.set(name, { ...fields, ...maps, latest: readVersion(state, request, request) });
    return {};
  },
  UpdateFunctionCode: (state, request) => {
    const found = findIdle(state, request);
    found.latest = { ...found.latest, packageHash: readCode(state, request) };
    begin(state, found, 'Updating');
    return {};
  },
  UpdateFunctionConfiguration: (state, request) => {
    const found = findIdle(state, request);
    const environment = readEnvironment(request);
    found.latest = { ...found.latest, description: text(request, 'Description'), environment };
    begin(state, found, 'Updating');
    return {};
  },
  GetFunction: (state, request) => {
    const found = find(state, request);
    const { Qualifier = '$LATEST' } = request;
    const common = { FunctionName: request.FunctionName, Type: found.type, Runtime: found.runtime };
    if (Qualifier === '$LATEST') {
      if (!found.status.endsWith('Failed') && found.looksLeft-- <= 0) found.status = 'Active';
      return { ...common, Status: found.status, StatusReasons: found.reasons };
    }
    const version = findVersion(found, Qualifier);
    return { ...common, Status: version.looksLeft-- <= 0 ? 'Active' : 'Publishing', StatusReasons: [] };
  },
  GetFunctionAddress: (state, request) => ({
    Url: 'https://example.com/code.zip',
    CodeSha256: findVersion(find(state, request), text(request, 'Qualifier')).packageHash,
  }),
  PublishVersion: (state, request) => {
    const found = findIdle(state, request);
    const version = String(Math.max(0, ...[...found.versions.keys()].map(Number)) + 1);
    const description = text(request, 'Description');
    if (!/^[\p{L}\d ,.\n]*$/u.test(description)) {
      throw new ApiRefusal(
        'InvalidParameterValue.Description',
        'The description has a character that it cannot have.',
      );
    }
    found.versions.set(version, { ...found.latest, description, looksLeft: state.looks });
    return { FunctionVersion: version };
  },
  ListVersionByFunction: (state, request) => {
    const { versions } = find(state, request);
    const published = [...versions].map(([Version, { description, looksLeft }]) => {
      return { Version, Description: description, Status: looksLeft > 0 ? 'Publishing' : 'Active' };
    });
    return { Versions: [{ Version: '$LATEST', Description: '', Status: 'Active' }, ...published] };
  },
  DeleteFunctionVersion: (state, request) => {
    const found = find(state, request);
    const version = text(request, 'Qualifier');
    findVersion(found, version);
    const isBound = [...found.aliases.values()].some((alias) =>
      [alias.version, ...alias.weights.map(({ Version }) => Version)].includes(version),
    );
    if (isBound) throw new ApiRefusal('UnsupportedOperation.AliasBind', 'An alias points at the version.');
    found.versions.delete(version);
    return {};
  },
  CreateAlias: (state, request) => {
    const { aliases } = find(state, request);
    if (aliases.has(text(request, 'Name'))) throw new ApiRefusal('ResourceInUse.Alias', 'The alias exists.');
    setAlias(state, request);
    return {};
  },
  UpdateAlias: (state, request) => {
    findAlias(state, request);
    setAlias(state, request);
    return {};
  },
  GetAlias: (state, request) => toAlias(text(request, 'Name'), findAlias(state, request)),
  ListAliases: (state, request) => ({
    Aliases: [...find(state, request).aliases].map(([name, alias]) => toAlias(name, alias)),
  }),
  CreateTrigger: (state, request) => {
    const { urls } = find(state, request);
    const alias = text(request, 'Qualifier');
    if (urls.has(alias)) throw new ApiRefusal('ResourceInUse.Trigger', 'The alias has a function URL.');
    setUrl(state, request);
    return {};
  },
  UpdateTrigger: (state, request) => {
    setUrl(state, request);
    return {};
  },
  ListTriggers: (state, request) => ({
    Triggers: [...find(state, request).urls].map(([Qualifier, { name, description, isEnabled }]) => ({
      ...{ TriggerName: name, Type: 'http', Qualifier, Enable: isEnabled ? 1 : 0 },
      TriggerDesc: JSON.stringify({
        ...description,
        NetConfig: {
          ...(description.NetConfig as Fields),
          ExtranetUrl: state.urlOf(text(request, 'FunctionName'), Qualifier),
        },
      }),
    })),
  }),
  PutProvisionedConcurrencyConfig: (state, request) => {
    const found = find(state, request);
    const version = text(request, 'Qualifier');
    checkActive(found, version);
    checkProvisioned(found, version);
    const wanted = Number(request.VersionProvisionedConcurrencyNum);
    found.provisioned.set(version, { wanted, looksLeft: state.looks });
    return {};
  },
  GetProvisionedConcurrencyConfig: (state, request) => ({
    Allocated: [...find(state, request).provisioned]
      .filter(([version]) => request.Qualifier === undefined || version === request.Qualifier)
      .map(([Qualifier, each]) => {
        const isDone = each.looksLeft-- <= 0;
        return {
          Qualifier,
          Status: isDone ? 'Done' : 'InProgress',
          AllocatedProvisionedConcurrencyNum: each.wanted,
          AvailableProvisionedConcurrencyNum: isDone ? each.wanted : 0,
        };
      }),
  }),
  DeleteProvisionedConcurrencyConfig: (state, request) => {
    const found = find(state, request);
    const version = text(request, 'Qualifier');
    checkProvisioned(found, version);
    found.provisioned.delete(version);
    return {};
  },
};

function text(request: ApiRequest, field: string): string {
  const value = request[field];
  if (typeof value !== 'string' || value === '')
    throw new ApiRefusal('InvalidParameter', `${field} is missing.`);
  return value;
}

function find(state: FakeState, request: ApiRequest): FakeFunction {
  const found = state.functions.get(text(request, 'FunctionName'));
  if (!found) throw new ApiRefusal('ResourceNotFound.Function', 'There is no such function.');
  return found;
}

/** Rejects a change while another one is in progress, and a change of a function whose creation failed. */
function findIdle(state: FakeState, request: ApiRequest): FakeFunction {
  const found = find(state, request);
  const canChange = ['Active', 'UpdateFailed', 'PublishFailed'].includes(found.status);
  if (!canChange)
    throw new ApiRefusal('FailedOperation.FunctionStatusError', `The function is ${found.status}.`);
  return found;
}

function begin(state: FakeState, found: FakeFunction, status: string): void {
  Object.assign(found, { status, looksLeft: state.looks, reasons: [] });
}

function findVersion(found: FakeFunction, version: string): FakeVersion {
  const there = found.versions.get(version);
  if (!there) throw new ApiRefusal('ResourceNotFound.Version', `There is no version ${version}.`);
  return there;
}

function checkActive(found: FakeFunction, version: string): void {
  if (findVersion(found, version).looksLeft > 0) {
    throw new ApiRefusal(
      'FailedOperation.FunctionVersionStatusNotActive',
      `Version ${version} is not Active.`,
    );
  }
}

function checkProvisioned({ provisioned }: FakeFunction, version: string): void {
  const there = provisioned.get(version);
  if (there && there.looksLeft-- > 0) {
    throw new ApiRefusal('FailedOperation.ProvisionedInProgress', 'Instances are being started or stopped.');
  }
}

function findAlias(
  state: FakeState,
  request: ApiRequest,
): NonNullable<ReturnType<FakeFunction['aliases']['get']>> {
  const alias = find(state, request).aliases.get(text(request, 'Name'));
  if (!alias) throw new ApiRefusal('ResourceNotFound.Alias', 'There is no such alias.');
  return alias;
}

function toAlias(name: string, { version, weights, description }: ReturnType<typeof findAlias>): Fields {
  return {
    ...{ Name: name, FunctionVersion: version, Description: description },
    RoutingConfig: { AdditionalVersionWeights: weights, AddtionVersionMatchs: [] },
  };
}

function setAlias(state: FakeState, request: ApiRequest): void {
  const found = find(state, request);
  const version = text(request, 'FunctionVersion');
  const routing = request.RoutingConfig as {
    AdditionalVersionWeights?: { Version: string; Weight: number }[];
  };
  const weights = routing.AdditionalVersionWeights ?? [];
  for (const each of [version, ...weights.map(({ Version }) => Version)]) {
    checkActive(found, each);
  }
  if (weights.length > 1 || weights.some(({ Version }) => Version === version)) {
    throw new ApiRefusal(
      'InvalidParameterValue.AdditionalVersionWeights',
      'One more version, and another one.',
    );
  }
  found.aliases.set(text(request, 'Name'), { version, weights, description: text(request, 'Description') });
}

function setUrl(state: FakeState, request: ApiRequest): void {
  const alias = text(request, 'Qualifier');
  find(state, request).urls.set(alias, {
    name: text(request, 'TriggerName'),
    description: JSON.parse(text(request, 'TriggerDesc')) as Fields,
    isEnabled: request.Enable === 'OPEN',
  });
}

function readVersion(state: FakeState, request: ApiRequest, code: ApiRequest): FakeVersion {
  return {
    packageHash: readCode(state, code),
    description: text(request, 'Description'),
    environment: readEnvironment(request),
    looksLeft: 0,
  };
}

function readEnvironment(request: ApiRequest): Record<string, string> {
  const { Variables = [] } = (request.Environment ?? {}) as { Variables?: { Key: string; Value: string }[] };
  return Object.fromEntries(Variables.map(({ Key, Value }) => [Key, Value]));
}

function readCode(state: FakeState, request: ApiRequest): string {
  const code = request.Code as { ZipFile?: string; CosBucketName?: string; CosObjectName?: string };
  const bytes =
    code.ZipFile === undefined
      ? state.objects.get(`/${code.CosBucketName}-1250000000${code.CosObjectName}`)
      : Buffer.from(code.ZipFile, 'base64');
  if (!bytes) throw new ApiRefusal('InvalidParameterValue.CosObjectName', 'There is no such object.');
  return createHash('sha256').update(bytes).digest('hex');
}
