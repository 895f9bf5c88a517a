import { openZone } from '../../core/time/zone';
import { buildSnapshot } from '../support/build-snapshot';
import { openSocketCalls } from '../support/call';
import { startApp } from '../support/start-app';
import { openOracle } from './oracle';
import { defaultNow, type World } from './world';

/** What a served content directory may differ in. */
export interface HttpWorldOptions {
  /** Further variables of the server. */
  readonly env?: Readonly<Record<string, string>>;
  /** Called when everything is closed. */
  readonly onClosed?: () => void;
}

/** Serves a content directory over a socket. */
export async function openHttpWorld(contentDir: string, options: HttpWorldOptions = {}): Promise<World> {
  const { env = {}, onClosed } = options;
  const snapshot = await buildSnapshot(contentDir);
  const timeZone = env.SITE_TIME_ZONE ?? 'Asia/Shanghai';
  const app = await startApp({
    CONTENT_SNAPSHOT: snapshot.file,
    CORS_ORIGINS: '',
    CACHE_MAX_AGE: '',
    CACHE_STALE: '',
    SITE_URL: '',
    SITE_TIME_ZONE: timeZone,
    ...env,
  });
  const { call, close } = openSocketCalls(app.port);
  const oracle = openOracle(snapshot.content, contentDir, openZone(timeZone));
  const { findings } = snapshot.content;
  const count = (wanted: string) => findings.filter(({ severity }) => severity === wanted).length;
  let now = defaultNow;
  app.setNow(now);
  return {
    contentDir,
    snapshotFile: snapshot.file,
    oracle,
    revision: snapshot.revision,
    findings: { errors: count('error'), warnings: count('warning') },
    siteUrl: env.SITE_URL ?? null,
    call,
    setNow(ms) {
      now = ms;
      app.setNow(ms);
    },
    get era() {
      return oracle.at(now);
    },
    async close() {
      close();
      await app.close();
      snapshot.remove();
      onClosed?.();
    },
  };
}
