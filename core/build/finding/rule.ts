import type { Severity } from './severity';
import type { LocalizedText } from './language';

/** One entry of the rule catalogue. */
export interface Rule {
  readonly severity: Severity;
  /** Templates of the finding's message: what was found, and what to write instead. */
  readonly message: LocalizedText;
  /** What `check --explain RULE` prints: why it matters and how to mend it, with an example. */
  readonly explain: LocalizedText;
}

/** Checks a table of rules without widening its keys. */
export function defineRules<K extends string>(rules: Record<K, Rule>): Readonly<Record<K, Rule>> {
  return rules;
}
