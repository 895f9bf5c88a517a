import type { Stage } from './stage';

/**
 * The stages of this project. Change these values to yours; `npm run deploy -- --stage NAME --dry-run` shows the resulting
 * calls. `Stage` documents each setting; the comments here give the reasons for the values.
 */
const dev: Stage = {
  // Near the editors. A function URL is served from this region only; use a CDN for readers elsewhere.
  region: 'ap-guangzhou',
  functionName: 'casebook-dev',
  namespace: 'default',
  // A Web function runs the same server as a container, and serves concurrent requests in one instance.
  type: 'web',
  // The newest Node.js runtime in the SCF documentation.
  runtime: 'Nodejs20.19',
  // A fifth of a core. 128 MB would be enough memory, but on a tenth of a core a start takes twice as long.
  memorySize: 256,
  // Responses take milliseconds. A short timeout ends requests that hang.
  timeout: 10,
  // A start takes some seconds on a small share of a core. 65 is the default of SCF.
  initTimeout: 65,
  requestsPerInstance: 20,
  environment: { SITE_TIME_ZONE: 'Asia/Shanghai' },
  secrets: [],
  // The server calls no cloud service, so it needs no permissions.
  role: null,
  logs: null,
  packageBucket: null,
  liveAlias: 'live',
  candidateAlias: 'candidate',
  // This stage has no public traffic, so shifting it in steps has no benefit.
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
  // Enough to roll back when an error is found late. SCF keeps 1000 at most.
  keepVersions: 20,
};

/** All stages by name. */
export const stages: Readonly<Record<'dev' | 'test' | 'prod', Stage>> = { dev, test, prod };
