import type { IncomingMessage } from 'node:http';
import type { ContentConfig } from '../config/content';
import type { Explorer } from '../app/explorer/explorer';
import type { PreviewKeys } from '../core/read/preview/preview-token';
import type { LiveContent } from '../core/read/catalog/live-content';
import type { Alerts } from '../app/operations/alerts';
import type { ConnectionCounts } from '../app/operations/connection-counts';
import type { Metrics } from '../app/operations/metrics';
import type { RequestLog } from '../app/operations/request-log';
import type { OperationResult } from '../app/response/to-response-content';
import type { ResponseCache } from '../app/response/response-cache';
import type applicationExtension from '../app/extend/application';
import type contextExtension from '../app/extend/context';

declare module 'egg' {
  interface EggAppConfig {
    casebook: ContentConfig;
    /** Whether images of the content directory are served, which development does. */
    localImages: { readonly enable: boolean };
  }

  interface Application {
    /** The catalog with its current edition; undefined until content is loaded. New content replaces it as a whole. */
    liveContent: LiveContent | undefined;
    /** Returns whether what was read of the content is right; `infra/content-keeper.ts` says what happens if not. */
    checkContent: (mustLook?: boolean) => boolean;
    responseCache: ResponseCache;
    /** Names of middleware that is not Casebook's own; if there is any, no response is served before it runs. */
    addedMiddleware: readonly string[];
    cacheControl: (typeof applicationExtension)['cacheControl'];
    now: (typeof applicationExtension)['now'];
    writeLog: (typeof applicationExtension)['writeLog'];
    /** Returns an image of the content directory by its served name, or null if it does not exist. */
    readImage: (name: string) => Uint8Array | null;
    /** Computes the checksum of the snapshot that is served, in hex; null if there is none, or another replaced it meanwhile. */
    computeChecksum: () => Promise<string | null>;
    /** Whether the host of a request is allowed; undefined in production, where a proxy or gateway decides that. */
    allowsHost: ((request: IncomingMessage) => boolean) | undefined;
    metrics: Metrics;
    connectionCounts: ConnectionCounts;
    requestLog: RequestLog;
    /** Undefined if the explorer is switched off. */
    explorer: Explorer | undefined;
    /** Undefined without `ALERT_WEBHOOK`. */
    alerts: Alerts | undefined;
    /** Whether the platform freezes the process after each response, as SCF does; then alerts are sent before it. */
    freezesAfterResponse: boolean;
    /** The keys that verify preview links; undefined if previews are off. */
    previewKeys: PreviewKeys | undefined;
    /** Whether the process drains: it is not ready any more, and every response closes its connection. */
    isDraining: boolean;
    onClientError: (typeof applicationExtension)['onClientError'];
  }

  interface Context {
    requestId: string;
    /** The internal error behind a 500, for alerts. */
    internalError: Error | undefined;
    /** Whether the response is for this client only and must not be cached. */
    isPrivate: boolean | undefined;
    /** The result of the controller; `app/response/to-response-content.ts` serialises it. */
    operationResult: OperationResult | undefined;
    input: (typeof contextExtension)['input'];
    sendResult: (typeof contextExtension)['sendResult'];
    sendMoved: (typeof contextExtension)['sendMoved'];
  }
}

declare module 'node:http' {
  interface IncomingMessage {
    /** Path and query as the client sent them, if `normalizeTarget` changed `url`. */
    originalUrl?: string;
  }
}
