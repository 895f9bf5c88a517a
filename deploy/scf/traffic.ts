import type { Traffic } from './cloud-state';
import { findAlias } from './read-cloud-state';
import type { CallContext } from './step-context';

/** Whether the same versions get requests. Weights are not compared: the platform may round them. */
export function isSameTraffic(a: Traffic, b: Traffic): boolean {
  return a.version === b.version && a.additional?.version === b.additional?.version;
}

/** A sentence on what readers have; undefined stands for an alias that does not exist. */
export function describeTraffic(live: Traffic | undefined): string {
  if (live === undefined) return 'Readers have no version yet.';
  const { version, additional } = live;
  if (additional === null) return `Readers have version ${version}.`;
  return `Readers have version ${version}, and ${toPercent(additional.weight)} of their requests get version ${additional.version}.`;
}

/** Reads what readers have now, for the message of a command that failed. */
export async function describeReaders({ api, stage }: Pick<CallContext, 'api' | 'stage'>): Promise<string> {
  return findAlias(api, stage, stage.liveAlias).then(
    describeTraffic,
    () => `What readers have could not be read: look at the alias ${stage.liveAlias} in the console.`,
  );
}

/** A weight from 0 to 1 as a percentage, such as `10 %`. */
export function toPercent(weight: number): string {
  return `${Math.round(weight * 100)} %`;
}
