import type { Severity } from './finding';

/** One entry of the rule catalogue. */
export interface Rule {
  readonly severity: Severity;
  /** Template of the finding's message; `{name}` stands for a fact. */
  readonly message: string;
  /** What `check --explain RULE` prints: why it matters and how to mend it, with an example. */
  readonly explain: string;
}

/** Checks a table of rules without widening its keys. */
export function defineRules<K extends string>(rules: Record<K, Rule>): Readonly<Record<K, Rule>> {
  return rules;
}
