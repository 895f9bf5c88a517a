import path from 'node:path';

/** What Casebook itself is configured with. Everything comes from the environment; nobody else reads it. */
export interface ContentConfig {
  /** Where the articles come from: the artifact of `npm run build`, or the content directory, followed. */
  readonly source: 'snapshot' | 'directory';
  /** Absolute path of the content directory. @default `content` */
  readonly contentDir: string;
  /** Absolute path of the snapshot. @default beside the built code */
  readonly snapshot: string;
  readonly port: number;
  readonly host: string;
  /** Origin of the site that shows the articles, without a slash at the end; null: `url` is null. */
  readonly siteUrl: string | null;
  /** IANA name; times without an offset are in this zone. */
  readonly timeZone: string;
  /** Seconds for `Cache-Control: max-age`. */
  readonly cacheMaxAge: number;
  /** Seconds for `stale-while-revalidate`. */
  readonly cacheStale: number;
  /** Megabytes of memory for answers that are sent again as they are; 0: none is kept. */
  readonly answerCacheMb: number;
  /** Origins that may read answers in a browser; `*` is any. */
  readonly corsOrigins: '*' | readonly string[];
  /** Hosts whose iframes the html keeps; read by the build. */
  readonly iframeHosts: readonly string[];
  /** Html for `<div id="KEY"></div>` placeholders; read by the build. */
  readonly placeholders: Readonly<Record<string, string>>;
  /** `json`: one JSON line for each request and message. `text`: Egg's own lines, and none for requests. */
  readonly log: 'json' | 'text';
  /** Where errors and slow requests are told; whoever knows it may post there, so it is a secret. */
  readonly alertWebhook: string | null;
  readonly alertFormat: AlertFormat;
  /** Requests that take longer are told, in ms; 0 tells none. */
  readonly alertSlowMs: number;
}

const alertFormats = ['json', 'wecom', 'dingtalk', 'feishu'] as const;
/** For whom alerts are written: a chat of WeCom, DingTalk or Feishu, or a program. */
export type AlertFormat = (typeof alertFormats)[number];

/** Every variable that cannot be used, at once. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(readonly problems: readonly string[]) {
    super(`The environment cannot be used:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
  }
}

/** What a variable's text means, or what is wrong with it. */
type Parsed<T> = { readonly value: T } | { readonly problem: string };

/**
 * Reads the configuration from environment variables; an empty one counts as absent.
 *
 * @param env the environment
 * @param builtDir the folder of the running code, beside which the snapshot lies
 * @throws ConfigError naming every bad variable
 */
export function loadContentConfig(env: NodeJS.ProcessEnv, builtDir: string): ContentConfig {
  const problems: string[] = [];
  const read = <T>(name: string, fallback: T, parse: (text: string) => Parsed<T>, isSecret = false): T => {
    const text = env[name]?.trim() ?? '';
    if (text === '') return fallback;
    const parsed = parse(text);
    if ('value' in parsed) return parsed.value;
    problems.push(`${name}${isSecret ? '' : `=${text}`}: ${parsed.problem}`);
    return fallback;
  };
  const alertWebhook = read<string | null>('ALERT_WEBHOOK', null, webhook, true);
  const config: ContentConfig = {
    source: 'snapshot',
    contentDir: read('CONTENT_DIR', path.resolve('content'), absolutePath),
    snapshot: read('CONTENT_SNAPSHOT', path.join(builtDir, 'content.snapshot'), absolutePath),
    port: read('PORT', 7001, wholeNumber(0, 65_535)),
    host: read('HOST', '0.0.0.0', host),
    siteUrl: read<string | null>('SITE_URL', null, origin),
    timeZone: read('SITE_TIME_ZONE', 'Asia/Shanghai', timeZone),
    cacheMaxAge: read('CACHE_MAX_AGE', 60, wholeNumber(0, oneYear)),
    cacheStale: read('CACHE_STALE', 600, wholeNumber(0, oneYear)),
    answerCacheMb: read('ANSWER_CACHE_MB', 32, wholeNumber(0, 4_096)),
    corsOrigins: read<'*' | readonly string[]>('CORS_ORIGINS', '*', origins),
    iframeHosts: read<readonly string[]>('IFRAME_HOSTS', [], listOf(iframeHost)),
    placeholders: {},
    log: 'json',
    alertWebhook,
    alertFormat: read('ALERT_FORMAT', guessAlertFormat(alertWebhook), oneOf(alertFormats)),
    alertSlowMs: read('ALERT_SLOW_MS', 3000, wholeNumber(0, 900_000)),
  };
  if (problems.length > 0) throw new ConfigError(problems);
  return config;
}

const oneYear = 31_536_000;

function absolutePath(text: string): Parsed<string> {
  return { value: path.resolve(text) };
}

function wholeNumber(minimum: number, maximum: number) {
  return (text: string): Parsed<number> => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= minimum && value <= maximum) return { value };
    return { problem: `write a whole number from ${minimum} to ${maximum}.` };
  };
}

function host(text: string): Parsed<string> {
  if (/^[\w.:[\]-]+$/.test(text)) return { value: text.toLowerCase() };
  return { problem: 'write a host name or an address, without a scheme and a path.' };
}

/** Ports are refused: an iframe is kept by its host alone, over https. */
function iframeHost(text: string): Parsed<string> {
  if (/^[a-z\d.-]+$/i.test(text)) return { value: text.toLowerCase() };
  return { problem: 'write a host name, such as v.qq.com, without a scheme, a port and a path.' };
}

function origin(text: string): Parsed<string> {
  const problem = 'write an origin, such as https://example.com, without a path.';
  if (!URL.canParse(text)) return { problem };
  const url = new URL(text);
  const isOrigin = /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`;
  return isOrigin ? { value: url.origin } : { problem };
}

/** The text itself is told to nobody: it is a secret. */
function webhook(text: string): Parsed<string> {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isLoopback = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url?.hostname ?? '');
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback)) return { value: url.href };
  return { problem: 'write a URL that begins with https:// (http:// on this machine alone).' };
}

/** Each service has a host of its own. */
function guessAlertFormat(url: string | null): AlertFormat {
  const host = url === null ? '' : new URL(url).hostname;
  if (host === 'qyapi.weixin.qq.com') return 'wecom';
  if (host === 'oapi.dingtalk.com') return 'dingtalk';
  return host === 'open.feishu.cn' || host === 'open.larksuite.com' ? 'feishu' : 'json';
}

function oneOf<T extends string>(values: readonly T[]) {
  return (text: string): Parsed<T> => {
    const value = values.find((one) => one === text.toLowerCase());
    return value === undefined ? { problem: `write one of ${values.join(', ')}.` } : { value };
  };
}

function origins(text: string): Parsed<'*' | readonly string[]> {
  return text === '*' ? { value: '*' } : listOf(origin)(text);
}

function timeZone(text: string): Parsed<string> {
  try {
    Intl.DateTimeFormat('en', { timeZone: text });
    return { value: text };
  } catch {
    return { problem: 'write a time zone of the IANA list, such as Asia/Shanghai or UTC.' };
  }
}

function listOf(parse: (text: string) => Parsed<string>) {
  return (text: string): Parsed<readonly string[]> => {
    const items = text.split(',').map((item) => item.trim());
    const parsed = items.filter((item) => item !== '').map(parse);
    const problem = parsed.find((item) => 'problem' in item);
    if (problem && 'problem' in problem)
      return { problem: `separate by commas, and for each ${problem.problem}` };
    return { value: parsed.flatMap((item) => ('value' in item ? [item.value] : [])) };
  };
}
