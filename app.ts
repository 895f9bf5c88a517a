import path from 'node:path';
import type { Application, EggLogger, IBoot } from 'egg';
import type * as Explorer from './app/explorer/explorer';
import { createAlerts } from './app/operations/alerts';
import { createMetrics } from './app/operations/metrics';
import { toAlertBody } from './app/operations/to-alert-body';
import { toEggLogLine } from './app/operations/to-log-line';
import { toClientError } from './app/presenter/to-client-error';
import { findAddedMiddleware } from './app/response/added-middleware';
import { createResponseCache } from './app/response/response-cache';
import { joinCluster } from './entry/join-cluster';
import { followContent, type Follower } from './infra/follow-content';
import type * as ExplorerFiles from './infra/explorer-files';
import { readImageFile } from './infra/image-file';
import { openContent } from './infra/open-content';
import { postJson } from './infra/post-json';
import { createPreviewKeys } from './infra/preview-keys';
import type * as ReadFindings from './infra/read-findings';
import { openFileStore } from './infra/snapshot-file';
import type { OpenSnapshot } from './infra/snapshot-store';

/** How Egg's loggers write: all levels to standard output, which is where platforms look. */
const consoleOptions = {
  formatter: toEggLogLine,
  contextFormatter: toEggLogLine,
  stderrLevel: Number.POSITIVE_INFINITY,
};

/** Wires the application: opens the content, and in development follows it. */
export default class Boot implements IBoot {
  private snapshot: OpenSnapshot | undefined;
  private follower: Follower | undefined;

  constructor(private readonly app: Application) {}

  configWillLoad(): void {
    // With one process Egg closes its agent at the end, and here there never is one.
    const app: Application & { agent?: unknown } = this.app;
    app.agent ??= { close: () => Promise.resolve() };
    this.app.metrics = createMetrics();
    this.app.responseCache = createResponseCache(this.app.config.casebook.answerCacheMb * 1e6);
    this.app.addedMiddleware = [];
    this.app.isDraining = false;
    this.app.freezesAfterResponse = false;
    this.app.readImage = () => null;
    this.app.previewKeys = createPreviewKeys(this.app.config.casebook.previewSecrets);
    this.setUpLog();
    this.setUpAlerts();
    this.setUpExplorer();
    joinCluster(this.app);
    this.app.config.onClientError = (error) => toClientError('code' in error ? String(error.code) : '');
  }

  async didLoad(): Promise<void> {
    const { source, snapshot, contentDir } = this.app.config.casebook;
    if (source === 'snapshot') {
      await this.open(snapshot);
      return;
    }
    const script = path.join(__dirname, `cli/follow-content${path.extname(__filename)}`);
    this.follower = await followContent(
      script,
      async (name, images) => {
        await this.open(name);
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

  /** By now all middleware is installed, and no request was answered. */
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
    this.snapshot?.close();
    return Promise.resolve();
  }

  /** Where it is off, which is the rule, not one of its files is loaded. */
  private setUpExplorer(): void {
    const { explorer, explorerDir, iframeHosts } = this.app.config.casebook;
    if (!explorer) return;
    // Imports would load them at every start.
    /* eslint-disable @typescript-eslint/no-require-imports */
    const { createExplorer } = require('./app/explorer/explorer') as typeof Explorer;
    const { readExplorerFile } = require('./infra/explorer-files') as typeof ExplorerFiles;
    const { readFindings } = require('./infra/read-findings') as typeof ReadFindings;
    /* eslint-enable @typescript-eslint/no-require-imports */
    this.app.explorer = createExplorer({
      iframeHosts,
      readFile: (name) => readExplorerFile(explorerDir, name),
      readFindings: () => (this.snapshot === undefined ? undefined : readFindings(this.snapshot.source.name)),
    });
  }

  /** Egg's loggers take a format for the console from nowhere but their transport. */
  private setUpLog(): void {
    if (this.app.config.casebook.log === 'text') return;
    // Egg's types leave out the logger that it has before it has read its configuration.
    const { console } = this.app as Application & { console: EggLogger };
    for (const logger of [...this.app.loggers.values(), console]) {
      const transport = logger.get('console') as { options: object } | undefined;
      if (transport) Object.assign(transport.options, consoleOptions);
    }
  }

  private setUpAlerts(): void {
    const { alertWebhook, alertFormat, alertSlowMs } = this.app.config.casebook;
    if (alertWebhook === null) return;
    this.app.alerts = createAlerts({
      slowMs: alertSlowMs,
      post: (alert) => postJson(alertWebhook, toAlertBody(alert, alertFormat)),
      onFailure: (reason) => {
        this.app.logger.warn(`An alert could not be posted. ${reason} Check ALERT_WEBHOOK.`);
      },
      now: Date.now,
    });
  }

  /** Swaps the content; requests never wait between reading from it, so the old snapshot can be closed at once. */
  private async open(name: string): Promise<void> {
    const { timeZone } = this.app.config.casebook;
    const { liveContent, snapshot } = await openContent(openFileStore(name), timeZone);
    const old = this.snapshot;
    this.app.liveContent = liveContent;
    this.snapshot = snapshot;
    old?.close();
  }
}
