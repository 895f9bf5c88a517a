import type { PackageStore } from './package-store';
import type { RetryContext } from './retry';
import type { ScfApi } from './scf-api';
import type { Stage } from './stage';

/** What API calls need. */
export interface CallContext extends RetryContext {
  readonly stage: Stage;
  /** Retries idempotent and throttled calls itself; see `withRetries`. */
  readonly api: ScfApi;
  /** Values by placeholder. The number of the new version is added after it is published. */
  readonly values: Map<string, string>;
  /** Aborts between two steps and during every wait. */
  readonly signal: AbortSignal;
}

/** What steps need. */
export interface StepContext extends CallContext {
  readonly store: PackageStore;
  readonly package: Buffer;
  /** SHA-256 of the package, in hex. */
  readonly packageHash: string;
  /** The revision of the package's content. */
  readonly revision: string;
  /** The checksum of the package's snapshot, in hex. */
  readonly checksum: string;
}
