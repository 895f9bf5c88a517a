import { buildRules } from './build-rules';
import { catalogRules } from './catalog-rules';
import { htmlRules } from './html-rules';
import { imageRules } from './image-rules';
import { markdownRules } from './markdown-rules';
import { sourceRules } from './source-rules';
import { styleRules } from './style-rules';

/** Every rule that content is checked against, by its permanent name. */
export const findingRules = {
  ...sourceRules,
  ...markdownRules,
  ...htmlRules,
  ...imageRules,
  ...buildRules,
  ...catalogRules,
  ...styleRules,
} as const;

/** The permanent name of a rule. */
export type FindingRule = keyof typeof findingRules;
