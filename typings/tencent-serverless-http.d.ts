/** tencent-serverless-http has no types; these are the ones that the shims use. */
declare module 'tencent-serverless-http' {
  import type { RequestListener, Server } from 'node:http';

  export function createServer(
    listener: RequestListener,
    onListening: null,
    binaryTypes: readonly string[],
  ): Server;
  export function proxy(
    server: Server,
    event: object,
    context: object,
    mode: 'PROMISE',
  ): { readonly promise: Promise<unknown> };
}
