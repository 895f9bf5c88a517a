import { createZone } from '../../core/model/time/zone';
import { buildSnapshot } from '../support/build-snapshot';
import { checkEvery } from '../support/check-openapi';
import { repeatEvery } from '../support/repeat-every';
import { socketWay, type Way } from '../support/way';
import { openOracle } from './oracle';
import { defaultNow, type TestEnvironment } from './environment';

/** The default SITE_URL. */
const defaultSite = 'https://casebook.example';

/** Options of a served content directory. */
export interface HttpEnvironmentOptions {
  /** Further environment variables of the server; an empty `SITE_URL` means none. */
  readonly env?: Readonly<Record<string, string>>;
  /** @default a server in this process */
  readonly way?: Way;
  /** Whether every request is repeated in several representations, to compare new and cached responses. @default false */
  readonly repeats?: boolean;
  /** Called after everything is closed. */
  readonly onClosed?: () => void;
}

/** Serves a content directory through one entry point. */
export async function openHttpEnvironment(
  contentDir: string,
  options: HttpEnvironmentOptions = {},
): Promise<TestEnvironment> {
  const { env = {}, way = socketWay, repeats = false, onClosed } = options;
  const snapshot = await buildSnapshot(contentDir);
  const timeZone = env.SITE_TIME_ZONE ?? 'Asia/Shanghai';
  const { call, setNow, close } = await way.open({
    CONTENT_SNAPSHOT: snapshot.file,
    CORS_ORIGINS: '',
    CACHE_MAX_AGE: '',
    CACHE_STALE: '',
    SITE_URL: defaultSite,
    SITE_TITLE: '',
    SITE_TIME_ZONE: timeZone,
    ...env,
  });
  const oracle = openOracle(snapshot.content, contentDir, createZone(timeZone));
  const { findings } = snapshot.content;
  const count = (wanted: string) => findings.filter(({ severity }) => severity === wanted).length;
  let now = defaultNow;
  setNow(now);
  return {
    way,
    contentDir,
    snapshotFile: snapshot.file,
    oracle,
    revision: snapshot.revision,
    findings: { errors: count('error'), warnings: count('warning') },
    siteUrl: env.SITE_URL === '' ? null : (env.SITE_URL ?? defaultSite),
    siteTitle: env.SITE_TITLE ?? 'Casebook',
    call: repeats ? repeatEvery(checkEvery(call)) : checkEvery(call),
    setNow(ms) {
      now = ms;
      setNow(ms);
    },
    get era() {
      return oracle.at(now);
    },
    async close() {
      await close();
      snapshot.remove();
      onClosed?.();
    },
  };
}
