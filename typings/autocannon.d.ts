/** autocannon has no types; these are the used ones. */
declare module 'autocannon' {
  interface Options {
    readonly url: string;
    readonly connections: number;
    readonly duration: number;
    readonly headers: Readonly<Record<string, string>>;
    /** Called for each connection before its first request. */
    readonly setupClient: (client: { setRequests(requests: readonly { path: string }[]): void }) => void;
  }
  interface Result {
    readonly '2xx': number;
    readonly '3xx': number;
    readonly non2xx: number;
    readonly errors: number;
    readonly latency: { readonly p99: number };
  }
  export default function autocannon(options: Options): Promise<Result>;
}
