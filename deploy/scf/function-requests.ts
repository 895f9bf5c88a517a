import type { RequestOf } from './scf-api';
import type { Stage } from './stage';
import { packageBytes, secretValue } from './step';

/** Where the platform takes the package from: the request itself, or a bucket for large ones. */
export type PackagePlace =
  { readonly in: 'request' } | { readonly in: 'bucket'; readonly bucket: string; readonly key: string };

/** The request that makes the function, from nothing. */
export function toCreateRequest(
  stage: Stage,
  place: PackagePlace,
  description: string,
): RequestOf<'CreateFunction'> {
  const { role, type, requestsPerInstance } = stage;
  return {
    ...toName(stage),
    Type: type === 'web' ? 'HTTP' : 'Event',
    Runtime: stage.runtime,
    ...toHandler(stage),
    ...toCode(stage, place),
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

/** The request that gives the function another package. */
export function toCodeRequest(stage: Stage, place: PackagePlace): RequestOf<'UpdateFunctionCode'> {
  return { ...toName(stage), ...toHandler(stage), ...toCode(stage, place), InstallDependency: 'FALSE' };
}

/** The request that sets everything else. */
export function toConfigurationRequest(
  stage: Stage,
  description: string,
): RequestOf<'UpdateFunctionConfiguration'> {
  const { role, type, requestsPerInstance } = stage;
  return {
    ...toName(stage),
    Description: description,
    ...toConfiguration(stage),
    // An empty role takes a former one away.
    Role: role ?? '',
    // As does an empty mode with several requests per instance.
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

/** Names the function in any request. */
export function toName({ functionName, namespace }: Stage): { FunctionName: string; Namespace: string } {
  return { FunctionName: functionName, Namespace: namespace };
}

/** The parameters of a function URL that anybody can call, from the internet alone. */
export const openUrl = {
  AuthType: 'NONE',
  NetConfig: { EnableIntranet: false, EnableExtranet: true },
} as const;

/** The request that makes the function URL of an alias, or sets it right. */
export function toUrlRequest(stage: Stage, alias: string, name = `${alias}-url`): RequestOf<'CreateTrigger'> {
  return {
    ...toName(stage),
    TriggerName: name,
    Type: 'http',
    Qualifier: alias,
    TriggerDesc: JSON.stringify(openUrl),
    Enable: 'OPEN',
  };
}

function toHandler({ type }: Stage): { Handler?: string } {
  // A Web function has none: scf_bootstrap starts it.
  return type === 'web' ? {} : { Handler: 'event.main_handler' };
}

function toCode(
  { region }: Stage,
  place: PackagePlace,
): Pick<RequestOf<'CreateFunction'>, 'Code' | 'CodeSource'> {
  if (place.in === 'request') return { Code: { ZipFile: packageBytes }, CodeSource: 'ZipFile' };
  return {
    Code: {
      // The API wants the name without the account's id behind it.
      CosBucketName: place.bucket.replace(/-\d+$/, ''),
      CosObjectName: place.key,
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
