import { Injectable, Logger, Optional } from '@nestjs/common';
import { type ApiKey, KeyRing } from '@sealtrail/access';
import { WallClock } from '@sealtrail/event-sourcing';
import { MetricsKey } from '@sealtrail/platform';
import { reject } from '../http/rejections';
import { type ApiReply, type ApiRequest, addLogFields, headerOf } from '../http/request';
import type { RouteDeclaration } from './access.decorator';
import { isClosedToRegion } from './scopes';
import { StreamTickets, usedTicketCookie } from './stream-tickets';

/** A key, and the declaration of the route that is open to it. */
type AuthorizedRequest = { readonly key: ApiKey; readonly declared: RouteDeclaration };

/** Whose key a request comes with, and whether the route is open to it. */
@Injectable()
export class RequestAuthorizer {
  private readonly logger = new Logger('access');

  constructor(
    private readonly keys: KeyRing,
    private readonly clock: WallClock,
    private readonly tickets: StreamTickets,
    @Optional() private readonly metricsKey: MetricsKey = new MetricsKey(null),
  ) {}

  /** The key that a request comes with, itself or by a used ticket; `null`: none, or one that opens nothing. */
  apiKeyOf(request: ApiRequest): ApiKey | null {
    if (request.ticketOf !== undefined) return this.keys.findById(request.ticketOf, this.clock.now());
    const token = bearerTokenOf(request);
    return token === undefined ? null : this.keys.find(token, this.clock.now());
  }

  /** The same, also by a ticket that is not used yet: whose the request is for what is counted. It opens nothing. */
  keyShownBy(request: ApiRequest): ApiKey | null {
    const shown = this.tickets.keyShownBy(request);
    return shown === null ? this.apiKeyOf(request) : this.keys.findById(shown, this.clock.now());
  }

  /** Lets a request in by its ticket, where it brings one and no key. The browser is told to forget it. */
  async redeemTicket(request: ApiRequest, reply: ApiReply): Promise<void> {
    const key = await this.tickets.redeem(request);
    if (key === null) return;
    request.ticketOf = key;
    reply.header('Set-Cookie', usedTicketCookie(headerOf(request, 'host')));
  }

  /** Whether a request comes with the key of the metrics, and asks for nothing else. */
  isOpenToMetricsKey(request: ApiRequest, declared: RouteDeclaration): boolean {
    if (declared.metricsKey !== true || !this.metricsKey.opens(headerOf(request, 'authorization') ?? '')) return false;
    addLogFields(request, { actor: 'metrics' });
    return true;
  }

  /**
   * @param declared who may; `null`: nobody has decided, so nobody
   * @throws {Rejection} `access.unauthenticated`, `access.forbidden`
   */
  authorize(request: ApiRequest, declared: RouteDeclaration | null): AuthorizedRequest {
    const key = this.apiKeyOf(request);
    if (key === null) {
      this.logDenied(request, { refused: bearerTokenOf(request) === undefined ? 'no key' : 'unknown key' });
      throw reject('access.unauthenticated');
    }
    addLogFields(request, { actor: key.id });
    if (declared === null || !declared.roles.includes(key.role)) {
      this.logDenied(request, { refused: 'role', actor: key.id, role: key.role });
      throw reject('access.forbidden', { because: 'role' });
    }
    if (isClosedToRegion(declared.scope, key)) {
      this.logDenied(request, { refused: 'region', actor: key.id, role: key.role });
      throw reject('access.forbidden', { because: 'region' });
    }
    return { key, declared };
  }

  private logDenied({ id: traceId, method, routeOptions }: ApiRequest, why: Readonly<Record<string, string>>): void {
    this.logger.warn({ traceId, route: `${method} ${routeOptions.url ?? ''}`, ...why });
  }
}

const bearerTokenOf = (request: ApiRequest): string | undefined =>
  /^Bearer +([\w-]{1,200})$/i.exec(headerOf(request, 'authorization') ?? '')?.[1];
