import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { ContentAllowance } from '../../deploy/scf/content-guard';
import { deploy } from '../../deploy/scf/deploy';
import { DeployError } from '../../deploy/scf/deploy-error';
import { connectStore } from '../../deploy/scf/package-store';
import { rollBack } from '../../deploy/scf/roll-back';
import { connectScf, readActions, type Action, type ScfApi } from '../../deploy/scf/scf-api';
import type { Stage } from '../../deploy/scf/stage';
import { stages } from '../../deploy/scf/stages';
import type { DeployEnvironment } from '../../deploy/scf/deploy-environment';
import type { FakeFunction } from './fake-function';
import { FakeScf } from './fake-scf';
import type { FakeSite } from './fake-site';
import { makePackage, type PackageParts } from './make-package';

const strict: ContentAllowance = { errors: 0, shrinking: false };
const secretId = 'AKIDreleaseTest0123456789';
const secretKey = 'releaseTestKey0123456789';
const token = 'releaseTestToken0123456789';

/** The environment variables of the commands. The last one is a secret of the stage. */
export const env = {
  TENCENTCLOUD_SECRET_ID: secretId,
  TENCENTCLOUD_SECRET_KEY: secretKey,
  TENCENTCLOUD_SESSION_TOKEN: token,
  PREVIEW_SECRET: 'a preview secret 42',
};
const stage: Stage = { ...stages.prod, secrets: ['PREVIEW_SECRET'], keepVersions: 3 };

/** What a command printed, and why it failed; empty when it did not. */
export interface Outcome {
  readonly text: string;
  readonly failure: string;
}

/** Runs the deploy commands against a fake cloud and a fake clock. */
export class ReleaseEnvironment {
  readonly cloud = new FakeScf({ secretId, token });
  /** All lines printed so far. */
  readonly printed: string[] = [];
  /** Milliseconds that the fake clock has slept. */
  slept = 0;
  /** Timeout of API calls in seconds. */
  apiTimeout = 10;
  /** SHA-256 of each package. */
  readonly hashes = new Map<string, string>();
  private readonly folder = fs.mkdtempSync(path.join(os.tmpdir(), 'release-'));

  async close(): Promise<void> {
    await this.cloud.close();
    fs.rmSync(this.folder, { recursive: true });
  }

  /** The function of the stage. */
  get function(): FakeFunction {
    const found = this.cloud.state.functions.get('casebook');
    if (!found) throw new Error('The function was not made.');
    return found;
  }

  /** The version that has the traffic, and the share of a second one. */
  get traffic(): unknown {
    const { version, weights } = this.cloud.state.functions.get('casebook')?.aliases.get('live') ?? {};
    return weights?.length ? { version, weights } : version;
  }

  /** The path of a package with this name, which need not exist. */
  fileOf(title: string): string {
    return path.join(this.folder, `${title}.zip`);
  }

  /** Makes a package whose only article has this title. Its version works until `breakPackage`. */
  async pack(title: string, parts: PackageParts = {}): Promise<string> {
    const { hash, snapshot } = await makePackage(this.fileOf(title), title, parts);
    this.hashes.set(title, hash);
    const { header, checksum } = snapshot;
    this.cloud.sites.set(hash, {
      revision: header.revision,
      checksum,
      articles: ['blog/第一篇'],
      isBroken: false,
    });
    return this.fileOf(title);
  }

  /** Lets versions of a package return errors from now on. */
  breakPackage(title: string): void {
    this.changeSite(title, { isBroken: true });
  }

  /** Changes how versions of a package respond from now on. */
  changeSite(title: string, changes: Partial<FakeSite>): void {
    const { cloud, hashes } = this;
    const hash = hashes.get(title) ?? '';
    const site = cloud.sites.get(hash);
    if (site) cloud.sites.set(hash, { ...site, ...changes });
  }

  deploy(
    packageFile: string,
    changes: Partial<Stage> = {},
    parts: Partial<DeployEnvironment> = {},
    accepted: Partial<ContentAllowance> = {},
  ): Promise<Outcome> {
    const allowance = { ...strict, ...accepted };
    const options = { stageName: 'prod', packageFile, allowance, commit: 'abc123', dryRun: false };
    return this.run(
      (environment) => deploy({ ...options, stage: { ...stage, ...changes } }, environment),
      parts,
    );
  }

  dryRun(packageFile: string, parts: Partial<DeployEnvironment> = {}): Promise<Outcome> {
    const options = { stageName: 'prod', packageFile, allowance: strict, commit: 'abc123', dryRun: true };
    return this.run((environment) => deploy({ ...options, stage }, environment), parts);
  }

  rollBack(to?: string): Promise<Outcome> {
    return this.run(
      (environment) => rollBack({ stageName: 'prod', stage, to, dryRun: false }, environment),
      {},
    );
  }

  /** The version that has the package of this title; undefined if none is called so. */
  versionOf(title: string): string | undefined {
    const hash = this.hashes.get(title) ?? 'none';
    return [...this.function.versions].find(([, { description }]) => description.includes(hash))?.[0];
  }

  /** The versions whose description names another package than they have. */
  get mislabelled(): string[] {
    const wrong = [...this.function.versions].filter(
      ([, { description, packageHash }]) => !description.includes(packageHash),
    );
    return wrong.map(([version]) => version);
  }

  /** Lets `around` make each call that changes something, with its number from 1 on. */
  intercept(
    around: (call: { action: string; nth: number; make: () => Promise<unknown> }) => Promise<unknown>,
  ): Pick<DeployEnvironment, 'connectScf'> {
    let nth = 0;
    const connectScf: DeployEnvironment['connectScf'] = (credentials, where) => {
      const api = this.open([]).connectScf(credentials, where);
      const call = (action: Action, request: never) => {
        const make = () => api.call(action, request);
        if ((readActions as readonly string[]).includes(action)) return make();
        nth++;
        return around({ action, nth, make });
      };
      // One function for all actions, whose types the caller knows.
      return { call } as ScfApi;
    };
    return { connectScf };
  }

  private async run(
    work: (environment: DeployEnvironment) => Promise<void>,
    parts: Partial<DeployEnvironment>,
  ): Promise<Outcome> {
    const lines: string[] = [];
    const failure = await work({ ...this.open(lines), ...parts }).then(
      () => '',
      (error: unknown) => {
        if (!(error instanceof DeployError)) throw error;
        this.printed.push(error.message);
        return error.message;
      },
    );
    return { text: lines.join('\n'), failure };
  }

  private open(lines: string[]): DeployEnvironment {
    const { host } = this.cloud;
    return {
      env,
      clock: {
        now: () => this.slept,
        // Advances the fake clock.
        sleep: (milliseconds) => {
          this.slept += milliseconds;
          return Promise.resolve();
        },
      },
      random: () => 0.5,
      write: (line) => {
        lines.push(line);
        this.printed.push(line);
      },
      signal: new AbortController().signal,
      connectScf: (credentials, { region }) =>
        connectScf(credentials, region, { host, protocol: 'http://', timeout: this.apiTimeout }),
      connectStore: (credentials, { region }) =>
        connectStore(credentials, region, { domain: `${host}/{Bucket}`, protocol: 'http:' }),
    };
  }
}
