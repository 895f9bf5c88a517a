import type { Language } from '../core/build/finding/language';

/**
 * The language that a terminal asks for: Chinese where the environment says so, else English. As POSIX has it, the first
 * of `LC_ALL`, `LC_MESSAGES` and `LANG` that is not empty counts.
 */
export function readLanguage({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): Language {
  const locale = [LC_ALL, LC_MESSAGES, LANG].find((text) => text !== undefined && text !== '') ?? '';
  return /^zh(?![a-z])/i.test(locale) ? 'zh' : 'en';
}
