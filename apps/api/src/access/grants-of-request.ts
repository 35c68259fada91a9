import { Injectable } from '@nestjs/common';
import { AccessGrants, type CallerIdentity, DELEGABLE_ROLES, KeyRing } from '@sealtrail/access';
import { WallClock } from '@sealtrail/event-sourcing';
import { reject } from '../http/rejections';
import { type ApiRequest, headerOf } from '../http/request';
import type { RouteDeclaration } from './access.decorator';

export const DELEGATION_HEADER = 'Sealtrail-Delegation';
export const EMERGENCY_HEADER = 'Sealtrail-Emergency-Access';

/** What an emergency access opens: the application, its facts and its limits; not its cards, part of which the unit charged may not see. */
const EMERGENCY_PATH = /^\/v1\/applications\/(:id|\{id\})(\/(clocks|history))?$/;

/** Whether an emergency access can open a route. */
export const isOpenInEmergency = (method: string, path: string, { scope }: Pick<RouteDeclaration, 'scope'>): boolean =>
  method === 'GET' && scope === 'case' && EMERGENCY_PATH.test(path);

/** Whether a route can be called in the name of another; one for the key itself, or without a key, cannot. */
export const isOpenToDelegates = ({ roles, inPerson, ticket }: RouteDeclaration): boolean =>
  roles !== 'public' && inPerson !== true && ticket !== true && roles.some((role) => DELEGABLE_ROLES.includes(role));

/** What the headers of a request claim beyond its key: a delegation (代理), an emergency access (应急调阅). */
@Injectable()
export class GrantsOfRequest {
  constructor(
    private readonly keys: KeyRing,
    private readonly grants: AccessGrants,
    private readonly clock: WallClock,
  ) {}

  /**
   * The caller with the bounds of the delegator, if the request names a delegation: its id, rate limits and idempotency keys stay
   * its own. Both keys must be valid now.
   *
   * @throws {Rejection} `access.delegation-invalid`
   */
  delegated(request: ApiRequest, caller: CallerIdentity, declared: RouteDeclaration | null): CallerIdentity {
    const id = claimed(request, DELEGATION_HEADER);
    if (id === null) return caller;
    const now = this.clock.now();
    const delegation = this.grants.delegationTo(caller.id, id, now);
    const delegator = delegation === null ? null : this.keys.findById(delegation.delegator, now);
    if (delegation === null || delegator === null || (declared !== null && !isOpenToDelegates(declared)))
      throw reject('access.delegation-invalid');
    const { role, department, region, official, source } = delegator;
    return { role, department, region, official, source, id: caller.id, expiresAt: delegation.until, delegation: id };
  }

  /** The emergency access that the request names; `null`: none. @throws {Rejection} `access.emergency-invalid` */
  emergencyAccess(request: ApiRequest, caller: CallerIdentity, declared: RouteDeclaration): string | null {
    const id = claimed(request, EMERGENCY_HEADER);
    if (id === null) return null;
    const { method, routeOptions, params } = request;
    const application = params?.['id'];
    const isOpen =
      caller.delegation === undefined &&
      application !== undefined &&
      isOpenInEmergency(method, routeOptions.url ?? '', declared) &&
      this.grants.emergencyOf(caller.id, id, application, this.clock.now()) !== null;
    if (!isOpen) throw reject('access.emergency-invalid');
    return id;
  }
}

/** `null`: the header is absent. A header that was sent twice, or empty, names nothing that exists. */
const claimed = (request: ApiRequest, header: string): string | null =>
  request.headers[header.toLowerCase()] === undefined ? null : (headerOf(request, header.toLowerCase()) ?? '');
