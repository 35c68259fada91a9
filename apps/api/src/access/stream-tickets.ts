import { Injectable } from '@nestjs/common';
import type { CallerIdentity } from '@sealtrail/access';
import { NamespaceSecret, WallClock } from '@sealtrail/event-sourcing';
import { SpentTickets } from '@sealtrail/event-sourcing/runtime';
import { isLoopbackHost } from '@sealtrail/platform';
import { type ApiRequest, headerOf } from '../http/request';
import { SealedTexts } from '../http/sealed-texts';
import type { TicketHolder } from './ticket-holder';

/** The only route that accepts tickets; browsers send the cookie nowhere else. */
export const STREAM_PATH = '/v1/stream';
export const STREAM_TICKET_COOKIE = 'sealtrail-stream-ticket';
const LIFE_MS = 30_000;
/** The clocks of processes may differ: a used ticket is remembered for longer than it is valid. */
const REMEMBERED_MS = 10 * LIFE_MS;

type Contents = { readonly holder: TicketHolder; readonly untilMs: number };
/** The ticket of a request, valid by its own content; whether it was used is not known yet. */
type ShownTicket = Contents & { readonly seal: string };

export type IssuedTicket = { readonly text: string; readonly expiresAt: string };

/**
 * Tickets for clients that cannot send headers (the `EventSource` of browsers): requested with a key, sealed, valid once and for
 * thirty seconds, in a cookie for the stream alone. A ticket holds the id of its key, and opens no more than the key does at that
 * moment; for an access token it holds the caller, until the token expires.
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

  /** The holder of the ticket of a request, used or not: for rate limits by key. `null`: no ticket, or an invalid one. */
  holderShownBy(request: ApiRequest): TicketHolder | null {
    return this.shownBy(request)?.holder ?? null;
  }

  /** The holder of the ticket of a request; the ticket is used from then on, whatever the response is. `null`: no valid ticket. */
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
 * Browsers send cookies on their own, also for pages of a neighbouring domain, which must not use up tickets. Accepted are only
 * requests of scripts, from pages that may read the response.
 */
function mayBringCookies(request: ApiRequest): boolean {
  const mode = headerOf(request, 'sec-fetch-mode');
  const isScript = mode === null || mode === 'cors' || mode === 'same-origin';
  return request.routeOptions.url === STREAM_PATH && isScript && request.isOfForeignPage !== true;
}

/** If the cookie is sent twice, for instance because a neighbouring domain set one too, neither is accepted. */
function ticketIn(cookies: string): string | null {
  const own = cookies
    .split(';')
    .map((cookie) => cookie.trim())
    .filter((cookie) => cookie.startsWith(`${STREAM_TICKET_COOKIE}=`));
  return own.length === 1 ? (/=([\w-]{1,2000})$/.exec(own[0] ?? '')?.[1] ?? null) : null;
}

/**
 * The `Set-Cookie` header that hands a ticket to a browser. @param host as in the request: TLS is not required on the same
 * machine
 */
export const ticketCookie = (ticket: string, host: string | null): string => cookieOf(ticket, LIFE_MS / 1_000, host);

/** The `Set-Cookie` header that removes a used ticket. */
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
