import { defineRules } from './rule';

/** Rules about files that the build itself had to give up. */
export const buildRules = defineRules({
  'build-failed': {
    severity: 'error',
    message:
      'The article could not be rendered: {reason}. It is left out; look for extreme nesting or broken html.',
    explain:
      'Rendering failed on something that no rule describes. The usual cause is nesting that no reader could follow.\n' +
      'Take parts of the body out until the rest is built, and please report what it was.',
  },
  'too-many-warnings': {
    severity: 'warning',
    message: 'The file has more than {count} warnings; mend these first, and the others will be shown.',
    explain:
      'A file with this many warnings is usually broken in one place that causes them all. Begin with the first.',
  },
  'build-too-slow': {
    severity: 'error',
    message:
      'The article took more than {seconds} seconds to render and is left out; make it shorter or simpler.',
    explain:
      'A build gives every article the same time, so that one file cannot hold up all others.\n' +
      'Articles that are given up hold thousands of unclosed brackets, emphasis marks or html tags.',
  },
});
