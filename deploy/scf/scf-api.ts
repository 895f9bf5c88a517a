import { scf } from 'tencentcloud-sdk-nodejs-scf';
import type { Client } from 'tencentcloud-sdk-nodejs-scf/tencentcloud/services/scf/v20180416/scf_client';
import type { Credentials } from './credentials';

/** What only looks. */
export const readActions = [
  'GetFunction',
  'GetAlias',
  'ListAliases',
  'ListVersionByFunction',
  'ListTriggers',
  'GetProvisionedConcurrencyConfig',
] as const;
/** What can be done twice with the effect of once. */
export const idempotentActions = [
  'UpdateAlias',
  'UpdateTrigger',
  'PutProvisionedConcurrencyConfig',
  'DeleteProvisionedConcurrencyConfig',
  'DeleteFunctionVersion',
] as const;
/**
 * What must not be done again before somebody has looked whether it was done: it would be there twice, or be refused
 * because the first is still at work.
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

/** One call that changes something, as data. */
export type WriteCall = {
  readonly [A in WriteAction]: { readonly action: A; readonly request: RequestOf<A> };
}[WriteAction];

/** The part of the API of SCF that deploys use. */
export interface ScfApi {
  /** @throws the error of the SDK: with a `code` when the API refused, without when it was not reached */
  call<A extends Action>(action: A, request: RequestOf<A>): Promise<ResponseOf<A>>;
}

/** Where the API is, if not at its public address. */
export interface ApiAddress {
  readonly host: string | null;
  readonly protocol: 'https://' | 'http://';
  /** Seconds after which an answer is not waited for any longer. */
  readonly timeout: number;
}

/** The public address. An upload of some megabytes has to fit into the time. */
export const publicAddress: ApiAddress = { host: null, protocol: 'https://', timeout: 60 };

/** Connects to the API by the official SDK, which signs the calls. It does not repeat any. */
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
