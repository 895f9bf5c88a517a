'use strict';

/**
 * The application for the shims of `@serverless/tencent-egg` and `component: egg`: they require this file, take
 * `callback()` and hand every event to it. The code is the built one; `npm run build` makes it.
 */
const path = require('node:path');
const { Application } = require('egg');

const app = new Application({ mode: 'single', env: 'prod', baseDir: path.join(__dirname, 'dist') });

// Newer shims await this before the first request; older ones are served by `callback()`, which waits by itself.
app.slsInitialize = () => app.ready();

// Answers are JSON and text: only compressed ones need base64, and the shim sees to those itself.
app.binaryTypes = [];

module.exports = app;
