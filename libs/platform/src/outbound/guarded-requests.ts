import { lookup } from 'node:dns/promises';
import { type IncomingMessage, type RequestOptions, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import {
  type OutboundFailure,
  type OutboundRequest,
  OutboundRequests,
  type OutboundResult,
  type OutboundUrlFault,
} from '@sealtrail/event-sourcing';
import { linkSignals, onAbort, orAborted } from '@sealtrail/event-sourcing/runtime';
import type { ReachableNetworks } from './reachable-networks';

const ANSWER_MS_MAX = 15_000;
const BODY_BYTES_MAX = 16 * 1024;
const HEADER_BYTES_MAX = 16 * 1024;
/** Below this number only the ports of HTTP. */
const FREE_PORTS_FROM = 1_024;
const DEFAULT_PORTS: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443 };

export type GuardedRequestsOptions = {
  readonly networks: ReachableNetworks;
  /** All addresses of a name. */
  readonly resolve?: (name: string) => Promise<readonly string[]>;
  readonly answerMsMax?: number;
  /** Trusted certificates instead of those of the system. */
  readonly ca?: string;
};

/** HTTP requests to checked addresses only. One connection per request: none is kept open for an idle receiver. */
export class GuardedRequests extends OutboundRequests {
  constructor(private readonly options: GuardedRequestsOptions) {
    super();
  }

  override faultOf(text: string): OutboundUrlFault | null {
    if (!URL.canParse(text)) return 'notUrl';
    const url = new URL(text);
    if (!(url.protocol in DEFAULT_PORTS)) return 'scheme';
    if (url.username !== '' || url.password !== '') return 'credentials';
    if (text.includes('#')) return 'fragment';
    const port = portOf(url);
    if (port !== DEFAULT_PORTS[url.protocol] && port < FREE_PORTS_FROM) return 'port';
    const host = hostOf(url);
    if (isIP(host) === 0) return url.protocol === 'http:' && !this.options.networks.hasOpened ? 'scheme' : null;
    if (!this.options.networks.admits(host)) return 'address';
    return this.isBarred(url, host) ? 'scheme' : null;
  }

  override async post(request: OutboundRequest, signal: AbortSignal): Promise<OutboundResult> {
    if (this.faultOf(request.url) !== null) return failed('addressRefused');
    const over = AbortSignal.timeout(this.options.answerMsMax ?? ANSWER_MS_MAX);
    const ended = linkSignals(signal, over);
    try {
      const url = new URL(request.url);
      const address = await orAborted(this.addressOf(url), ended.signal);
      return typeof address === 'string' ? await this.send(url, address, request, ended.signal) : address;
    } catch {
      return failed(over.aborted ? 'timeout' : 'connection');
    } finally {
      ended.release();
    }
  }

  /**
   * Resolves a name once; if it has several addresses none may be refused, since the owner of the name would otherwise choose
   * among them.
   */
  private async addressOf(url: URL): Promise<string | OutboundResult> {
    const host = hostOf(url);
    const { networks, resolve = resolveName } = this.options;
    const addresses = isIP(host) === 0 ? await resolve(host).catch(() => []) : [host];
    const [first] = addresses;
    if (first === undefined) return failed('nameUnknown');
    const isRefused = addresses.some((address) => !networks.admits(address) || this.isBarred(url, address));
    return isRefused ? failed('addressRefused') : first;
  }

  /** Plain HTTP is permitted only within the networks named by the operator. */
  private isBarred({ protocol }: URL, address: string): boolean {
    return protocol === 'http:' && !this.options.networks.isOpened(address);
  }

  private async send(
    url: URL,
    address: string,
    { headers, body }: OutboundRequest,
    signal: AbortSignal,
  ): Promise<OutboundResult> {
    const name = hostOf(url);
    const { ca } = this.options;
    const options: RequestOptions & { readonly servername?: string; readonly ca?: string } = {
      method: 'POST',
      // The checked address itself: the name is not resolved again.
      host: address,
      port: portOf(url),
      path: `${url.pathname}${url.search}`,
      headers: { ...headers, host: url.host, 'content-length': Buffer.byteLength(body), connection: 'close' },
      agent: false,
      maxHeaderSize: HEADER_BYTES_MAX,
      signal,
      ...(isIP(name) === 0 ? { servername: name } : {}),
      ...(ca === undefined ? {} : { ca }),
    };
    const request = url.protocol === 'https:' ? requestHttps(options) : requestHttp(options);
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      request.once('response', resolve);
      request.on('error', reject);
      request.end(body);
    });
    const { statusCode = 0, headers: told } = answer;
    const text = await bodyOf(answer, signal);
    request.destroy();
    return { kind: 'answered', status: statusCode, retryAfter: told['retry-after'] ?? null, body: text };
  }
}

const failed = (reason: OutboundFailure): OutboundResult => ({ kind: 'failed', reason });

const portOf = ({ port, protocol }: URL): number => (port === '' ? (DEFAULT_PORTS[protocol] ?? 0) : Number(port));

/** Without the brackets of an IPv6 address. The URL parser normalises `0x7f.1` or `2130706433` as the system would. */
const hostOf = ({ hostname }: URL): string => hostname.replaceAll(/^\[|\]$/g, '');

const resolveName = async (name: string): Promise<readonly string[]> =>
  (await lookup(name, { all: true })).map(({ address }) => address);

/** Reads no more of it than is used. */
async function bodyOf(answer: IncomingMessage, signal: AbortSignal): Promise<string | null> {
  const parts: Buffer[] = [];
  let length = 0;
  const release = onAbort(signal, () => void answer.destroy());
  try {
    for await (const part of answer as AsyncIterable<Buffer>) {
      length += part.length;
      if (length > BODY_BYTES_MAX) return null;
      parts.push(part);
    }
    return answer.complete ? Buffer.concat(parts).toString('utf8') : null;
  } catch {
    return null;
  } finally {
    release();
    answer.destroy();
  }
}
