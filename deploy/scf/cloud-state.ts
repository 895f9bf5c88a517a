/** The current state of a function in the cloud, from which a plan is made. */
export interface CloudState {
  /** The unpublished function, `$LATEST`; null if the function does not exist. */
  readonly latest: FunctionState | null;
  /** Newest first. */
  readonly versions: readonly PublishedVersion[];
  readonly aliases: readonly AliasState[];
  readonly urls: readonly FunctionUrl[];
  readonly provisioned: readonly ProvisionedInstances[];
}

export interface ProvisionedInstances {
  readonly version: string;
  /** Started and starting. */
  readonly instances: number;
  readonly started: number;
}

export interface FunctionState {
  /** Active, Creating, Updating, Publishing, Deleting, or one of these with Failed (583/115197). */
  readonly status: string;
  /** The platform's error messages for a failed status. */
  readonly reasons: readonly string[];
  /** HTTP or Event. */
  readonly type: string;
  readonly runtime: string;
}

export interface PublishedVersion {
  /** The version number, as text. */
  readonly version: string;
  readonly description: string;
  readonly status: string;
}

/** Which versions get the requests of an alias. */
export interface Traffic {
  readonly version: string;
  /** A second version and its share of the traffic; null if `version` gets all of it. */
  readonly additional: { readonly version: string; readonly weight: number } | null;
}

export interface AliasState extends Traffic {
  readonly name: string;
  readonly description: string;
}

/** A function URL: an HTTP trigger of an alias. */
export interface FunctionUrl {
  readonly name: string;
  readonly alias: string;
  /** Null if the API does not return it. */
  readonly url: string | null;
  /** Whether the URL is enabled, needs no authentication, and is reachable from the internet only. */
  readonly isPublic: boolean;
}

/** The state before the first deploy. */
export const emptyState: CloudState = { latest: null, versions: [], aliases: [], urls: [], provisioned: [] };
