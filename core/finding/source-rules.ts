import { defineRules } from './rule';

/** Rules about files, their front matter and `taxonomy.yml`. */
export const sourceRules = defineRules({});
