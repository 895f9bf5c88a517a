/** A published version, or `$LATEST`, in the fake. */
export interface FakeVersion {
  readonly packageHash: string;
  readonly description: string;
  readonly environment: Readonly<Record<string, string>>;
  /** How many more reads it takes until it is Active. */
  looksLeft: number;
}

/** A function in the fake. */
export interface FakeFunction {
  readonly type: string;
  readonly runtime: string;
  status: string;
  /** How many more reads it takes until the status is Active; Infinity if it hangs. */
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

/** An error response of the API. */
export class ApiRefusal extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** A request to the API; every field is optional. */
export type ApiRequest = Readonly<Record<string, unknown>> & {
  readonly FunctionName?: string;
  readonly Qualifier?: string;
  readonly Name?: string;
};
