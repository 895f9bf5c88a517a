import { fieldRules } from './field-rules';
import { fileRules } from './file-rules';
import { taxonomyRules } from './taxonomy-rules';
import { yamlRules } from './yaml-rules';

/** Rules about files, their front matter and `taxonomy.yml`. */
export const sourceRules = { ...fileRules, ...yamlRules, ...fieldRules, ...taxonomyRules };
