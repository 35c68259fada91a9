import { Injectable, Logger, Optional } from '@nestjs/common';
import { type CallerIdentity, KeyRing } from '@sealtrail/access';
import { type Rejection, WallClock } from '@sealtrail/event-sourcing';
import { MetricsKey } from '@sealtrail/platform';
import { reject } from '../http/rejections';
import { type ApiReply, type ApiRequest, addLogFields, headerOf } from '../http/request';
import type { RouteDeclaration } from './access.decorator';
import { isClosedToRegion } from './scopes';
import { StreamTickets, usedTicketCookie } from './stream-tickets';
import type { TicketHolder } from './ticket-holder';
import { AccessTokens, TOKEN } from './tokens/access-tokens';

/** Who asks, and the declaration of the route that is open to them. */
type AuthorizedRequest = { readonly caller: CallerIdentity; readonly declared: RouteDeclaration };

/** Who asks, and whether the route is open to them. */
@Injectable()
export class RequestAuthorizer {
  private readonly logger = new Logger('access');

  constructor(
    private readonly keys: KeyRing,
    private readonly clock: WallClock,
    private readonly tickets: StreamTickets,
    private readonly tokens: AccessTokens,
    @Optional() private readonly metricsKey: MetricsKey = new MetricsKey(null),
  ) {}

  /** Finds out who a request says is asking, where that takes a look elsewhere. Before anything is counted or decided. */
  async identify(request: ApiRequest): Promise<void> {
    const token = this.tokens.isInUse ? accessTokenOf(request) : null;
    if (token !== null) request.token = await this.tokens.look(token);
  }

  /** Who asks: by key, by access token, or by a used ticket; `null`: nobody who is let in. */
  identityOf(request: ApiRequest): CallerIdentity | null {
    if (request.ticketOf !== undefined) return this.holderNow(request.ticketOf);
    if (request.token !== undefined)
      return 'identity' in request.token ? this.unlessOver(request.token.identity) : null;
    const token = bearerTokenOf(request);
    return token === undefined ? null : this.keys.find(token, this.clock.now());
  }

  /** The same, also by a ticket that is not used yet: whose the request is for what is counted. It opens nothing. */
  identityShownBy(request: ApiRequest): CallerIdentity | null {
    const shown = this.tickets.holderShownBy(request);
    return shown === null ? this.identityOf(request) : this.holderNow(shown);
  }

  /** Lets a request in by its ticket, where it brings one and no key. The browser is told to forget it. */
  async redeemTicket(request: ApiRequest, reply: ApiReply): Promise<void> {
    const holder = await this.tickets.redeem(request);
    if (holder === null) return;
    request.ticketOf = holder;
    reply.header('Set-Cookie', usedTicketCookie(headerOf(request, 'host')));
  }

  private holderNow(holder: TicketHolder): CallerIdentity | null {
    return 'key' in holder ? this.keys.findById(holder.key, this.clock.now()) : this.unlessOver(holder.identity);
  }

  private unlessOver(identity: CallerIdentity): CallerIdentity | null {
    return identity.expiresAt !== null && this.clock.now() < identity.expiresAt ? identity : null;
  }

  /** Whether a request comes with the key of the metrics, and asks for nothing else. */
  isOpenToMetricsKey(request: ApiRequest, declared: RouteDeclaration): boolean {
    if (declared.metricsKey !== true || !this.metricsKey.opens(headerOf(request, 'authorization') ?? '')) return false;
    addLogFields(request, { actor: 'metrics' });
    return true;
  }

  /**
   * @param declared who may; `null`: nobody has decided, so nobody
   * @throws {Rejection} `access.unauthenticated`, `access.forbidden`, `access.issuer-unavailable`
   */
  authorize(request: ApiRequest, declared: RouteDeclaration | null): AuthorizedRequest {
    const caller = this.identityOf(request);
    if (caller === null) throw this.refusalOf(request);
    addLogFields(request, { actor: caller.id });
    if (declared === null || !declared.roles.includes(caller.role)) {
      this.logDenied(request, { refused: 'role', actor: caller.id, role: caller.role });
      throw reject('access.forbidden', { because: 'role' });
    }
    if (isClosedToRegion(declared.scope, caller)) {
      this.logDenied(request, { refused: 'region', actor: caller.id, role: caller.role });
      throw reject('access.forbidden', { because: 'region' });
    }
    return { caller, declared };
  }

  /** Why nobody is let in. Who proved who they are and is nobody here is told so: to come again changes nothing. */
  private refusalOf(request: ApiRequest): Rejection {
    const fault = request.token !== undefined && 'fault' in request.token ? request.token.fault : null;
    if (fault === null) {
      this.logDenied(request, { refused: bearerTokenOf(request) === undefined ? 'no key' : 'unknown key' });
      return reject('access.unauthenticated');
    }
    this.logDenied(request, { refused: `token: ${fault}` });
    if (fault === 'issuer keys') return reject('access.issuer-unavailable');
    const isKnownSubject = fault === 'no rule' || fault === 'unknown bounds';
    return isKnownSubject ? reject('access.forbidden', { because: 'token' }) : reject('access.unauthenticated');
  }

  private logDenied({ id: traceId, method, routeOptions }: ApiRequest, why: Readonly<Record<string, string>>): void {
    this.logger.warn({ traceId, route: `${method} ${routeOptions.url ?? ''}`, ...why });
  }
}

const bearerTokenOf = (request: ApiRequest): string | undefined =>
  /^Bearer +([\w-]{1,200})$/i.exec(headerOf(request, 'authorization') ?? '')?.[1];

/** An access token has three parts; a key has none. */
function accessTokenOf(request: ApiRequest): string | null {
  const token = /^Bearer +(\S+)$/i.exec(headerOf(request, 'authorization') ?? '')?.[1] ?? '';
  return TOKEN.test(token) ? token : null;
}
