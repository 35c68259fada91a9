import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { GuardedRequests, type GuardedRequestsOptions } from './guarded-requests';
import { ReachableNetworks } from './reachable-networks';

const networks = (...cidrs: readonly string[]): ReachableNetworks => {
  const parsed = ReachableNetworks.parse(cidrs);
  if (parsed === null) throw new Error('no networks');
  return parsed;
};
const PUBLIC_ONLY = networks();
const LOOPBACK = networks('127.0.0.0/8');
const signal = new AbortController().signal;

describe('an address of a receiver', () => {
  const requests = new GuardedRequests({ networks: PUBLIC_ONLY });

  it.each([
    'https://gateway.example.cn/hooks',
    'https://gateway.example.cn:8443/hooks?to=sealtrail',
    'https://223.5.5.5/hooks',
    'https://[2400:3200::1]/hooks',
  ])('%s is accepted', (url) => expect(requests.faultOf(url)).toBeNull());

  it.each([
    ['', 'notUrl'],
    ['gateway.example.cn', 'notUrl'],
    ['https://', 'notUrl'],
    ['ftp://gateway.example.cn/', 'scheme'],
    ['file:///etc/passwd', 'scheme'],
    ['http://223.5.5.5/', 'scheme'],
    ['http://gateway.example.cn/', 'scheme'],
    ['https://user:pass@gateway.example.cn/', 'credentials'],
    ['https://gateway.example.cn@127.0.0.1/', 'credentials'],
    ['https://gateway.example.cn/#x', 'fragment'],
    ['https://gateway.example.cn:22/', 'port'],
    ['https://gateway.example.cn:0/', 'port'],
    ['https://127.0.0.1/', 'address'],
    ['https://2130706433/', 'address'],
    ['https://0x7f000001/', 'address'],
    ['https://0x7f.1/', 'address'],
    ['https://017700000001/', 'address'],
    ['https://127.1/', 'address'],
    ['https://１２７.０.０.１/', 'address'],
    ['https://169.254.169.254/latest/meta-data', 'address'],
    ['https://[::1]/', 'address'],
    ['https://[::ffff:127.0.0.1]/', 'address'],
    ['https://[::ffff:7f00:1]/', 'address'],
    ['https://[64:ff9b::7f00:1]/', 'address'],
    ['https://[2002:7f00:1::]/', 'address'],
    ['https://[::127.0.0.1]/', 'address'],
    ['https://0/', 'address'],
  ] as const)('%s is refused: %s', (url, fault) => expect(requests.faultOf(url)).toBe(fault));

  it('may be plain HTTP only in a network named by the operator', () => {
    expect(new GuardedRequests({ networks: LOOPBACK }).faultOf('http://127.0.0.1:8080/')).toBeNull();
    expect(new GuardedRequests({ networks: LOOPBACK }).faultOf('http://223.5.5.5/')).toBe('scheme');
  });
});

