import type http from 'node:http';
import path from 'node:path';
import type { Application, EggLogger, IBoot } from 'egg';
import type * as Explorer from './app/explorer/explorer';
import type * as Alerts from './app/operations/alerts';
import type * as AllowedHosts from './app/response/allowed-hosts';
import { closeReasons, createConnectionCounts } from './app/operations/connection-counts';
import type * as FindRefusal from './app/operations/find-refusal';
import { createMetrics } from './app/operations/metrics';
import { createRequestLog } from './app/operations/request-log';
import type * as ToAlertPost from './app/operations/to-alert-post';
import { toEggLogLine, toLogLine } from './app/operations/to-log-line';
import { findAddedMiddleware } from './app/response/added-middleware';
import { createResponseCache } from './app/response/response-cache';
import { limitConnections } from './entry/limit-connections';
import { joinCluster } from './entry/join-cluster';
import type * as AlertClaims from './infra/alert-claims';
import { followContent, type Follower } from './infra/follow-content';
import type * as ExplorerFiles from './infra/explorer-files';
import { createContentKeeper, type ContentKeeper } from './infra/content-keeper';
import { readImageFile } from './infra/image-file';
import type * as PostJson from './infra/post-json';
import { createPreviewKeys } from './infra/preview-keys';
import type * as ReadFindings from './infra/read-findings';
import { openFileStore } from './infra/snapshot-file';

/** The transport of Egg's loggers that writes to standard output, and the class from which it inherits its formatting. */
interface ConsoleTransport {
  readonly options: object;
  log(...message: unknown[]): string;
}

/** Wires the application and opens the content; in development it also follows changes of the content directory. */
export default class Boot implements IBoot {
  private readonly keeper: ContentKeeper;
  private follower: Follower | undefined;

  constructor(private readonly app: Application) {
    this.keeper = createContentKeeper(
      app.config.casebook.timeZone,
      (content) => {
        app.liveContent = content;
      },
      (level, message) => {
        app.logger[level](message);
      },
    );
  }

  configWillLoad(): void {
    // In single-process mode Egg calls `app.agent.close()` on shutdown. Casebook starts no agent, so provide a stub.
    const app: Application & { agent?: unknown } = this.app;
    app.agent ??= { close: () => Promise.resolve() };
    const { logging, alertSlowMs, answerCacheMb } = this.app.config.casebook;
    this.app.metrics = createMetrics();
    this.app.requestLog = createRequestLog(logging, alertSlowMs);
    this.app.connectionCounts = createConnectionCounts((reason, count) => {
      const fields = { event: 'connections closed', reason, count, message: closeReasons[reason] };
      this.app.writeLog(toLogLine('warn', fields), 'warn');
    });
    this.app.responseCache = createResponseCache(answerCacheMb * 1e6);
    this.app.addedMiddleware = [];
    this.app.isDraining = false;
    this.app.checkContent = (mustLook) => this.keeper.check(mustLook);
    this.app.freezesAfterResponse = false;
    this.app.readImage = () => null;
    this.app.computeChecksum = async () => (await this.keeper.snapshot?.computeChecksum()) ?? null;
    const { previewSecrets, previewRevoked } = this.app.config.casebook;
    const keys = previewSecrets.map((secret) => secret.reveal());
    this.app.previewKeys = createPreviewKeys(keys, previewRevoked);
    if (this.app.config.casebook.log === 'json') this.setUpLog();
    this.setUpAlerts();
    if (this.app.config.casebook.explorer) this.setUpExplorer();
    const { host, allowedHosts } = this.app.config.casebook;
    if (allowedHosts) {
      // Development only.
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      const { createHostCheck } = require('./app/response/allowed-hosts') as typeof AllowedHosts;
      this.app.allowsHost = createHostCheck([host, ...allowedHosts]);
    }
    joinCluster(this.app);
    this.app.once('server', (server: http.Server) => {
      limitConnections(this.app, server);
    });
  }

