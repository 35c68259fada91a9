import { Injectable } from '@nestjs/common';
import type { CallerIdentity } from '@sealtrail/access';
import { NamespaceSecret, WallClock } from '@sealtrail/event-sourcing';
import { SpentTickets } from '@sealtrail/event-sourcing/runtime';
import { isLoopbackHost } from '@sealtrail/platform';
import { type ApiRequest, headerOf } from '../http/request';
import { SealedTexts } from '../http/sealed-texts';
import type { TicketHolder } from './ticket-holder';

/** The route that takes tickets; no other is sent the cookie. */
export const STREAM_PATH = '/v1/stream';
export const STREAM_TICKET_COOKIE = 'sealtrail-stream-ticket';
const LIFE_MS = 30_000;
/** The clocks of two processes may differ: a ticket is remembered beyond its life. */
const REMEMBERED_MS = 10 * LIFE_MS;

type Contents = { readonly holder: TicketHolder; readonly untilMs: number };
/** A ticket as a request brings it, good as far as it says itself. */
type ShownTicket = Contents & { readonly seal: string };

export type IssuedTicket = { readonly text: string; readonly expiresAt: string };

/**
 * Tickets for who can send no header, the `EventSource` of browsers: made by key, sealed, good once and for half a minute, in a
 * cookie that goes to the stream alone. They hold the id of their key, which opens no more by them than it does by itself; of who came by an access token, as whom, until
 * that ends.
 */
@Injectable()
export class StreamTickets {
  private readonly texts: SealedTexts;

  constructor(
    private readonly spent: SpentTickets,
    private readonly clock: WallClock,
    secret: NamespaceSecret,
  ) {
    this.texts = new SealedTexts(secret, ['streamTicket', spent.epoch]);
  }

  issue(caller: CallerIdentity): IssuedTicket {
    const untilMs = Date.parse(this.clock.now()) + LIFE_MS;
    const holder = caller.subject === undefined ? { key: caller.id } : { identity: caller };
    const contents: Contents = { holder, untilMs };
    return {
      text: this.texts.seal(Buffer.from(JSON.stringify(contents))),
      expiresAt: new Date(untilMs).toISOString(),
    };
  }

  /** Whose ticket a request brings, used or not: for what is counted by key. `null`: none that could be good. */
  holderShownBy(request: ApiRequest): TicketHolder | null {
    return this.shownBy(request)?.holder ?? null;
  }

  /** Whose ticket a request brings; it is used from then on, whatever comes of the request. `null`: none that is good. */
  async redeem(request: ApiRequest): Promise<TicketHolder | null> {
    const ticket = this.shownBy(request);
    if (ticket === null || !(await this.spent.spend(ticket.seal, REMEMBERED_MS))) return null;
    return ticket.holder;
  }

  private shownBy(request: ApiRequest): ShownTicket | null {
    if (request.headers['authorization'] !== undefined || !mayBringCookies(request)) return null;
    const text = ticketIn(headerOf(request, 'cookie') ?? '');
    const opened = text === null ? null : this.texts.open(text);
    if (opened === null) return null;
    const contents = JSON.parse(opened.plain.toString('utf8')) as Contents;
    return Date.parse(this.clock.now()) < contents.untilMs ? { ...contents, seal: opened.seal } : null;
  }
}

/**
 * Browsers add cookies by themselves, also for a page of somebody else on a neighbouring name, which must not use them up. Only what
 * a script asks for is taken, and only of pages that may read the answer.
 */
function mayBringCookies(request: ApiRequest): boolean {
  const mode = headerOf(request, 'sec-fetch-mode');
  const isScript = mode === null || mode === 'cors' || mode === 'same-origin';
  return request.routeOptions.url === STREAM_PATH && isScript && request.isOfForeignPage !== true;
}

/** Sent twice, for instance by a neighbour who has set one as well, none is taken: nobody knows whose is whose. */
function ticketIn(cookies: string): string | null {
  const own = cookies
    .split(';')
    .map((cookie) => cookie.trim())
    .filter((cookie) => cookie.startsWith(`${STREAM_TICKET_COOKIE}=`));
  return own.length === 1 ? (/=([\w-]{1,2000})$/.exec(own[0] ?? '')?.[1] ?? null) : null;
}

/** The header that leaves a ticket with a browser. @param host as the request names it: to the machine itself there is no TLS */
export const ticketCookie = (ticket: string, host: string | null): string => cookieOf(ticket, LIFE_MS / 1_000, host);

/** The header that takes a used one back. */
export const usedTicketCookie = (host: string | null): string => cookieOf('', 0, host);

const cookieOf = (value: string, maxAge: number, host: string | null): string =>
  [
    `${STREAM_TICKET_COOKIE}=${value}`,
    `Max-Age=${maxAge}`,
    `Path=${STREAM_PATH}`,
    'HttpOnly',
    'SameSite=Strict',
    ...(isOfThisMachine(host) ? [] : ['Secure']),
  ].join('; ');

const isOfThisMachine = (host: string | null): boolean =>
  host !== null && URL.canParse(`http://${host}`) && isLoopbackHost(new URL(`http://${host}`).hostname);
