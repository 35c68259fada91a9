import type { Language } from '@sealtrail/event-sourcing';
import type { TicketHolder } from '../access/ticket-holder';
import type { TokenLook } from '../access/tokens/access-tokens';

/** The parts of a Fastify request that the conventions use. */
export type ApiRequest = {
  readonly id: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** Replaced by an export when it requests the next page from its route. */
  query: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  /** `complete`: the body was read completely. */
  readonly raw?: { readonly complete: boolean; readonly socket?: { resetAndDestroy?(): unknown } };
  readonly routeOptions: { readonly url?: string };
  readonly params?: Readonly<Record<string, string>>;
  /** Collected while the request is handled, for the request log: the only details of caller and outcome in it. */
  noted?: LogFields;
  /** Set on arrival: the client address, taking trusted proxies into account. */
  address?: string;
  /** Set on arrival: the priority under load. */
  priority?: RequestPriority;
  /** Set on arrival: sent by a browser for a page of an origin that is not allowed. */
  isOfForeignPage?: boolean;
  /** Set if a one-use ticket was redeemed: the holder of the ticket. */
  ticketOf?: TicketHolder;
  /** Set on arrival with an access token of an external issuer: its caller, or its fault. */
  token?: TokenLook;
  /** The language of a file response; absent: not a file. */
  fileLanguage?: Language;
  /** The language of a page response; absent: not a page. */
  pageLanguage?: Language;
};

/** Priorities of requests, in the order in which they are refused under load. */
export type RequestPriority = 'stranger' | 'dashboard' | 'question' | 'command';

/** Fields of the request log besides the route: ids and codes, never user-written text. */
export type LogFields = {
  /** Id of the API key. */
  readonly actor?: string;
  /** The refusal code. */
  readonly code?: string;
};

/** Adds fields to the request log. */
export function addLogFields(request: Pick<ApiRequest, 'noted'>, more: LogFields): void {
  request.noted = { ...request.noted, ...more };
}

/** A request without a key: identified by its address only. */
export type AnonymousRequest = Pick<ApiRequest, 'id'> & Required<Pick<ApiRequest, 'address'>>;

/** The parts of a Fastify reply that the conventions use. */
export type ApiReply = {
  readonly sent: boolean;
  header(name: string, value: string): ApiReply;
  status(code: number): ApiReply;
  type(contentType: string): ApiReply;
  send(payload: unknown): ApiReply;
};

/** A request header as a single text; `null` if it is absent, or has several values. */
export function headerOf(request: Pick<ApiRequest, 'headers'>, name: string): string | null {
  const value = request.headers[name];
  return typeof value === 'string' ? value.trim() : null;
}
