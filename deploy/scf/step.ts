import type { WriteCall } from './scf-api';

/** One step of a deploy, as data: what the dry run prints is what the runner does. */
export type Step =
  | { readonly does: 'upload'; readonly title: string; readonly bucket: string; readonly key: string }
  | { readonly does: 'call'; readonly title: string; readonly call: WriteCall; readonly shiftsTraffic?: true }
  | { readonly does: 'wait-active'; readonly title: string; readonly qualifier: string }
  | { readonly does: 'wait-provisioned'; readonly title: string; readonly version: string }
  | {
      readonly does: 'smoke-test';
      readonly title: string;
      readonly alias: string;
      /** Share of the requests that the new version gets; below 1 the test is done several times. */
      readonly weight: number;
    };

/** What is known only while a plan is carried out, or is nobody's business, stands in a plan as a placeholder. */
export const newVersion = '{new version}';
export const packageBytes = '{package, base64}';
export const secretValue = (name: string): string => `{secret ${name}}`;

/** Puts values where their placeholders stand: `values` is by placeholder. What has no value yet stays. */
export function fillIn<T>(data: T, values: ReadonlyMap<string, string>): T {
  const fill = (value: unknown): unknown => {
    if (typeof value === 'string') {
      // Whole first: a package has millions of characters that need no search.
      const whole = values.get(value);
      if (whole !== undefined) return whole;
      return value.includes('{') ? value.replace(/\{[^{}]+\}/g, (name) => values.get(name) ?? name) : value;
    }
    if (Array.isArray(value)) return value.map(fill);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fill(item)]));
  };
  return fill(data) as T;
}

/** A step as the dry run shows it: its title, and each call with its whole request. */
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
    case 'smoke-test':
      return `${step.title}\n    GET /readyz, a list, one article, and the list again with its ETag`;
  }
}
