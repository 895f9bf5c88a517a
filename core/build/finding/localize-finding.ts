import type { Finding } from './finding';
import { languages, type LocalizedText } from './language';
import { toMessage } from './to-message';

/** A finding for those who do not have the rules at hand: said in every language. */
export interface LocalizedFinding extends Omit<Finding, 'facts'> {
  readonly message: LocalizedText;
}

/** Says a finding in every language. */
export function localizeFinding({ facts, ...finding }: Finding): LocalizedFinding {
  const texts = languages.map((language) => [language, toMessage({ ...finding, facts }, language)]);
  // Object.fromEntries forgets which keys there are; languages are all of them.
  return { ...finding, message: Object.fromEntries(texts) as LocalizedText };
}
