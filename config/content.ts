import path from 'node:path';
import type { VariantOptions } from '../core/build/image/variants';
import { findZoneName } from '../core/model/time/find-zone-name';
import { revocationIdForm } from '../core/read/preview/preview-token';
import { integer, listOf, oneLine, oneOf, onOrOff, type Parsed } from './parse';
import { baseUrl, host, iframeHost, origin, origins } from './parse-address';
import { previewSecrets, secretLine, webhook } from './parse-secret';
import type { Secret } from './secret';

/** Casebook's own configuration. It comes from the environment, which no other module of the server reads. */
export interface ContentConfig {
  /** The source of the articles: the snapshot of `npm run build`, or the content directory with its changes. */
  readonly source: 'snapshot' | 'directory';
  /** Absolute path of the content directory. @default `content` */
  readonly contentDir: string;
  /** Absolute path of the snapshot. @default beside the built code */
  readonly snapshot: string;
  readonly port: number;
  readonly host: string;
  /** Hosts that requests may name, besides `host` and this machine's own; null: any, as in production. */
  readonly allowedHosts: readonly string[] | null;
  /** Origin of the site that shows the articles, without a slash at the end; null: `url` is null. */
  readonly siteUrl: string | null;
  /** Name of the site in feeds, for crawlers and in link previews. */
  readonly siteTitle: string;
  /** An IANA time zone name; times without an offset are in this zone. */
  readonly timeZone: string;
  /** Seconds for `Cache-Control: max-age`. */
  readonly cacheMaxAge: number;
  /** Seconds for `stale-while-revalidate`. */
  readonly cacheStale: number;
  /** Megabytes of memory for the response cache; 0 disables it. */
  readonly answerCacheMb: number;
  /** Origins whose scripts may read responses in a browser; `*` is any. */
  readonly corsOrigins: '*' | readonly string[];
  /** Hosts whose iframes the HTML may contain; read by the build. */
  readonly iframeHosts: readonly string[];
  /** HTML for `<div id="KEY"></div>` placeholders; read by the build. */
  readonly placeholders: Readonly<Record<string, string>>;
  /** Base URL of the images of the content directory, without a slash at the end; null: image URLs stay. Read by the build. */
  readonly imageBaseUrl: string | null;
  /** How an image service makes other sizes of images; null: no service. Read by the build. */
  readonly imageVariants: VariantOptions | null;
  /** Secrets for preview links. The first signs new links, all verify links. Without any, previews are off. */
  readonly previewSecrets: readonly Secret[];
  /** Ids of preview links that are not valid any more. */
  readonly previewRevoked: readonly string[];
  /** Whether `/` and `/docs` are served. @default in development only */
  readonly explorer: boolean;
  /** Absolute path of the folder with the built files of `/` and `/docs`. */
  readonly explorerDir: string;
  /** `json`: a JSON line for each request and message. `text`: Egg's own lines, without requests. */
  readonly log: 'json' | 'text';
  readonly logging: Logging;
  /** URL that receives alerts. It is a secret, because it is enough to post there. */
  readonly alertWebhook: Secret | null;
  readonly alertFormat: AlertFormat;
  /** Key for the signatures of alerts, which DingTalk and Feishu can require; null: alerts are not signed. */
  readonly alertSecret: Secret | null;
  /** Requests that take longer cause an alert, in ms; 0 disables it. */
  readonly alertSlowMs: number;
  readonly connections: ConnectionLimits;
}

/** Limits on connections of clients; times in ms. */
export interface ConnectionLimits {
  /** The time for which a connection without requests stays open. */
  readonly idleMs: number;
  /** The time for the headers of a request. */
  readonly headersMs: number;
  /** The time for an entire request. */
  readonly requestMs: number;
  /** The time for a client to take a response. */
  readonly responseMs: number;
  /** Further connections are closed at once. */
  readonly maxConnections: number;
  /** Memory for responses that clients have not taken yet. */
  readonly maxUnsentBytes: number;
}

const logLevels = ['info', 'warn', 'error'] as const;
export type LogLevel = (typeof logLevels)[number];
const clientFields = ['address', 'agent'] as const;

/** What is in the JSON log. */
export interface Logging {
  /** The lowest level that is logged. */
  readonly level: LogLevel;
  /** Of this many requests that succeed, one is logged. */
  readonly sample: number;
  /** Whether requests to `/healthz`, `/readyz` and `/metrics` are logged that succeed. */
  readonly probes: boolean;
  /** What is logged of clients: the IP address, the header `User-Agent`. These are personal data. */
  readonly client: readonly (typeof clientFields)[number][];
  /** The number of proxies in front of the server whose `X-Forwarded-For` is trusted. */
  readonly trustedProxies: number;
}

