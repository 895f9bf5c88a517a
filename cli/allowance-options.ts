import type { ContentAllowance } from '../deploy/scf/content-guard';
import { UsageError } from './run';

/** The options of commands that bring content live, for `parseArgs`. */
export const allowanceOptions = {
  'allow-errors': { type: 'string', default: '0' },
  'yes-shrink': { type: 'boolean', default: false },
} as const;

/** Reads what the operator accepts. @throws UsageError if a number is none */
export function readAllowance(values: {
  readonly 'allow-errors': string;
  readonly 'yes-shrink': boolean;
}): ContentAllowance {
  const errors = values['allow-errors'];
  if (!/^\d{1,9}$/.test(errors)) {
    throw new UsageError(`--allow-errors takes the number of errors that are accepted, not "${errors}".`);
  }
  return { errors: Number(errors), shrinking: values['yes-shrink'] };
}
