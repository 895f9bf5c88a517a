import type { RequestOf } from './scf-api';
import type { Stage } from './stage';
import { packageBytes, secretValue } from './step';

/** Where the API reads the package: from the request itself, or from a bucket if the package is too large for that. */
export type PackageLocation =
  { readonly in: 'request' } | { readonly in: 'bucket'; readonly bucket: string; readonly key: string };

/** The request that creates the function. */
export function toCreateRequest(
  stage: Stage,
  location: PackageLocation,
  description: string,
): RequestOf<'CreateFunction'> {
  const { role, type, requestsPerInstance } = stage;
  return {
    ...toName(stage),
    Type: type === 'web' ? 'HTTP' : 'Event',
    Runtime: stage.runtime,
    ...toHandler(stage),
    ...toCode(stage, location),
    Description: description,
    ...toConfiguration(stage),
    ...(role === null ? {} : { Role: role }),
    ...(type === 'web' && requestsPerInstance > 1
      ? { InstanceConcurrencyConfig: { DynamicEnabled: 'FALSE', MaxConcurrency: requestsPerInstance } }
      : {}),
    PublicNetConfig: { PublicNetStatus: 'ENABLE', EipConfig: { EipStatus: 'DISABLE' } },
    InstallDependency: 'FALSE',
  };
}

/** The request that updates the code of the function. */
export function toCodeRequest(stage: Stage, location: PackageLocation): RequestOf<'UpdateFunctionCode'> {
  return { ...toName(stage), ...toHandler(stage), ...toCode(stage, location), InstallDependency: 'FALSE' };
}

/** The request that updates the configuration of the function. */
export function toConfigurationRequest(
  stage: Stage,
  description: string,
): RequestOf<'UpdateFunctionConfiguration'> {
  const { role, type, requestsPerInstance } = stage;
  return {
    ...toName(stage),
    Description: description,
    ...toConfiguration(stage),
    // An empty role removes the current one.
    Role: role ?? '',
    // An empty mode turns off several requests per instance.
    ...(type === 'web'
      ? {
          InstanceConcurrencyConfig:
            requestsPerInstance > 1
              ? { DynamicEnabled: 'FALSE', MaxConcurrency: requestsPerInstance }
              : { DynamicEnabled: '' },
        }
      : {}),
  };
}

/** The fields that name the function in every request. */
export function toName({ functionName, namespace }: Stage): { FunctionName: string; Namespace: string } {
  return { FunctionName: functionName, Namespace: namespace };
}

/** The settings of a function URL that needs no authentication and is reachable from the internet only. */
export const publicUrl = {
  AuthType: 'NONE',
  NetConfig: { EnableIntranet: false, EnableExtranet: true },
} as const;

/** The request that creates the function URL of an alias, or resets its settings. */
export function toUrlRequest(stage: Stage, alias: string, name = `${alias}-url`): RequestOf<'CreateTrigger'> {
  return {
    ...toName(stage),
    TriggerName: name,
    Type: 'http',
    Qualifier: alias,
    TriggerDesc: JSON.stringify(publicUrl),
    Enable: 'OPEN',
  };
}

function toHandler({ type }: Stage): { Handler?: string } {
  // A Web function has no handler: scf_bootstrap starts it.
  return type === 'web' ? {} : { Handler: 'event.main_handler' };
}

function toCode(
  { region }: Stage,
  location: PackageLocation,
): Pick<RequestOf<'CreateFunction'>, 'Code' | 'CodeSource'> {
  if (location.in === 'request') return { Code: { ZipFile: packageBytes }, CodeSource: 'ZipFile' };
  return {
    Code: {
      // The API takes the name without the account id at its end.
      CosBucketName: location.bucket.replace(/-\d+$/, ''),
      CosObjectName: location.key,
      CosBucketRegion: region,
    },
    CodeSource: 'Cos',
  };
}

function toConfiguration(stage: Stage) {
  const { memorySize, timeout, initTimeout, environment, secrets, logs } = stage;
  return {
    MemorySize: memorySize,
    Timeout: timeout,
    InitTimeout: initTimeout,
    Environment: {
      Variables: [
        ...Object.entries(environment).map(([Key, Value]) => ({ Key, Value })),
        ...secrets.map((name) => ({ Key: name, Value: secretValue(name) })),
      ],
    },
    ...(logs === null ? {} : { ClsLogsetId: logs.logsetId, ClsTopicId: logs.topicId }),
  };
}
