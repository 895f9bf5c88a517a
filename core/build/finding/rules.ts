import { buildRules } from './build-rules';
import { catalogRules } from './catalog-rules';
import { fieldRules } from './field-rules';
import { fileRules } from './file-rules';
import { historyRules } from './history-rules';
import { htmlRules } from './html-rules';
import { imageRules } from './image-rules';
import { markdownRules } from './markdown-rules';
import { settingsRules } from './settings-rules';
import { styleRules } from './style-rules';
import { taxonomyRules } from './taxonomy-rules';
import { valueRules } from './value-rules';
import { yamlRules } from './yaml-rules';

/** Every rule that content is checked against, by its permanent name. */
export const findingRules = {
  ...fileRules,
  ...yamlRules,
  ...fieldRules,
  ...valueRules,
  ...taxonomyRules,
  ...settingsRules,
  ...historyRules,
  ...markdownRules,
  ...htmlRules,
  ...imageRules,
  ...buildRules,
  ...catalogRules,
  ...styleRules,
};

/** The permanent name of a rule. */
export type FindingRule = keyof typeof findingRules;
