import type { PackageStore } from './package-store';
import type { RetryContext } from './retry';
import type { ScfApi } from './scf-api';
import type { Stage } from './stage';

/** What calls are made with. */
export interface CallContext extends RetryContext {
  readonly stage: Stage;
  /** Repeats what may be repeated by itself. */
  readonly api: ScfApi;
  /** What placeholders stand for; the number of the new version is added when it is known. */
  readonly values: Map<string, string>;
  /** Ends the work between two steps and in every wait. */
  readonly signal: AbortSignal;
}

/** What steps are carried out with. */
export interface StepContext extends CallContext {
  readonly store: PackageStore;
  readonly package: Buffer;
  /** The revision of the package's content. */
  readonly revision: string;
}
