/** What is there before a deploy. */
export interface CloudState {
  /** The function as it would be changed (`$LATEST`), or null where there is none. */
  readonly latest: FunctionState | null;
  /** Newest first. */
  readonly versions: readonly PublishedVersion[];
  readonly aliases: readonly AliasState[];
  readonly urls: readonly FunctionUrl[];
  readonly provisioned: readonly { readonly version: string; readonly instances: number }[];
}

export interface FunctionState {
  /** Active, Creating, Updating, Publishing, Deleting, or one of these with Failed (583/115197). */
  readonly status: string;
  /** Why it failed, in the platform's words. */
  readonly reasons: readonly string[];
  /** HTTP or Event. */
  readonly type: string;
  readonly runtime: string;
}

export interface PublishedVersion {
  /** A number, as text. */
  readonly version: string;
  readonly description: string;
  readonly status: string;
}

export interface AliasState {
  readonly name: string;
  readonly version: string;
  /** The second version that gets a share of the requests. */
  readonly additional: { readonly version: string; readonly weight: number } | null;
  readonly description: string;
}

/** A function URL: a trigger of an alias. */
export interface FunctionUrl {
  readonly name: string;
  readonly alias: string;
  /** Null when the platform does not say. */
  readonly url: string | null;
  /** Whether anybody can call it from the internet, and from there alone. */
  readonly isOpen: boolean;
}

/** Nothing is there yet: before the first deploy. */
export const emptyState: CloudState = { latest: null, versions: [], aliases: [], urls: [], provisioned: [] };
