import { Injectable, Logger, Optional } from '@nestjs/common';
import { type CallerIdentity, KeyRing } from '@sealtrail/access';
import { type Rejection, WallClock } from '@sealtrail/event-sourcing';
import { MetricsKey } from '@sealtrail/platform';
import { reject } from '../http/rejections';
import { type ApiReply, type ApiRequest, addLogFields, headerOf } from '../http/request';
import type { RouteDeclaration } from './access.decorator';
import { GrantsOfRequest } from './grants-of-request';
import { isClosedToRegion } from './scopes';
import { StreamTickets, usedTicketCookie } from './stream-tickets';
import type { TicketHolder } from './ticket-holder';
import { AccessTokens, TOKEN } from './tokens/access-tokens';

/** The caller, and the declaration of the route that is open to it. */
type AuthorizedRequest = {
  readonly caller: CallerIdentity;
  readonly declared: RouteDeclaration;
  /** Id of the emergency access that opens the application of the request; `null`: the bounds of the caller apply. */
  readonly emergencyAccess: string | null;
};

/** Identifies the caller of a request, and decides whether the route is open to it. */
@Injectable()
export class RequestAuthorizer {
  private readonly logger = new Logger('access');

  constructor(
    private readonly keys: KeyRing,
    private readonly clock: WallClock,
    private readonly tickets: StreamTickets,
    private readonly tokens: AccessTokens,
    private readonly grants: GrantsOfRequest,
    @Optional() private readonly metricsKey: MetricsKey = new MetricsKey(null),
  ) {}

  /** Verifies an access token, which may fetch the issuer's keys. Runs before rate limits and authorisation. */
  async identify(request: ApiRequest): Promise<void> {
    const token = this.tokens.isInUse ? accessTokenOf(request) : null;
    if (token !== null) request.token = await this.tokens.look(token);
  }

  /** The caller, by API key, access token or redeemed ticket; `null`: not authenticated. */
  identityOf(request: ApiRequest): CallerIdentity | null {
    if (request.ticketOf !== undefined) return this.holderNow(request.ticketOf);
    if (request.token !== undefined)
      return 'identity' in request.token ? this.unlessOver(request.token.identity) : null;
    const token = bearerTokenOf(request);
    return token === undefined ? null : this.keys.find(token, this.clock.now());
  }

  /** The caller, also by a ticket that is not redeemed yet: for rate limits only; it opens nothing. */
  identityShownBy(request: ApiRequest): CallerIdentity | null {
    const shown = this.tickets.holderShownBy(request);
    return shown === null ? this.identityOf(request) : this.holderNow(shown);
  }

  /** Redeems the ticket of a request that has no key, and clears the cookie in the browser. */
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

  /** Whether the request has the metrics key, and the route accepts it. */
  isOpenToMetricsKey(request: ApiRequest, declared: RouteDeclaration): boolean {
    if (declared.metricsKey !== true || !this.metricsKey.opens(headerOf(request, 'authorization') ?? '')) return false;
    addLogFields(request, { actor: 'metrics' });
    return true;
  }

  /**
   * @param declared the declaration of the route; `null`: undeclared, the route is closed
   * @throws {Rejection} `access.unauthenticated`, `access.forbidden`, `access.issuer-unavailable`, `access.delegation-invalid`,
   *   `access.emergency-invalid`
   */
  authorize(request: ApiRequest, declared: RouteDeclaration | null): AuthorizedRequest {
    const identity = this.identityOf(request);
    if (identity === null) throw this.refusalOf(request);
    addLogFields(request, { actor: identity.id });
    const caller = this.grants.delegated(request, identity, declared);
    if (declared === null || !declared.roles.includes(caller.role)) {
      this.logDenied(request, { refused: 'role', actor: caller.id, role: caller.role });
      throw reject('access.forbidden', { because: 'role' });
    }
    if (isClosedToRegion(declared.scope, caller)) {
      this.logDenied(request, { refused: 'region', actor: caller.id, role: caller.role });
      throw reject('access.forbidden', { because: 'region' });
    }
    return { caller, declared, emergencyAccess: this.grants.emergencyAccess(request, caller, declared) };
  }

  /** The reason for a refusal. A caller with a valid token that maps to no role gets 403: authenticating again would not help. */
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

/** An access token has three parts; an API key has one. */
function accessTokenOf(request: ApiRequest): string | null {
  const token = /^Bearer +(\S+)$/i.exec(headerOf(request, 'authorization') ?? '')?.[1] ?? '';
  return TOKEN.test(token) ? token : null;
}
