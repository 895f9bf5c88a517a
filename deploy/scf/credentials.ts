/** An API key of Tencent Cloud; `token` is set for temporary credentials. */
export interface Credentials {
  readonly secretId: string;
  readonly secretKey: string;
  readonly token: string | null;
}

/** Environment variables by order of precedence: first those of the SDK, then those of the serverless CLI. */
const names = {
  secretId: ['TENCENTCLOUD_SECRET_ID', 'TENCENT_SECRET_ID'],
  secretKey: ['TENCENTCLOUD_SECRET_KEY', 'TENCENT_SECRET_KEY'],
  token: ['TENCENTCLOUD_SESSION_TOKEN', 'TENCENT_TOKEN'],
} as const;

type Environment = Readonly<Record<string, string | undefined>>;

/** Credentials and secret variables from the environment. */
export interface Secrets {
  /** Null if the key or its id is missing. */
  readonly credentials: Credentials | null;
  /** The values of the function's secret variables, by name. */
  readonly variables: Readonly<Record<string, string>>;
  /** A sentence for each missing variable. */
  readonly missing: readonly string[];
}

/**
 * Reads credentials and secret variables from the environment. An empty value counts as missing.
 *
 * Key, id and token come from the same set of names, because an id only works with the key of the same account.
 */
export function readSecrets(env: Environment, variableNames: readonly string[]): Secrets {
  const read = (name: string) => (env[name] === '' ? undefined : env[name]);
  const isGiven = (index: 0 | 1) =>
    [names.secretId[index], names.secretKey[index]].some((name) => read(name) !== undefined);
  const family = !isGiven(0) && isGiven(1) ? 1 : 0;
  const secretId = read(names.secretId[family]);
  const secretKey = read(names.secretKey[family]);
  const missing = [
    ...(secretId === undefined ? [`${names.secretId[family]} is not set: the id of an API key.`] : []),
    ...(secretKey === undefined
      ? [`${names.secretKey[family]} is not set: the key that belongs to the id.`]
      : []),
    ...variableNames
      .filter((name) => read(name) === undefined)
      .map((name) => `${name} is not set: the stage names it under secrets, and the function needs it.`),
  ];
  const isComplete = secretId !== undefined && secretKey !== undefined;
  return {
    credentials: isComplete ? { secretId, secretKey, token: read(names.token[family]) ?? null } : null,
    variables: Object.fromEntries(variableNames.map((name) => [name, read(name) ?? ''])),
    missing,
  };
}
