import { defineRules } from './rule';

/** Rules about the Markdown body of one article. */
export const markdownRules = defineRules({});
