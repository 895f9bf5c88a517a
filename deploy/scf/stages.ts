import type { Stage } from './stage';

/**
 * The stages of this project. Change these values to yours; `npm run deploy -- --stage NAME --dry-run` tells what
 * would follow from them. What each value means is said at `Stage`; here stands why it is what it is.
 */
const dev: Stage = {
  // Near the editors. A function URL is served from the region alone; put a CDN before it for readers elsewhere.
  region: 'ap-guangzhou',
  functionName: 'casebook-dev',
  namespace: 'default',
  // A Web function runs the same server as a container does, and answers several requests in one instance.
  type: 'web',
  // The newest that plain SCF documents.
  runtime: 'Nodejs20.19',
  // A fifth of a core. 128 MB would do for memory, but starts take twice as long on a tenth of a core.
  memorySize: 256,
  // Answers take milliseconds. A short limit ends what hangs.
  timeout: 10,
  // A start takes some seconds on a small share of a core; the platform's default is 65.
  initTimeout: 65,
  requestsPerInstance: 20,
  environment: { SITE_TIME_ZONE: 'Asia/Shanghai' },
  secrets: [],
  // The server calls no service of the cloud, so it needs no rights.
  role: null,
  logs: null,
  packageBucket: null,
  liveAlias: 'live',
  candidateAlias: 'candidate',
  // Nobody reads this stage, so nothing is gained by moving in steps.
  weights: [],
  provisioned: 0,
  keepVersions: 5,
  endpoint: null,
};

const test: Stage = { ...dev, functionName: 'casebook-test', weights: [0.1] };

const prod: Stage = {
  ...dev,
  functionName: 'casebook',
  // Two fifths of a core: half the start of 256 MB.
  memorySize: 512,
  weights: [0.1],
  // Far enough back for a fault that is found late; the platform keeps at most 1000.
  keepVersions: 20,
};

/** All stages by name. */
export const stages: Readonly<Record<'dev' | 'test' | 'prod', Stage>> = { dev, test, prod };