describe('a request', () => {
  let server: Server;
  let port: number;
  let handle: (request: IncomingMessage, response: ServerResponse) => void;
  const came: { readonly method: string; readonly host: string; readonly url: string; readonly body: string }[] = [];

  beforeEach(async () => {
    came.length = 0;
    handle = (_, response) => response.writeHead(204).end();
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (part: Buffer) => {
        body += part.toString();
      });
      request.on('end', () => {
        const { method = '', headers, url = '' } = request;
        came.push({ method, host: headers.host ?? '', url, body });
        handle(request, response);
      });
    });
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    ({ port } = server.address() as AddressInfo);
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => void server.close(resolve));
  });

  const post = (url: string, options: Partial<GuardedRequestsOptions> = {}) =>
    new GuardedRequests({ networks: LOOPBACK, answerMsMax: 10_000, ...options }).post(
      { url, headers: { 'content-type': 'application/json' }, body: '{"a":"é"}' },
      signal,
    );
  const own = (path = '/') => `http://127.0.0.1:${port}${path}`;

  it('sends its content, and returns the response', async () => {
    handle = (_, response) => response.writeHead(200).end('{"receipt":"r1"}');
    expect(await post(own('/hooks?a=1'))).toEqual({
      kind: 'answered',
      status: 200,
      retryAfter: null,
      body: '{"receipt":"r1"}',
    });
    expect(came).toEqual([{ method: 'POST', host: `127.0.0.1:${port}`, url: '/hooks?a=1', body: '{"a":"é"}' }]);
  });

  it('uses the very address that was checked, even if the name resolves differently afterwards', async () => {
    const answers = [['127.0.0.1'], ['169.254.169.254']];
    let asked = 0;
    const resolve = async () => answers[asked++] ?? [];
    expect(await post(`http://rebind.test:${port}/`, { resolve })).toMatchObject({ status: 204 });
    expect([asked, came[0]?.host]).toEqual([1, `rebind.test:${port}`]);
    expect(await post(`http://rebind.test:${port}/`, { resolve })).toEqual({
      kind: 'failed',
      reason: 'addressRefused',
    });
    expect(came).toHaveLength(1);
  });

  it.each([
    ['a private address', ['10.0.0.1']],
    ['one good address and a bad one', ['127.0.0.1', '10.0.0.1']],
    ['a bad address and a good one', ['::1', '127.0.0.1']],
    ['a public address, in the clear', ['223.5.5.5']],
    ['what is no address', ['localhost']],
  ])('is not sent if a name resolves to %s', async (_, addresses) => {
    const resolve = async () => addresses;
    expect(await post(`http://name.test:${port}/`, { resolve })).toEqual({ kind: 'failed', reason: 'addressRefused' });
    expect(came).toEqual([]);
  });

  it('is not sent if a name does not resolve, or the address is not accepted', async () => {
    const resolve = async (): Promise<readonly string[]> => {
      throw new Error('ENOTFOUND');
    };
    expect(await post('http://name.test/', { resolve })).toEqual({ kind: 'failed', reason: 'nameUnknown' });
    expect(await post(own(), { networks: PUBLIC_ONLY })).toEqual({ kind: 'failed', reason: 'addressRefused' });
    expect(came).toEqual([]);
  });

  it('follows no redirect', async () => {
    handle = (_, response) => response.writeHead(307, { location: own('/other') }).end();
    expect(await post(own())).toMatchObject({ kind: 'answered', status: 307 });
    expect(came).toHaveLength(1);
  });

  it('returns when it may be retried', async () => {
    handle = (_, response) => response.writeHead(429, { 'retry-after': '120' }).end();
    expect(await post(own())).toMatchObject({ status: 429, retryAfter: '120' });
  });

  it('reads a bounded part of a response, and no more', async () => {
    handle = (_, response) => {
      response.writeHead(200);
      const more = (): void => {
        while (response.writable && response.write('x'.repeat(65_536)));
        if (response.writable) response.once('drain', more);
      };
      more();
    };
    expect(await post(own())).toEqual({ kind: 'answered', status: 200, retryAfter: null, body: null });
  });

  it('times out without a response, and returns the status of an endless body', async () => {
    handle = () => {};
    expect(await post(own(), { answerMsMax: 50 })).toEqual({ kind: 'failed', reason: 'timeout' });
    handle = (_, response) => void response.writeHead(200).write('{');
    expect(await post(own(), { answerMsMax: 200 })).toEqual({
      kind: 'answered',
      status: 200,
      retryAfter: null,
      body: null,
    });
    const resolve = () => new Promise<readonly string[]>(() => {});
    expect(await post('http://name.test/', { resolve, answerMsMax: 50 })).toEqual({
      kind: 'failed',
      reason: 'timeout',
    });
  });

  it('reports a refused connection, and is aborted by the signal', async () => {
    const free = createServer();
    await new Promise<void>((resolve) => void free.listen(0, '127.0.0.1', resolve));
    const { port: freed } = free.address() as AddressInfo;
    await new Promise((resolve) => void free.close(resolve));
    expect(await post(`http://127.0.0.1:${freed}/`)).toEqual({ kind: 'failed', reason: 'connection' });
    const stop = new AbortController();
    handle = () => stop.abort();
    const requests = new GuardedRequests({ networks: LOOPBACK });
    expect(await requests.post({ url: own(), headers: {}, body: '' }, stop.signal)).toMatchObject({ kind: 'failed' });
  });
});
