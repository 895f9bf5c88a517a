import assert from 'node:assert/strict';
import type { EggAppInfo } from 'egg';
import configure from '../../config/config.default';
import local from '../../config/config.local';
import plugins from '../../config/plugin';

// Of all that Egg hands over only the folder is read.
const config = configure({ baseDir: '/srv/dist' } as EggAppInfo);

describe('Egg configuration', () => {
  it('writes no log files', () => {
    assert.equal(config.logger.outputJSONOnly, true);
    assert.equal(config.logger.disableConsoleAfterReady, false);
  });

  it('listens where the configuration says', () => {
    assert.deepEqual(config.cluster.listen, { port: config.casebook.port, hostname: config.casebook.host });
  });

  it('reads no bodies, overrides no methods and answers no page of its own', () => {
    assert.equal(config.bodyParser.enable, false);
    assert.equal(config.overrideMethod.enable, false);
    assert.equal(config.notfound.enable, false);
    assert.equal(config.meta.enable, false);
    assert.equal(config.siteFile.enable, false);
  });

  it('makes responses outside of all else, so that errors of the others are responses as well', () => {
    assert.deepEqual(config.middleware, ['respond', 'localImages', 'uriGuard']);
  });

  it('follows the content directory in development only', () => {
    assert.equal(config.casebook.source, 'snapshot');
    assert.equal(local.casebook.source, 'directory');
  });

  it('switches off every plugin that answers, writes or schedules something', () => {
    const off = [
      'development',
      'i18n',
      'jsonp',
      'logrotator',
      'multipart',
      'schedule',
      'security',
      'session',
      'static',
    ];
    for (const name of [...off, 'view', 'watcher']) {
      assert.equal(plugins[name as keyof typeof plugins].enable, false, name);
    }
  });
});
