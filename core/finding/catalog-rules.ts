import { defineRules } from './rule';

/** Rules about articles seen together. */
export const catalogRules = defineRules({
  'duplicate-id': {
    severity: 'error',
    message: 'The id "{id}" is used by {files}; none of them is served. Rename the file or change its slug.',
    explain:
      'Two articles of one collection have the same slug, so no URL could tell them apart.\n' +
      'Both are left out, because serving one of them would hide the other in silence.\n' +
      'Rename one of the files, or give one a different `slug` in its front matter.',
  },
});
