'use strict';

/**
 * The application for the shims of `@serverless/tencent-egg` and `component: egg`: they require this file, take
 * `callback()` and hand every event to it. The code is the built one; `npm run build` makes it.
 */
module.exports = require('./dist/entry/component');
