import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { fakeActions, type FakeState } from './fake-actions';
import { ApiRefusal, type ApiRequest } from './fake-function';
import { respondAsSite, type FakeSite } from './fake-site';

/** How a call fails. `lost answer`: it takes effect, but the response is lost. A code of the API: it is refused so. */
export type Fault =
  'throttled' | 'internal' | 'dropped' | 'lost answer' | 'silence' | `${string}Operation.${string}`;

/** A call that reached the API. */
export interface ReceivedCall {
  readonly action: string;
  readonly request: ApiRequest;
}

/**
 * A fake cloud on the loopback device: the API of SCF, function URLs, and a bucket. A change takes some reads until it is
 * done. Each entry of `faults` lets one call of its action fail.
 */
export class FakeScf {
  readonly calls: ReceivedCall[] = [];
  readonly faults: { readonly action: string; readonly fault: Fault }[] = [];
  /** The behaviour of each package, by the SHA-256 of its bytes. */
  readonly sites = new Map<string, FakeSite>();
  readonly state: FakeState = {
    functions: new Map(),
    objects: new Map(),
    looks: 2,
    urlOf: (functionName, alias) => `http://${this.host}/url/${functionName}/${alias}`,
  };
  /** Counts requests to function URLs, so that shares hold exactly. */
  private visits = 0;
  private readonly server = http.createServer((request, response) => {
    void this.answer(request, response);
  });

  constructor(private readonly credentials: { readonly secretId: string; readonly token: string }) {}

  async open(): Promise<void> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
  }

  async close(): Promise<void> {
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, 'close');
  }

  /** Host and port. */
  get host(): string {
    return `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Returns the calls that changed something since the last call of this method. */
  takeWrites(): ReceivedCall[] {
    return this.calls.splice(0).filter(({ action }) => !/^(?:Get|List)/.test(action));
  }

  private async answer(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const url = request.url ?? '/';
    if (url.startsWith('/url/')) this.visit(url, request, response);
    else if (request.method === 'POST') await this.act(request, response);
    else await this.store(url, request, response);
  }

  private async act(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const action = String(request.headers['x-tc-action']);
    const body = JSON.parse((await buffer(request)).toString()) as ApiRequest;
    const fault = this.takeFault(action);
    if (fault === 'silence') return;
    if (fault === 'dropped') return void request.socket.destroy();
    const send = (fields: object) => {
      response.writeHead(200, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify({ Response: { ...fields, RequestId: `request-${this.calls.length}` } }));
    };
    try {
      if (fault === 'throttled') throw new ApiRefusal('RequestLimitExceeded', 'Too many requests.');
      if (fault === 'internal') throw new ApiRefusal('InternalError', 'Something broke inside.');
      if (fault?.includes('.')) throw new ApiRefusal(fault, 'Not now.');
      this.checkSignature(request);
      this.calls.push({ action, request: body });
      const act = fakeActions[action];
      if (!act) throw new ApiRefusal('InvalidAction', `There is no ${action}.`);
      const fields = act(this.state, body);
      if (fault === 'lost answer') request.socket.destroy();
      else send(fields);
    } catch (error) {
      if (!(error instanceof ApiRefusal)) throw error;
      send({ Error: { Code: error.code, Message: error.message } });
    }
  }

  private takeFault(action: string): Fault | undefined {
    const index = this.faults.findIndex((each) => each.action === action);
    return index < 0 ? undefined : this.faults.splice(index, 1)[0]?.fault;
  }

  private checkSignature({ headers }: http.IncomingMessage): void {
    const isSigned = headers.authorization?.startsWith(
      `TC3-HMAC-SHA256 Credential=${this.credentials.secretId}/`,
    );
    const isRight =
      isSigned && headers['x-tc-version'] === '2018-04-16' && headers['x-tc-region'] === 'ap-guangzhou';
    if (!isRight || headers['x-tc-token'] !== this.credentials.token) {
      // As in the real API, the message contains the id that was sent.
      throw new ApiRefusal(
        'AuthFailure.SecretIdNotFound',
        `Not signed as it should be: ${headers.authorization}`,
      );
    }
  }

  /** Handles a request to a function URL. */
  private visit(url: string, request: http.IncomingMessage, response: http.ServerResponse): void {
    const [, functionName = '', alias = '', path = ''] = /^\/url\/([^/]+)\/([^/]+)(\/.*)$/.exec(url) ?? [];
    const found = this.state.functions.get(functionName);
    const open = found?.urls.get(alias);
    const target = found?.aliases.get(alias);
    const { EnableExtranet } = (open?.description.NetConfig ?? {}) as { EnableExtranet?: boolean };
    if (!found || !target || !open?.isEnabled || EnableExtranet !== true) {
      response.writeHead(404).end();
      return;
    }
    const [additional] = target.weights;
    const isShare = additional !== undefined && this.visits++ % 10 < additional.Weight * 10;
    const version = found.versions.get(isShare ? additional.Version : target.version);
    const site = this.sites.get(version?.packageHash ?? '');
    if (site) respondAsSite(site, path, request, response);
    else response.writeHead(500).end('the package does not start');
  }

  /** The part of COS that an upload needs. */
  private async store(
    url: string,
    request: http.IncomingMessage,
    response: http.ServerResponse,
  ): Promise<void> {
    const isSigned = request.headers.authorization?.includes(`q-ak=${this.credentials.secretId}`) ?? false;
    const hasToken = request.headers['x-cos-security-token'] === this.credentials.token;
    const bytes = await buffer(request);
    if (!isSigned || !hasToken) response.writeHead(403).end();
    else if (request.method === 'PUT') {
      this.state.objects.set(url, bytes);
      response.writeHead(200, { ETag: '"stored"' }).end();
    } else response.writeHead(this.state.objects.has(url) ? 200 : 404).end();
  }
}
