import type { Call } from './call';
import { openSocketCalls } from './call';
import { startApp } from './start-app';

/** The application, reached through one way in. */
export interface OpenWay {
  readonly call: Call;
  /** Sets the time that articles are judged by, in ms. */
  readonly setNow: (ms: number) => void;
  readonly close: () => Promise<void>;
}

/** A way into the application, and what the platform in front of it cannot do. */
export interface Way {
  readonly name: string;
  /** Whether answers can be compressed. */
  readonly compresses: boolean;
  /** Whether malformed escapes in a query reach the application. */
  readonly keepsQueries: boolean;
  /** Whether a header can come in several lines or values. */
  readonly repeatsHeaders: boolean;
  /** @param env variables of the server; `CONTENT_SNAPSHOT` names what is served */
  open(env: Readonly<Record<string, string>>): Promise<OpenWay>;
}

/** A server in this process. */
export const socketWay: Way = {
  name: 'over a socket',
  compresses: true,
  keepsQueries: true,
  repeatsHeaders: true,
  async open(env) {
    const app = await startApp(env);
    const { call, close } = openSocketCalls(app.port);
    return {
      call,
      setNow(ms) {
        app.setNow(ms);
      },
      async close() {
        close();
        await app.close();
      },
    };
  },
};
