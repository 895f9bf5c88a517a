/** Files that packages read from the disk by their own place when they are loaded. In the package they lie there, too. */
export const filesReadByPlace: readonly string[] = [
  'node_modules/egg/config/favicon.png',
  'node_modules/egg-onerror/lib/onerror_page.mustache',
  'node_modules/koa-onerror/templates/dev_error.html',
  'node_modules/koa-onerror/templates/prod_error.html',
];
