import type { Fact, Facts, Phrase, Saying } from './finding';
import type { Language, Text } from './language';
import { phrases } from './phrases';
import { findingRules } from './rules';

/** What stands between several names. */
const and: Text = { en: ' and ', zh: ' 和 ' };

/** Says a finding in one or two sentences: what was found and what to write instead. */
export function toMessage({ rule, facts }: Saying, language: Language): string {
  return fill(findingRules[rule].message, facts, language);
}

/** Says a phrase. */
export function toWords({ phrase, facts = {} }: Phrase, language: Language): string {
  return fill(phrases[phrase], facts, language);
}

function fill(template: Text, facts: Facts, language: Language): string {
  return template[language].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const fact = facts[name];
    return fact === undefined ? whole : sayFact(fact, language);
  });
}

function sayFact(fact: Fact, language: Language): string {
  if (typeof fact === 'string' || typeof fact === 'number') return String(fact);
  if ('rule' in fact) return toMessage(fact, language);
  if ('phrase' in fact) return toWords(fact, language);
  return fact.map((name) => `"${name}"`).join(and[language]);
}
