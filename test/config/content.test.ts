import assert from 'node:assert/strict';
import path from 'node:path';
import { ConfigError, loadContentConfig, type ContentConfig } from '../../config/content';

const load = (env: Record<string, string> = {}) => loadContentConfig(env, '/srv/dist');

const logNames = ['LOG_LEVEL', 'LOG_SAMPLE', 'LOG_PROBES', 'LOG_CLIENT', 'TRUSTED_PROXIES'];

describe('loadContentConfig', () => {
  it('has a default for everything', () => {
    assert.deepEqual(load(), {
      source: 'snapshot',
      contentDir: path.resolve('content'),
      snapshot: '/srv/dist/content.snapshot',
      port: 7001,
      host: '0.0.0.0',
      allowedHosts: null,
      siteUrl: null,
      siteTitle: 'Casebook',
      timeZone: 'Asia/Shanghai',
      answerCacheMb: 32,
      cacheMaxAge: 60,
      cacheStale: 600,
      corsOrigins: '*',
      iframeHosts: [],
      imageBaseUrl: null,
      imageVariants: null,
      placeholders: {},
      previewSecrets: [],
      previewRevoked: [],
      explorer: false,
      explorerDir: '/srv/dist/explorer',
      log: 'json',
      logging: { level: 'info', sample: 1, probes: false, client: [], trustedProxies: 0 },
      alertWebhook: null,
      alertFormat: 'json',
      alertSecret: null,
      alertSlowMs: 3000,
      connections: {
        idleMs: 75_000,
        headersMs: 20_000,
        requestMs: 30_000,
        responseMs: 60_000,
        maxConnections: 4000,
        maxUnsentBytes: 32_000_000,
      },
    });
  });

  it('is closed to other machines and sites in development', () => {
    const develop = (env: Record<string, string> = {}) =>
      loadContentConfig(env, '/srv/dist', { isDevelopment: true });
    const { host, allowedHosts, explorer } = develop();
    assert.deepEqual([host, allowedHosts, explorer], ['127.0.0.1', [], true]);
    const opened = develop({ HOST: 'Box.local', ALLOWED_HOSTS: 'A.example, b.example', EXPLORER: 'off' });
    assert.deepEqual(
      [opened.host, opened.allowedHosts, opened.explorer],
      ['box.local', ['a.example', 'b.example'], false],
    );
    assert.equal(load({ ALLOWED_HOSTS: 'a.example' }).allowedHosts, null);
    assert.throws(() => load({ ALLOWED_HOSTS: 'http://a.example' }), /ALLOWED_HOSTS=/);
  });

  it('counts empty variables and those of spaces as absent', () => {
    const names = [
      'CONTENT_DIR',
      'CONTENT_SNAPSHOT',
      'PORT',
      'HOST',
      'SITE_URL',
      'SITE_TITLE',
      'SITE_TIME_ZONE',
      'CACHE_MAX_AGE',
    ];
    const others = [
      'CACHE_STALE',
      'ANSWER_CACHE_MB',
      'CORS_ORIGINS',
      'IFRAME_HOSTS',
      'EXPLORER',
      'ALERT_WEBHOOK',
      'ALERT_FORMAT',
      'ALERT_SECRET',
      'ALERT_SLOW_MS',
      ...logNames,
    ];
    const env = Object.fromEntries([...names, ...others].map((name, i) => [name, i % 2 ? ' ' : '']));
    assert.deepEqual(load(env), load());
  });

  const good: { name: string; text: string; key: keyof ContentConfig; value: unknown }[] = [
    { name: 'EXPLORER', text: 'on', key: 'explorer', value: true },
    { name: 'EXPLORER', text: 'False', key: 'explorer', value: false },
    { name: 'CONTENT_DIR', text: 'articles', key: 'contentDir', value: path.resolve('articles') },
    { name: 'CONTENT_DIR', text: '/data/articles/', key: 'contentDir', value: '/data/articles' },
    { name: 'CONTENT_SNAPSHOT', text: '/data/x.snapshot', key: 'snapshot', value: '/data/x.snapshot' },
    { name: 'PORT', text: '0', key: 'port', value: 0 },
    { name: 'PORT', text: ' 9000 ', key: 'port', value: 9000 },
    { name: 'PORT', text: '65535', key: 'port', value: 65535 },
    { name: 'HOST', text: '127.0.0.1', key: 'host', value: '127.0.0.1' },
    { name: 'HOST', text: '::1', key: 'host', value: '::1' },
    { name: 'HOST', text: 'LOCALHOST', key: 'host', value: 'localhost' },
    { name: 'SITE_URL', text: 'https://Example.com/', key: 'siteUrl', value: 'https://example.com' },
    { name: 'SITE_URL', text: 'http://localhost:8080', key: 'siteUrl', value: 'http://localhost:8080' },
    { name: 'SITE_URL', text: 'https://例子.cn', key: 'siteUrl', value: 'https://xn--fsqu00a.cn' },
    { name: 'SITE_TITLE', text: ' 案例集 & Co ', key: 'siteTitle', value: '案例集 & Co' },
    { name: 'SITE_TIME_ZONE', text: 'UTC', key: 'timeZone', value: 'UTC' },
    { name: 'SITE_TIME_ZONE', text: 'America/New_York', key: 'timeZone', value: 'America/New_York' },
    { name: 'SITE_TIME_ZONE', text: 'asia/shanghai', key: 'timeZone', value: 'Asia/Shanghai' },
    { name: 'SITE_TIME_ZONE', text: ' EUROPE/london ', key: 'timeZone', value: 'Europe/London' },
    { name: 'CACHE_MAX_AGE', text: '0', key: 'cacheMaxAge', value: 0 },
    { name: 'CACHE_MAX_AGE', text: '31536000', key: 'cacheMaxAge', value: 31_536_000 },
    { name: 'CACHE_STALE', text: '86400', key: 'cacheStale', value: 86_400 },
    { name: 'ANSWER_CACHE_MB', text: '0', key: 'answerCacheMb', value: 0 },
    { name: 'CORS_ORIGINS', text: '*', key: 'corsOrigins', value: '*' },
    {
      name: 'CORS_ORIGINS',
      text: 'https://a.cn, http://b.cn:81/,',
      key: 'corsOrigins',
      value: ['https://a.cn', 'http://b.cn:81'],
    },
    {
      name: 'IFRAME_HOSTS',
      text: 'Player.bilibili.com,v.qq.com',
      key: 'iframeHosts',
      value: ['player.bilibili.com', 'v.qq.com'],
    },
    {
      name: 'PREVIEW_REVOKED',
      text: 'Ab-_56789012, bbbbbbbbbbbb',
      key: 'previewRevoked',
      value: ['Ab-_56789012', 'bbbbbbbbbbbb'],
    },
    { name: 'ALERT_FORMAT', text: 'WeCom', key: 'alertFormat', value: 'wecom' },
    { name: 'ALERT_SLOW_MS', text: '0', key: 'alertSlowMs', value: 0 },
  ];
  for (const { name, text, key, value } of good) {
    it(`reads ${name}=${text}`, () => {
      assert.deepEqual(load({ [name]: text })[key], value);
    });
  }

  const bad: { name: string; texts: string[] }[] = [
    { name: 'PORT', texts: ['-1', '65536', '80.5', '1e3', '0x50', 'http', '99999999999999999999'] },
    { name: 'HOST', texts: ['http://a.cn', 'a.cn/b', 'a b'] },
    {
      name: 'SITE_URL',
      texts: [
        'example.com',
        'https://a.cn/blog',
        'https://a.cn?x',
        'ftp://a.cn',
        'https://u:p@a.cn',
        '//a.cn',
      ],
    },
    { name: 'SITE_TITLE', texts: ['a\nb', 'a\u000bb', '题'.repeat(101)] },
    { name: 'SITE_TIME_ZONE', texts: ['Shanghai', 'Asia/Nowhere', 'GMT+8', 'CST', '+08:00', '北京'] },
    { name: 'CACHE_MAX_AGE', texts: ['-1', '1m', '31536001'] },
    { name: 'CACHE_STALE', texts: ['soon', '1.5'] },
    { name: 'ANSWER_CACHE_MB', texts: ['-1', '1.5', '64MB', '4097'] },
    { name: 'CORS_ORIGINS', texts: ['a.cn', 'https://a.cn,*', 'https://a.cn,b', 'https://a.cn/x'] },
    { name: 'ALERT_FORMAT', texts: ['slack', 'we com'] },
    { name: 'LOG_LEVEL', texts: ['debug', 'none', 'info,warn'] },
    { name: 'LOG_SAMPLE', texts: ['0', '0.1', '10%', '1000001'] },
    { name: 'LOG_PROBES', texts: ['maybe'] },
    { name: 'LOG_CLIENT', texts: ['ip', 'address agent', 'address,cookie'] },
    { name: 'TRUSTED_PROXIES', texts: ['-1', '11', '10.0.0.0/8', 'all'] },
    {
      name: 'IMAGE_BASE_URL',
      texts: ['images', '//i.example', 'ftp://i.example', 'https://i.example/?a', 'https://u:p@i.example'],
    },
    {
      name: 'IMAGE_VARIANTS',
      texts: [
        '{url}',
        '{width}',
        '{url} {width}',
        '{url}/{width}/{size}',
        '{url}?w={width},1',
        'x/{url}/{width}',
      ],
    },
    { name: 'IMAGE_WIDTHS', texts: ['1', '480px', '480;960', '99999'] },
    { name: 'IMAGE_FORMATS', texts: ['image/webp', 'w'] },
    { name: 'ALERT_SLOW_MS', texts: ['-1', '3s', '900001'] },
    {
      name: 'IFRAME_HOSTS',
      texts: ['https://v.qq.com', 'v.qq.com/embed', 'v.qq.com,a b', 'v.qq.com:8443', '[::1]'],
    },
  ];
  for (const { name, texts } of bad) {
    for (const text of texts) {
      it(`refuses ${name}=${text}`, () => {
        assert.throws(
          () => load({ [name]: text }),
          (error) => {
            assert.ok(error instanceof ConfigError);
            assert.equal(error.problems.length, 1);
            assert.ok(error.problems[0]?.startsWith(`${name}=${text}: `), error.message);
            return true;
          },
        );
      });
    }
  }

  it('knows how a service makes other sizes of images', () => {
    const template = '{url}?imageMogr2/thumbnail/{width}x/format/{format}';
    const env = { IMAGE_BASE_URL: 'https://I.example/c/', IMAGE_VARIANTS: template };
    const { imageBaseUrl, imageVariants } = load(env);
    assert.equal(imageBaseUrl, 'https://i.example/c');
    assert.deepEqual(imageVariants, {
      template,
      widths: [480, 960, 1440],
      formats: ['webp'],
      hosts: ['i.example'],
    });
    const more = {
      IMAGE_WIDTHS: '800,400,800',
      IMAGE_FORMATS: 'AVIF, webp',
      IMAGE_HOSTS: 'a.example, b.example',
    };
    assert.deepEqual(load({ ...env, ...more }).imageVariants, {
      template,
      widths: [400, 800],
      formats: ['avif', 'webp'],
      hosts: ['a.example', 'b.example'],
    });
    assert.equal(load({}).imageVariants, null);
    assert.throws(
      () => load({ IMAGE_VARIANTS: template }),
      /IMAGE_VARIANTS: set IMAGE_HOSTS or IMAGE_BASE_URL too/,
    );
  });

  for (const [address, format] of [
    ['https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1', 'wecom'],
    ['https://oapi.dingtalk.com/robot/send?access_token=1', 'dingtalk'],
    ['https://open.feishu.cn/open-apis/bot/v2/hook/1', 'feishu'],
    ['https://qyapi.weixin.qq.com.evil.example/', 'json'],
  ]) {
    it(`knows that ${address} takes ${format}`, () => {
      assert.equal(load({ ALERT_WEBHOOK: address ?? '' }).alertFormat, format);
    });
  }

  it('reads secrets, which only their own method reveals', () => {
    for (const webhook of ['https://chat.example/hook?key=1', 'http://127.0.0.1:81/x'])
      assert.equal(load({ ALERT_WEBHOOK: webhook }).alertWebhook?.reveal(), webhook);
    const { previewSecrets } = load({ PREVIEW_SECRET: `${'密'.repeat(32)} , ${'b'.repeat(40)}` });
    assert.deepEqual(
      previewSecrets.map((secret) => secret.reveal()),
      ['密'.repeat(32), 'b'.repeat(40)],
    );
  });

  it('reads what the log has', () => {
    const values = ['WARN', '100', 'on', 'Agent, address,', '2'];
    const env = Object.fromEntries(logNames.map((name, i) => [name, values[i] ?? '']));
    assert.deepEqual(load(env).logging, {
      level: 'warn',
      sample: 100,
      probes: true,
      client: ['agent', 'address'],
      trustedProxies: 2,
    });
  });

  it('takes a secret for signatures where the service checks them, and tells nobody', () => {
    const env = { ALERT_SECRET: 'SEC-secret' };
    for (const format of ['dingtalk', 'Feishu'])
      assert.equal(load({ ...env, ALERT_FORMAT: format }).alertSecret?.reveal(), 'SEC-secret');
    for (const format of ['', 'json', 'wecom'])
      assert.throws(
        () => load({ ...env, ALERT_FORMAT: format }),
        (error: Error) =>
          error.message.includes('ALERT_SECRET: only DingTalk and Feishu') &&
          !error.message.includes('secret'),
      );
    assert.throws(
      () => load({ ALERT_SECRET: 'secret\u0007', ALERT_FORMAT: 'feishu' }),
      (error: Error) =>
        error.message.includes('ALERT_SECRET: write one line') && !error.message.includes('secret'),
    );
  });

  it('tells nobody the address of the webhook, not even one that is wrong', () => {
    for (const text of ['http://chat.example/secret', 'secret', 'ftp://secret.example']) {
      assert.throws(
        () => load({ ALERT_WEBHOOK: text }),
        (error: Error) => error.message.includes('ALERT_WEBHOOK: ') && !error.message.includes('secret'),
      );
    }
  });

  it('tells nobody a secret of previews, not even one that is too short', () => {
    const long = 'long'.repeat(10);
    for (const text of [
      'short',
      `${long},short`,
      `${long},`,
      `,${long}`,
      `${long},,${long}`,
      'x'.repeat(31),
    ]) {
      assert.throws(
        () => load({ PREVIEW_SECRET: text, PORT: 'x' }),
        (error: Error) =>
          /PORT=x: .*\n.*PREVIEW_SECRET: .*32 characters/.test(error.message) &&
          !/short,|long|x{3}/.test(error.message),
      );
    }
  });

  it('tells nobody a link that was given instead of its id', () => {
    for (const text of [`1.2.${'s'.repeat(43)}`, 's'.repeat(11), `${'a'.repeat(12)},${'s'.repeat(13)}`]) {
      assert.throws(
        () => load({ PREVIEW_REVOKED: text }),
        (error: Error) =>
          /PREVIEW_REVOKED: .*12 characters/.test(error.message) && !/s{11}/.test(error.message),
      );
    }
  });

  it('reports every bad variable at once, and none that is good', () => {
    const env = { PORT: 'x', HOST: 'localhost', SITE_URL: 'x', CACHE_STALE: 'x', IFRAME_HOSTS: 'a/b' };
    assert.throws(
      () => load(env),
      (error) => {
        assert.ok(error instanceof ConfigError);
        const names = error.problems.map((problem) => problem.slice(0, problem.indexOf('=')));
        assert.deepEqual(names, ['PORT', 'SITE_URL', 'CACHE_STALE', 'IFRAME_HOSTS']);
        for (const problem of error.problems) assert.ok(error.message.includes(problem));
        return true;
      },
    );
  });
});
