import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import {
  AccessGrants,
  ChangeDelegation,
  DELEGATION_DAYS_DEFAULT,
  delegationIdOf,
  type GrantedDelegation,
  KeyRing,
} from '@sealtrail/access';
import { type Instant, type JsonObject, liesWithin, WallClock, written } from '@sealtrail/event-sourcing';
import { type Caller, CurrentCaller } from '../http/caller';
import type { CommandResponse } from '../http/command-response';
import { instantOf } from '../http/instant';
import { ListQuery, type Page, page } from '../http/page';
import { reject } from '../http/rejections';
import { changed, created, list } from '../http/route-responses';
import { Access } from './access.decorator';
import { DelegationView, GrantDelegationRequest } from './delegations.request';
import { delegationsTable } from './delegations.table';
import { accessAuditors, administratorRoles, delegationEnders, delegationReaders, delegators } from './role-groups';

/** 委托代理: delegations by wall-clock time. */
@ApiTags('Administration 管理')
@Controller('v1/delegations')
export class DelegationsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly grants: AccessGrants,
    private readonly keys: KeyRing,
    private readonly clock: WallClock,
  ) {}

  @Post()
  @Access({
    roles: delegators,
    scope: 'ownKey',
    inPerson: true,
    summary: { zh: '委托代理', en: 'have another key act in the name of this one between two instants' },
    description: {
      zh: '代理人以本人密钥并带 `Sealtrail-Delegation` 请求，范围同委托人的密钥；事实、留痕均记明代理人和委托。代理人所报的审批，委托人未以本人密钥确认前不算本人亲自审批；代理人不得转委托。责任仍由委托人承担（行政许可法第二十四条所定委托的责任归属）。',
      en: 'The delegate sends its own key and `Sealtrail-Delegation`, and has the bounds of the delegator’s key; facts and the access trail name the delegate and the delegation. An approval reported by a delegate is not one in person until the delegator confirms it with the own key; a delegate cannot delegate further. The delegator remains responsible, as an entrusting authority does (行政许可法 art. 24).',
    },
    response: created(),
    problems: ['delegation.exists', 'delegation.invalid', 'delegation.too-many'],
  })
  async grant(@Body() request: GrantDelegationRequest, @CurrentCaller() caller: Caller): Promise<CommandResponse> {
    // The bounds of a token cannot be looked up once its subject is away.
    if (caller.subject !== null) throw reject('access.forbidden', { because: 'token' });
    const id = delegationIdOf(caller.commandId);
    const at = this.clock.now();
    const data = { id, delegator: caller.actor, ...termsOf(request, at), at };
    const command = { type: 'GrantDelegation', data } as const;
    const receipt = await this.commands.execute(
      new ChangeDelegation(id, command, caller.commandMetadata, caller.bounds),
    );
    return { id, receipt, created: `/v1/delegations/${id}` };
  }

  @Get()
  @Access({
    roles: delegationReaders,
    scope: 'jurisdiction',
    inPerson: true,
    summary: { zh: '委托代理清单', en: 'list delegations, latest first' },
    description: {
      zh: '各密钥看与自己有关的；管理员、审计人员和纪检监察看其行政区划内各密钥的。',
      en: 'A key sees those that it granted or received; administrators, auditors and discipline inspection those of all keys of their region.',
    },
    response: list(DelegationView, delegationsTable),
  })
  list(@Query() { limit, after }: ListQuery, @CurrentCaller() caller: Caller): Page {
    const isShown = (delegation: GrantedDelegation): boolean => this.concerns(caller, delegation);
    return page(this.grants.delegationPage(isShown, limit, after?.id ?? null), (each) => this.shown(each));
  }

  @Delete(':id')
  @Access({
    roles: delegationEnders,
    scope: 'jurisdiction',
    inPerson: true,
    summary: { zh: '终止委托', en: 'end a delegation before its time' },
    description: {
      zh: '委托人、代理人或者其行政区划的管理员可随时终止；此后即不再有效。',
      en: 'By either side, or an administrator of the region of the delegator’s key. It is refused from then on.',
    },
    response: changed(),
    problems: ['delegation.not-found'],
  })
  async end(@Param('id') id: string, @CurrentCaller() caller: Caller): Promise<CommandResponse> {
    const command = { type: 'EndDelegation', data: { id, by: caller.actor, at: this.clock.now() } } as const;
    const { commandMetadata, bounds } = caller;
    return { id, receipt: await this.commands.execute(new ChangeDelegation(id, command, commandMetadata, bounds)) };
  }

  private concerns({ actor, role, scope }: Caller, { delegator, delegate }: GrantedDelegation): boolean {
    if (delegator === actor || delegate === actor) return true;
    const isOverseer = administratorRoles.includes(role) || accessAuditors.includes(role);
    return isOverseer && liesWithin(scope.region, this.keys.get(delegator)?.region ?? null);
  }

  private shown({
    id,
    delegator,
    delegate,
    from,
    until,
    mandate,
    reason,
    grantedAt,
    endedAt,
  }: GrantedDelegation): JsonObject {
    const role = this.keys.get(delegator)?.role ?? null;
    return { id, delegator, role, delegate, from, until, mandate, reason, grantedAt, endedAt };
  }
}

/** What the delegator states, with defaults. */
function termsOf({ delegate, mandate, reason, ...period }: GrantDelegationRequest, at: Instant) {
  const from = instantOf(period.from) ?? at;
  const until = instantOf(period.until) ?? daysAfter(from, DELEGATION_DAYS_DEFAULT);
  return { delegate, from, until, mandate, reason: written(reason) };
}

const DAY_MS = 86_400_000;

const daysAfter = (from: Instant, days: number): Instant => new Date(Date.parse(from) + days * DAY_MS).toISOString();