const alertFormats = ['json', 'wecom', 'dingtalk', 'feishu'] as const;
/** The format of alerts: a chat message of WeCom, DingTalk or Feishu, or JSON for a program. */
export type AlertFormat = (typeof alertFormats)[number];
/** The services that can require a signature. */
const signedFormats: readonly AlertFormat[] = ['dingtalk', 'feishu'];

/** Reports all invalid environment variables together. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(readonly problems: readonly string[]) {
    super(`The environment cannot be used:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
  }
}

/**
 * Reads the configuration from environment variables. An empty variable counts as absent.
 *
 * @param env the environment
 * @param builtDir the folder of the running code, with the default snapshot in it
 * @param options.isDevelopment whether the defaults are those of development
 * @param options.explorerDir the folder of the explorer's built files
 * @throws ConfigError with every invalid variable
 */
export function loadContentConfig(
  env: NodeJS.ProcessEnv,
  builtDir: string,
  options: { readonly isDevelopment?: boolean; readonly explorerDir?: string } = {},
): ContentConfig {
  const { isDevelopment = false, explorerDir = path.join(builtDir, 'explorer') } = options;
  const problems: string[] = [];
  const read = <T>(name: string, fallback: T, parse: (text: string) => Parsed<T>, isSecret = false): T => {
    const text = env[name]?.trim() ?? '';
    if (text === '') return fallback;
    const parsed = parse(text);
    if ('value' in parsed) return parsed.value;
    problems.push(`${name}${isSecret ? '' : `=${text}`}: ${parsed.problem}`);
    return fallback;
  };
  const alertWebhook = read<Secret | null>('ALERT_WEBHOOK', null, webhook, true);
  const imageBaseUrl = read<string | null>('IMAGE_BASE_URL', null, baseUrl);
  const imageTemplate = read<string | null>('IMAGE_VARIANTS', null, variantTemplate);
  const variants = {
    widths: read<readonly number[]>('IMAGE_WIDTHS', [480, 960, 1440], imageWidths),
    formats: read<readonly string[]>('IMAGE_FORMATS', ['webp'], listOf(imageFormat)),
    hosts: read<readonly string[]>(
      'IMAGE_HOSTS',
      imageBaseUrl === null ? [] : [new URL(imageBaseUrl).host],
      listOf(host),
    ),
  };
  if (imageTemplate !== null && variants.hosts.length === 0) {
    problems.push(
      'IMAGE_VARIANTS: set IMAGE_HOSTS or IMAGE_BASE_URL too, which tell whose images it is for.',
    );
  }
  const alertFormat = read('ALERT_FORMAT', guessAlertFormat(alertWebhook), oneOf(alertFormats));
  const alertSecret = read<Secret | null>('ALERT_SECRET', null, secretLine, true);
  if (alertSecret !== null && !signedFormats.includes(alertFormat)) {
    problems.push(
      'ALERT_SECRET: only DingTalk and Feishu check signatures; remove it, or set ALERT_FORMAT to dingtalk or feishu.',
    );
  }
  const allowedHosts = read<readonly string[]>('ALLOWED_HOSTS', [], listOf(iframeHost));
  const config: ContentConfig = {
    source: 'snapshot',
    contentDir: read('CONTENT_DIR', path.resolve('content'), absolutePath),
    snapshot: read('CONTENT_SNAPSHOT', path.join(builtDir, 'content.snapshot'), absolutePath),
    port: read('PORT', 7001, integer(0, 65_535)),
    host: read('HOST', isDevelopment ? '127.0.0.1' : '0.0.0.0', host),
    allowedHosts: isDevelopment ? allowedHosts : null,
    siteUrl: read<string | null>('SITE_URL', null, origin),
    siteTitle: read('SITE_TITLE', 'Casebook', oneLine(100)),
    timeZone: read('SITE_TIME_ZONE', 'Asia/Shanghai', timeZone),
    cacheMaxAge: read('CACHE_MAX_AGE', 60, integer(0, oneYear)),
    cacheStale: read('CACHE_STALE', 600, integer(0, oneYear)),
    answerCacheMb: read('ANSWER_CACHE_MB', 32, integer(0, 4_096)),
    corsOrigins: read<'*' | readonly string[]>('CORS_ORIGINS', '*', origins),
    iframeHosts: read<readonly string[]>('IFRAME_HOSTS', [], listOf(iframeHost)),
    placeholders: {},
    imageBaseUrl,
    imageVariants: imageTemplate === null ? null : { ...variants, template: imageTemplate },
    previewSecrets: read<readonly Secret[]>('PREVIEW_SECRET', [], previewSecrets, true),
    previewRevoked: read<readonly string[]>('PREVIEW_REVOKED', [], listOf(revokedId), true),
    explorer: read('EXPLORER', isDevelopment, onOrOff),
    explorerDir,
    log: 'json',
    logging: {
      level: read<LogLevel>('LOG_LEVEL', 'info', oneOf(logLevels)),
      sample: read('LOG_SAMPLE', 1, integer(1, 1_000_000)),
      probes: read('LOG_PROBES', false, onOrOff),
      client: read<Logging['client']>('LOG_CLIENT', [], listOf(oneOf(clientFields))),
      trustedProxies: read('TRUSTED_PROXIES', 0, integer(0, 10)),
    },
    alertWebhook,
    alertFormat,
    alertSecret,
    alertSlowMs: read('ALERT_SLOW_MS', 3000, integer(0, 900_000)),
    connections: {
      idleMs: read('IDLE_TIMEOUT', 75, integer(1, 3600)) * 1000,
      headersMs: read('HEADERS_TIMEOUT', 20, integer(1, 3600)) * 1000,
      requestMs: read('REQUEST_TIMEOUT', 30, integer(1, 3600)) * 1000,
      responseMs: read('RESPONSE_TIMEOUT', 60, integer(1, 3600)) * 1000,
      maxConnections: read('MAX_CONNECTIONS', 4000, integer(1, 1_000_000)),
      maxUnsentBytes: read('MAX_UNSENT_MB', 32, integer(8, 4_096)) * 1e6,
    },
  };
  if (problems.length > 0) throw new ConfigError(problems);
  return config;
}

