import type { Duplex } from 'node:stream';
import type { ContentConfig } from '../config/content';
import type { Explorer } from '../app/explorer/explorer';
import type { PreviewKeys } from '../core/read/preview/preview-token';
import type { LiveContent } from '../core/read/catalog/live-content';
import type { Alerts } from '../app/operations/alerts';
import type { Metrics } from '../app/operations/metrics';
import type { OperationResult } from '../app/response/operation-result';
import type { ResponseCache } from '../app/response/response-cache';
import type applicationExtension from '../app/extend/application';
import type contextExtension from '../app/extend/context';

declare module 'egg' {
  interface EggAppConfig {
    casebook: ContentConfig;
  }

  interface Application {
    /** The content that is served; undefined until it is loaded. Swapped whole, never changed. */
    liveContent: LiveContent | undefined;
    /** Responses that are sent again as they are. */
    responseCache: ResponseCache;
    /** Names of middleware that is not Casebook's own; where there is some, nothing is served before it. */
    addedMiddleware: readonly string[];
    cacheControl: (typeof applicationExtension)['cacheControl'];
    now: (typeof applicationExtension)['now'];
    writeLog: (typeof applicationExtension)['writeLog'];
    /** The bytes of an image of the content directory by the name it is served by; null where there is none. */
    readImage: (name: string) => Uint8Array | null;
    metrics: Metrics;
    /** The pages for people; undefined where they are switched off. */
    explorer: Explorer | undefined;
    /** Undefined where nobody wants to be told. */
    alerts: Alerts | undefined;
    /** Whether answers wait until alerts are told: a function is frozen as soon as it has answered. */
    freezesAfterResponse: boolean;
    /** What signed links are checked with; undefined where previews are off. */
    previewKeys: PreviewKeys | undefined;
    /** Whether the process is about to end: it is not ready any more, and every answer closes its connection. */
    isDraining: boolean;
    /** Answers what the parser of HTTP refused; Egg's types leave it out. */
    onClientError(error: Error, socket: Duplex): void;
  }

  interface Context {
    requestId: string;
    /** The bug that the request met, for those who are told of it. */
    fault: Error | undefined;
    /** Whether the answer is for the one who asked alone, and kept nowhere. */
    isPrivate: boolean | undefined;
    /** What the controller answers with; `app/response/to-content.ts` makes bytes of it. */
    operationResult: OperationResult | undefined;
    input: (typeof contextExtension)['input'];
    answer: (typeof contextExtension)['answer'];
    answerMoved: (typeof contextExtension)['answerMoved'];
  }
}

declare module 'node:http' {
  interface IncomingMessage {
    /** Path and query as they were sent, where `url` spells them otherwise. */
    originalUrl?: string;
  }
}
