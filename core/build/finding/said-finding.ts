import type { Finding } from './finding';
import { languages, type Text } from './language';
import { toMessage } from './to-message';

/** A finding for those who do not have the rules at hand: said in every language. */
export interface SaidFinding extends Omit<Finding, 'facts'> {
  readonly message: Text;
}

/** Says a finding in every language. */
export function sayFinding({ facts, ...finding }: Finding): SaidFinding {
  const texts = languages.map((language) => [language, toMessage({ ...finding, facts }, language)]);
  // Object.fromEntries forgets which keys there are; languages are all of them.
  return { ...finding, message: Object.fromEntries(texts) as Text };
}