const oneYear = 31_536_000;

function absolutePath(text: string): Parsed<string> {
  return { value: path.resolve(text) };
}

/** The template with all values filled in must be a valid URL in a `srcset`. */
function variantTemplate(text: string): Parsed<string> {
  const problem =
    'write an address with {url} or {encodedUrl}, {width} and {format}, such as ' +
    '{url}?imageMogr2/thumbnail/{width}x/format/{format}.';
  const names = [...text.matchAll(/\{(\w*)\}/g)].map(([, name = '']) => name);
  const isKnown = names.every((name) => ['url', 'encodedUrl', 'width', 'format'].includes(name));
  const isComplete = names.includes('width') && (names.includes('url') || names.includes('encodedUrl'));
  const filled = text.replaceAll('{url}', 'https://a.example/b').replace(/\{\w+\}/g, '1');
  const isUrl = /^https?:\/\/[^\s,"<>{}]+$/i.test(filled) && URL.canParse(filled);
  return isKnown && isComplete && isUrl ? { value: text } : { problem };
}

function imageWidths(text: string): Parsed<readonly number[]> {
  const widths = listOf(integer(16, 16_384))(text);
  return 'problem' in widths ? widths : { value: [...new Set(widths.value)].sort((a, b) => a - b) };
}

function imageFormat(text: string): Parsed<string> {
  if (/^[a-z\d]{2,8}$/i.test(text)) return { value: text.toLowerCase() };
  return { problem: 'write the name of a format, such as webp or avif.' };
}

/** The problem does not contain the text, because somebody may paste a link. */
function revokedId(text: string): Parsed<string> {
  if (revocationIdForm.test(text)) return { value: text };
  return { problem: 'write the id of 12 characters that npm run preview printed with the link.' };
}

/** Each chat service has its own host. */
function guessAlertFormat(url: Secret | null): AlertFormat {
  const host = url === null ? '' : new URL(url.reveal()).hostname;
  if (host === 'qyapi.weixin.qq.com') return 'wecom';
  if (host === 'oapi.dingtalk.com') return 'dingtalk';
  return host === 'open.feishu.cn' || host === 'open.larksuite.com' ? 'feishu' : 'json';
}

/** `Intl` alone also accepts names of ICU, such as CST, which means China to some people and Chicago to ICU. */
function timeZone(text: string): Parsed<string> {
  const name = findZoneName(text);
  if (name === undefined) {
    return {
      problem:
        'write a name of the IANA time zone database, such as Asia/Shanghai, Europe/London or UTC; ' +
        'CST, GMT+8 and +08:00 are none.',
    };
  }
  try {
    Intl.DateTimeFormat('en', { timeZone: name });
    return { value: name };
  } catch {
    return { problem: 'this version of Node.js does not know that zone yet; write another, or update it.' };
  }
}
