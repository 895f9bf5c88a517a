import type { WriteCall } from './scf-api';
import type { Traffic } from './cloud-state';

/** One step of a deploy, as data: a dry run prints the same steps that a deploy runs. */
export type Step =
  | { readonly does: 'upload'; readonly title: string; readonly bucket: string; readonly key: string }
  | {
      readonly does: 'call';
      readonly title: string;
      readonly call: WriteCall;
      /** What readers have after a call that shifts traffic. */
      readonly shiftsTo?: Traffic;
      /** The release is live without this call, so a failure is a warning. */
      readonly cleansUp?: true;
    }
  | { readonly does: 'wait-active'; readonly title: string; readonly qualifier: string }
  | { readonly does: 'wait-provisioned'; readonly title: string; readonly version: string }
  /** Asks an alias that has one version only. All rounds after the first must pass at once. */
  | {
      readonly does: 'smoke-test';
      readonly title: string;
      readonly alias: string;
      readonly rounds: number;
    }
  | { readonly does: 'check-code'; readonly title: string; readonly version: string };

/** A call, as a step. */
export type CallStep = Extract<Step, { does: 'call' }>;

/** Placeholders in a plan, for values that are secret, large, or only known while the plan runs. */
export const newVersion = '{new version}';
export const thisDeploy = '{this deploy}';
export const packageBytes = '{package, base64}';
export const secretValue = (name: string): string => `{secret ${name}}`;

/** Replaces placeholders by their values. A placeholder without a value remains. */
export function fillPlaceholders<T>(data: T, values: ReadonlyMap<string, string>): T {
  const fill = (value: unknown): unknown => {
    if (typeof value === 'string') {
      // First compare the entire string: a base64 package is long, and need not be searched.
      const complete = values.get(value);
      if (complete !== undefined) return complete;
      return value.includes('{') ? value.replace(/\{[^{}]+\}/g, (name) => values.get(name) ?? name) : value;
    }
    if (Array.isArray(value)) return value.map(fill);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fill(item)]));
  };
  return fill(data) as T;
}

/** Describes a step for a dry run: its title, and the call with the complete request. */
export function describeStep(step: Step): string {
  switch (step.does) {
    case 'upload':
      return `${step.title}\n    COS HeadObject, and PutObject if it is absent: ${step.bucket}${step.key}`;
    case 'call':
      return `${step.title}\n    ${step.call.action} ${JSON.stringify(step.call.request)}`;
    case 'wait-active':
      return `${step.title}\n    GetFunction, Qualifier ${step.qualifier}, until its Status is Active`;
    case 'wait-provisioned':
      return `${step.title}\n    GetProvisionedConcurrencyConfig, Qualifier ${step.version}, until its Status is Done`;
    case 'check-code':
      return `${step.title}\n    GetFunctionAddress, Qualifier ${step.version}, whose CodeSha256 is that of the package`;
    case 'smoke-test':
      return `${step.title}\n    GET /readyz with the checksum, a list, one article, and the list again with its ETag`;
  }
}
