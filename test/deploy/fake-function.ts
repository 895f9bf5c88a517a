/** A published version, or `$LATEST`, as the fake keeps it. */
export interface FakeVersion {
  readonly packageHash: string;
  readonly description: string;
  readonly environment: Readonly<Record<string, string>>;
  /** How many more looks it takes until it is Active. */
  looksLeft: number;
}

/** A function as the fake keeps it. */
export interface FakeFunction {
  readonly type: string;
  readonly runtime: string;
  status: string;
  /** How many more looks it takes until the status is Active; Infinity for one that hangs. */
  looksLeft: number;
  reasons: { ErrorCode: string; ErrorMessage: string }[];
  latest: FakeVersion;
  readonly versions: Map<string, FakeVersion>;
  readonly aliases: Map<string, FakeAlias>;
  /** Function URLs by alias. */
  readonly urls: Map<string, { name: string; description: Record<string, unknown>; isEnabled: boolean }>;
  readonly provisioned: Map<string, { wanted: number; looksLeft: number }>;
}

export interface FakeAlias {
  version: string;
  weights: { Version: string; Weight: number }[];
  description: string;
}

/** The error of an API, as an answer. */
export class ApiRefusal extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** A request of the API: every field may be there. */
export type ApiRequest = Readonly<Record<string, unknown>> & {
  readonly FunctionName?: string;
  readonly Qualifier?: string;
  readonly Name?: string;
};
