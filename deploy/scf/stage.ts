/** A stage that Casebook is deployed to. Each stage is a function of its own, so stages cannot affect each other. */
export interface Stage {
  /** Region of the function, such as `ap-guangzhou`. */
  readonly region: string;
  /** Name of the function. A new name creates a new function. */
  readonly functionName: string;
  /** Namespace of the function, which must exist. */
  readonly namespace: string;
  /** `web`: an HTTP server started by `scf_bootstrap`. `event`: a handler that is called with each event. */
  readonly type: 'web' | 'event';
  /** Runtime; the runtime of an existing function cannot be changed. */
  readonly runtime: string;
  /** MB: 64 or a multiple of 128. CPU time is proportional to it; 1280 MB is one core. */
  readonly memorySize: number;
  /** Seconds that one request may take, 1 to 900. */
  readonly timeout: number;
  /** Seconds that the start of an instance may take, 3 to 300. */
  readonly initTimeout: number;
  /** Concurrent requests per instance of a Web function, 1 to 100. */
  readonly requestsPerInstance: number;
  /** Environment variables of the function that are not secret. */
  readonly environment: Readonly<Record<string, string>>;
  /** Names of secret variables; their values come from the environment of the deploy command and are never printed. */
  readonly secrets: readonly string[];
  /** The CAM role of the function; null for none. */
  readonly role: string | null;
  /** The CLS log set and topic for the logs; null for the default of the account. */
  readonly logs: { readonly logsetId: string; readonly topicId: string } | null;
  /** A bucket, `name-appid`, for packages that are too large for an API request; null for none. */
  readonly packageBucket: string | null;
  /** The alias that has the public traffic. */
  readonly liveAlias: string;
  /** The alias under which a new version is tested before traffic shifts to it. */
  readonly candidateAlias: string;
  /** The shares of the traffic, above 0 and below 1, that a new version gets in turn before it gets all of it. */
  readonly weights: readonly number[];
  /** Provisioned instances of the live version, 0 for none. They cost money while idle. */
  readonly provisioned: number;
  /** Number of published versions to keep; a deploy deletes older ones. 0 keeps all. */
  readonly keepVersions: number;
  /** Host of the API; null for the public one. Within the cloud: `scf.internal.tencentcloudapi.com`. */
  readonly endpoint: string | null;
}

/** Returns a sentence for each setting that SCF would reject. The limits are in its document 583/11637. */
export function checkStage(stage: Stage): string[] {
  const { memorySize, timeout, initTimeout, requestsPerInstance, keepVersions, provisioned } = stage;
  const rules: readonly (readonly [boolean, string])[] = [
    [
      /^[a-z]{2}-[a-z-]+(?:-\d)?$/.test(stage.region),
      `region "${stage.region}" is none, such as ap-guangzhou.`,
    ],
    [
      /^[A-Za-z][A-Za-z0-9_-]{0,58}[A-Za-z0-9]$/.test(stage.functionName),
      'functionName takes 2 to 60 letters, digits, - and _, begins with a letter and ends with a letter or digit.',
    ],
    [
      memorySize === 64 || (isWithin(memorySize, 128, 3072) && memorySize % 128 === 0),
      'memorySize is 64 or a multiple of 128 up to 3072.',
    ],
    [isWithin(timeout, 1, 900), 'timeout is 1 to 900 seconds.'],
    [isWithin(initTimeout, 3, 300), 'initTimeout is 3 to 300 seconds.'],
    [isWithin(requestsPerInstance, 1, 100), 'requestsPerInstance is 1 to 100.'],
    [
      stage.type === 'web' || requestsPerInstance === 1,
      'requestsPerInstance has to be 1 for an event function; only Web functions answer several at a time.',
    ],
    [
      [stage.liveAlias, stage.candidateAlias].every((name) => /^[A-Za-z][A-Za-z0-9_-]{0,63}$/.test(name)),
      'liveAlias and candidateAlias take letters, digits, - and _, and begin with a letter.',
    ],
    [stage.liveAlias !== stage.candidateAlias, 'liveAlias and candidateAlias have to differ.'],
    [
      stage.weights.every((weight) => weight > 0 && weight < 1) && isRising(stage.weights),
      'weights are shares above 0 and below 1, rising.',
    ],
    [isWithin(provisioned, 0, 1000), 'provisioned is 0 to 1000.'],
    [
      keepVersions === 0 || isWithin(keepVersions, 2, 1000),
      'keepVersions is 0 (all) or 2 to 1000: the live version and the one before it.',
    ],
    [
      // Secret values are unknown here. SCF counts them as well.
      Buffer.byteLength(Object.entries(stage.environment).flat().join('')) < 4096,
      'environment has more than 4 KB, which is all that a function may have.',
    ],
    ...[...Object.keys(stage.environment), ...stage.secrets].map(checkVariable),
  ];
  return rules.filter(([holds]) => !holds).map(([, sentence]) => sentence);
}

/** Checks the name of an environment variable (document 583/11637). */
function checkVariable(name: string): readonly [boolean, string] {
  const isName = /^[A-Za-z][A-Za-z0-9_]{1,63}$/.test(name) && !/^(?:SCF|QCLOUD|TENCENTCLOUD)_/.test(name);
  return [
    isName,
    `The variable ${name} cannot be set: letters, digits and _, 2 to 64 of them, not with SCF_, QCLOUD_ or TENCENTCLOUD_.`,
  ];
}

function isWithin(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}

function isRising(values: readonly number[]): boolean {
  return values.every((value, index) => index === 0 || value > (values[index - 1] ?? 0));
}
