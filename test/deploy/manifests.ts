import fs from 'node:fs';
import path from 'node:path';
import { parse, parseAllDocuments } from 'yaml';

export const projectDir = path.resolve(__dirname, '../..');

/** A Kubernetes object, with the fields that the tests read. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly [key: string]: unknown;
}

/** The fields of `deploy/compose.yml` that the tests read. */
export interface ComposeService {
  readonly ports: readonly string[];
  readonly user: string;
  readonly read_only: boolean;
  readonly tmpfs: readonly string[];
  readonly cap_drop: readonly string[];
  readonly security_opt: readonly string[];
  readonly healthcheck: { readonly test: readonly string[] };
  readonly environment: Readonly<Record<string, string>>;
  readonly build: { readonly context: string; readonly args: Readonly<Record<string, string>> };
  readonly stop_grace_period: string;
}

/** The fields of a container, in Kubernetes and Knative, that the tests read. */
export interface Container {
  readonly image: string;
  readonly command?: unknown;
  readonly args?: unknown;
  readonly ports: readonly { readonly name: string; readonly containerPort: number }[];
  readonly env?: readonly { readonly name: string; readonly value: string }[];
  readonly securityContext: Readonly<Record<string, unknown>>;
  readonly volumeMounts: readonly { readonly name: string; readonly mountPath: string }[];
  readonly lifecycle?: { readonly preStop: { readonly exec: { readonly command: readonly string[] } } };
  readonly [probe: `${string}Probe`]: {
    readonly httpGet: { readonly path: string; readonly port: string | number };
  };
}

/** The fields of a pod, in Kubernetes and Knative, that the tests read. */
export interface Pod {
  readonly containers: readonly [Container];
  readonly volumes: readonly { readonly name: string; readonly emptyDir?: unknown }[];
  readonly securityContext?: Readonly<Record<string, unknown>>;
  readonly terminationGracePeriodSeconds?: number;
  readonly timeoutSeconds?: number;
}

/** A file of the project as text. */
export function readText(file: string): string {
  return fs.readFileSync(path.join(projectDir, file), 'utf8');
}

/** A YAML file of the project. */
export function readYaml(file: string): unknown {
  return parse(readText(file));
}

/** The files of Kubernetes objects; the kustomization is not one. */
export function listManifestFiles(): string[] {
  const folder = 'deploy/kubernetes';
  const names = fs.readdirSync(path.join(projectDir, folder)).filter((name) => name !== 'kustomization.yaml');
  return [...names.map((name) => `${folder}/${name}`), 'deploy/knative/service.yaml'];
}

/** Parses the objects in a file. Any YAML warning is an error. */
export function readManifests(file: string): Manifest[] {
  return parseAllDocuments(readText(file)).map((document) => {
    const [error] = document.errors;
    if (error) throw error;
    // The schemas check the type.
    return document.toJS() as Manifest;
  });
}
