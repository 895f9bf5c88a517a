import { fieldRules } from './field-rules';
import { fileRules } from './file-rules';
import { historyRules } from './history-rules';
import { taxonomyRules } from './taxonomy-rules';
import { valueRules } from './value-rules';
import { yamlRules } from './yaml-rules';

/** Rules about files, their front matter, `taxonomy.yml` and `history.json`. */
export const sourceRules = {
  ...fileRules,
  ...yamlRules,
  ...fieldRules,
  ...valueRules,
  ...taxonomyRules,
  ...historyRules,
};
