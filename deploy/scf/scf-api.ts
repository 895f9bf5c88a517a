import { scf } from 'tencentcloud-sdk-nodejs-scf';
import type { Client } from 'tencentcloud-sdk-nodejs-scf/tencentcloud/services/scf/v20180416/scf_client';
import type { Credentials } from './credentials';

/** Actions that only read. */
export const readActions = [
  'GetFunction',
  'GetFunctionAddress',
  'GetAlias',
  'ListAliases',
  'ListVersionByFunction',
  'ListTriggers',
  'GetProvisionedConcurrencyConfig',
] as const;
/** Idempotent actions: repeating one has no further effect. */
export const idempotentActions = [
  'UpdateAlias',
  'UpdateTrigger',
  'PutProvisionedConcurrencyConfig',
  'DeleteProvisionedConcurrencyConfig',
  'DeleteFunctionVersion',
] as const;
/**
 * Actions that are not idempotent. A repetition would create a duplicate, or fail because the first call is still in
 * progress, so a lookup comes first.
 */
export const nonIdempotentActions = [
  'CreateFunction',
  'UpdateFunctionCode',
  'UpdateFunctionConfiguration',
  'CreateAlias',
  'CreateTrigger',
  'PublishVersion',
] as const;

type ReadAction = (typeof readActions)[number];
type WriteAction = (typeof idempotentActions)[number] | (typeof nonIdempotentActions)[number];
export type Action = ReadAction | WriteAction;
export type RequestOf<A extends Action> = Parameters<Client[A]>[0];
export type ResponseOf<A extends Action> = Awaited<ReturnType<Client[A]>>;

/** A call that changes something, as data. */
export type WriteCall = {
  readonly [A in WriteAction]: { readonly action: A; readonly request: RequestOf<A> };
}[WriteAction];

/** The part of the API of SCF that deploys use. */
export interface ScfApi {
  /** @throws the error of the SDK: with a `code` if the API rejected the call, without one if the network failed */
  call<A extends Action>(action: A, request: RequestOf<A>): Promise<ResponseOf<A>>;
}

/** The address of the API; `host` is null for the public one. */
export interface ApiAddress {
  readonly host: string | null;
  readonly protocol: 'https://' | 'http://';
  /** Seconds to wait for a response. */
  readonly timeout: number;
}

/** The public address. The timeout must allow for an upload of some megabytes. */
export const publicAddress: ApiAddress = { host: null, protocol: 'https://', timeout: 60 };

/** Connects to the API through the official SDK, which signs the calls. The SDK does not retry. */
export function connectScf(credentials: Credentials, region: string, address: ApiAddress): ScfApi {
  const { secretId, secretKey, token } = credentials;
  const { host, protocol, timeout } = address;
  const client = new scf.v20180416.Client({
    credential: { secretId, secretKey, ...(token === null ? {} : { token }) },
    region,
    profile: {
      language: 'en-US',
      httpProfile: { protocol, reqTimeout: timeout, ...(host === null ? {} : { endpoint: host }) },
    },
  });
  return {
    call: <A extends Action>(action: A, request: RequestOf<A>) =>
      client.request(action, request) as Promise<ResponseOf<A>>,
  };
}
