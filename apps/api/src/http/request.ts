import type { Language } from '@sealtrail/event-sourcing';
import type { TicketHolder } from '../access/ticket-holder';
import type { TokenLook } from '../access/tokens/access-tokens';

/** What the conventions read of a Fastify request. */
export type ApiRequest = {
  readonly id: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** Set anew by an export that asks its route for the next page. */
  query: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  /** `complete`: all of it has been read. */
  readonly raw?: { readonly complete: boolean; readonly socket?: { resetAndDestroy?(): unknown } };
  readonly routeOptions: { readonly url?: string };
  readonly params?: Readonly<Record<string, string>>;
  /** Set on the way, for the log of requests: that log tells nothing else of who asked and what came of it. */
  noted?: LogFields;
  /** Set as it comes in: from which address it is asked, through proxies that are trusted. */
  address?: string;
  /** Set as it comes in, where it may be refused for want of room. */
  priority?: RequestPriority;
  /** Set as it comes in: a browser sends it for a page of another origin, of none that may read answers. */
  isOfForeignPage?: boolean;
  /** Set where a one-use ticket has let it in: who the ticket was made for. */
  ticketOf?: TicketHolder;
  /** Set as it comes in, where it brings an access token of an issuer outside: who that says is asking, or what is wrong with it. */
  token?: TokenLook;
  /** The language of the file that is answered; absent: it is none. */
  fileLanguage?: Language;
  /** The language of the page that is answered in place of JSON; absent: it is none. */
  pageLanguage?: Language;
};

/** Who asks, and for what, in the order in which they are refused where it gets full. */
export type RequestPriority = 'stranger' | 'dashboard' | 'question' | 'command';

/** What the log says of a request beside its route: ids and codes, never what anybody wrote. */
export type LogFields = {
  /** Id of the API key. */
  readonly actor?: string;
  /** Why it was refused. */
  readonly code?: string;
};

/** Adds to what the log of requests says. */
export function addLogFields(request: Pick<ApiRequest, 'noted'>, more: LogFields): void {
  request.noted = { ...request.noted, ...more };
}

/** A request without a key: who asks is known by the address alone. */
export type AnonymousRequest = Pick<ApiRequest, 'id'> & Required<Pick<ApiRequest, 'address'>>;

/** What the conventions do with a Fastify reply. */
export type ApiReply = {
  readonly sent: boolean;
  header(name: string, value: string): ApiReply;
  status(code: number): ApiReply;
  type(contentType: string): ApiReply;
  send(payload: unknown): ApiReply;
};

/** A request header as one text; a header sent twice is not guessed at. */
export function headerOf(request: Pick<ApiRequest, 'headers'>, name: string): string | null {
  const value = request.headers[name];
  return typeof value === 'string' ? value.trim() : null;
}
