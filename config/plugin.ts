import path from 'node:path';

/** Our own plugin, and the plugins of Egg that a read-only JSON API does not need. Egg mutates these objects, so do not share one. */
export default {
  // `EGG_PLUGINS='{"leanEgg":false}'` disables it.
  leanEgg: { enable: true, path: path.join(__dirname, '../plugin/lean-egg') },
  development: { enable: false },
  i18n: { enable: false },
  jsonp: { enable: false },
  logrotator: { enable: false },
  multipart: { enable: false },
  schedule: { enable: false },
  security: { enable: false },
  session: { enable: false },
  static: { enable: false },
  view: { enable: false },
  watcher: { enable: false },
};
