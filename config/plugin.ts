import path from 'node:path';

/** Our own plugin, and what Egg brings and a read-only JSON API does not need; one object per plugin, because Egg writes into them. */
export default {
  // `EGG_PLUGINS='{"leanEgg":false}'` switches it off.
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