  async didLoad(): Promise<void> {
    const { source, snapshot, contentDir } = this.app.config.casebook;
    if (source === 'snapshot') {
      await this.keeper.open(openFileStore(snapshot));
      return;
    }
    const script = path.join(__dirname, `cli/follow-content${path.extname(__filename)}`);
    this.follower = await followContent(
      script,
      async (name, images) => {
        await this.keeper.open(openFileStore(name));
        this.app.readImage = (image) => {
          const file = images.get(image);
          const bytes = file === undefined ? null : readImageFile(contentDir, file);
          return bytes === null || 'rule' in bytes ? null : bytes;
        };
      },
      (reason) => {
        this.app.logger.error(reason);
      },
    );
  }

  /** Runs when all middleware is installed, and before the first request. */
  willReady(): Promise<void> {
    this.app.addedMiddleware = findAddedMiddleware(this.app);
    if (this.app.addedMiddleware.length > 0) {
      this.app.responseCache = createResponseCache(0);
      this.app.logger.warn(
        `The response cache is off, so that added middleware runs for every request: ${this.app.addedMiddleware.join(', ')}.`,
      );
    }
    return Promise.resolve();
  }

  beforeClose(): Promise<void> {
    this.follower?.stop();
    this.keeper.close();
    return Promise.resolve();
  }

  private setUpExplorer(): void {
    const { explorerDir, iframeHosts } = this.app.config.casebook;
    // Imports would load these modules at every start, and the explorer is usually off.
    /* eslint-disable @typescript-eslint/no-require-imports */
    const { createExplorer } = require('./app/explorer/explorer') as typeof Explorer;
    const { readExplorerFile } = require('./infra/explorer-files') as typeof ExplorerFiles;
    const { readFindings } = require('./infra/read-findings') as typeof ReadFindings;
    /* eslint-enable @typescript-eslint/no-require-imports */
    this.app.explorer = createExplorer({
      iframeHosts,
      readFile: (name) => readExplorerFile(explorerDir, name),
      readFindings: () => {
        const { snapshot } = this.keeper;
        return snapshot && readFindings(snapshot.source.name);
      },
    });
  }

  /**
   * Makes Egg's loggers write lines of the log, whatever their level. The configuration has no option for the format, and their
   * own method writes to standard output without a bound.
   */
  private setUpLog(): void {
    // The logger that Egg uses before it has read its configuration; its types do not contain it.
    const { console } = this.app as Application & { console: EggLogger };
    for (const logger of [...this.app.loggers.values(), console]) {
      const transport = logger.get('console') as ConsoleTransport | undefined;
      if (!transport) continue;
      Object.assign(transport.options, { formatter: toEggLogLine, contextFormatter: toEggLogLine, eol: '' });
      const format = Object.getPrototypeOf(Object.getPrototypeOf(transport)) as ConsoleTransport;
      transport.log = (...message) => {
        const line = format.log.apply(transport, message);
        this.app.writeLog(line);
        return line;
      };
    }
  }

  private setUpAlerts(): void {
    const { casebook } = this.app.config;
    const { alertWebhook, alertFormat, alertSecret, alertSlowMs, snapshot } = casebook;
    if (alertWebhook === null) return;
    // As for the explorer.
    /* eslint-disable @typescript-eslint/no-require-imports */
    const { createAlerts, suppressMs } = require('./app/operations/alerts') as typeof Alerts;
    const { findRefusal } = require('./app/operations/find-refusal') as typeof FindRefusal;
    const { toAlertPost } = require('./app/operations/to-alert-post') as typeof ToAlertPost;
    const { createAlertClaims } = require('./infra/alert-claims') as typeof AlertClaims;
    const { postJson } = require('./infra/post-json') as typeof PostJson;
    /* eslint-enable @typescript-eslint/no-require-imports */
    const settings = alertSecret === null ? 'ALERT_WEBHOOK' : 'ALERT_WEBHOOK and ALERT_SECRET';
    this.app.alerts = createAlerts({
      slowMs: alertSlowMs,
      async post(alert, timeoutMs) {
        const { url, body } = toAlertPost(alert, alertWebhook.reveal(), casebook, Date.now());
        const refusal = findRefusal(alertFormat, await postJson(url, body, timeoutMs));
        if (refusal !== undefined) throw new Error(refusal);
      },
      onFailure: (reason) => {
        this.app.logger.warn(`An alert could not be posted. ${reason} Check ${settings}.`);
      },
      now: Date.now,
      claims: createAlertClaims(`${alertWebhook.reveal()}\n${snapshot}`, suppressMs, Date.now),
    });
  }
}
