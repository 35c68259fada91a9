import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { type JsonObject, NamespaceSecret, written } from '@sealtrail/event-sourcing';
import { ChangeLoop, ChangeOrder, GetRater, type LoopCommand, orderIdOf } from '@sealtrail/ratings';
import { Access } from '../access/access.decorator';
import { raterContacts, ratingLoopKeepers, ratingSubmitters } from '../access/role-groups';
import { documentOf } from '../applications/document.request';
import { type Caller, CurrentCaller } from '../http/caller';
import type { CommandResponse } from '../http/command-response';
import { reject } from '../http/rejections';
import { changed, created, view } from '../http/route-responses';
import {
  FollowUpRatingRequest,
  FollowUpVisitRequest,
  OrderRectificationRequest,
  ReplyRequest,
  VerifyRatingRequest,
  VoidRatingRequest,
} from './loop.request';
import { CalledRaterView } from './loop.view';

const STEP = ['rating.not-bad', 'rating.not-found', 'rating.own-unit', 'rating.step-not-open'] as const;

/** 差评整改闭环: the handling of a bad rating, by the rating desk and supervisors, who belong to no rated unit. */
@ApiTags('Ratings 好差评')
@Controller('v1/ratings')
export class LoopController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly secret: NamespaceSecret,
  ) {}

  /** 核实, within one working day of the recording. */
  @Post(':id/verification')
  @Access({
    roles: ratingLoopKeepers,
    scope: 'unit',
    summary: { zh: '差评核实', en: 'record whether a bad rating is confirmed' },
    response: changed(),
    personal: ['note'],
    problems: [...STEP, 'rating.too-many-tries'],
  })
  verify(
    @Param('id') id: string,
    @Body() { finding, note = null }: VerifyRatingRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<CommandResponse> {
    const data = { ...deskActOf(caller), finding, words: written(note) };
    return this.change(id, { type: 'VerifyRating', data }, caller);
  }

  /** 派发整改单: one per rating; the unit reads it under a separate id. */
  @Post(':id/order')
  @Access({
    roles: ratingLoopKeepers,
    scope: 'unit',
    summary: { zh: '派发整改单', en: 'order the rated unit to rectify' },
    description: {
      zh: '整改单只载明部门、期限和核实专席自己的要求；评价人实名并同意的，另载明办件。',
      en: 'The order names the department, the limit and the desk’s own text; the case only if a rater by name agreed.',
    },
    response: created(),
    problems: STEP,
  })
  async order(
    @Param('id') ratingId: string,
    @Body() { kind, demand }: OrderRectificationRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<CommandResponse> {
    const orderId = orderIdOf(ratingId, this.secret);
    const data = { ...deskActOf(caller), orderId, ratingId, kind, demand: written(demand) };
    const command = { type: 'OrderRectification', data } as const;
    const receipt = await this.commands.execute(
      new ChangeOrder(orderId, command, caller.commandMetadata, caller.scope),
    );
    return { id: orderId, receipt, created: `/v1/rating-orders/${orderId}` };
  }

  /** 回复: after the rectification, or in its place if nothing has to be rectified. */
  @Post(':id/reply')
  @Access({
    roles: ratingLoopKeepers,
    scope: 'unit',
    summary: { zh: '差评回复', en: 'record the reply to the rater' },
    response: changed(),
    personal: ['reply'],
    problems: STEP,
  })
  reply(
    @Param('id') id: string,
    @Body() { reply }: ReplyRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<CommandResponse> {
    return this.change(id, { type: 'AnswerRater', data: { ...deskActOf(caller), words: written(reply) } }, caller);
  }

  /** 回访: whether a rater who gave a name is satisfied with the result. */
  @Post(':id/follow-up')
  @Access({
    roles: ratingLoopKeepers,
    scope: 'unit',
    summary: { zh: '差评回访', en: 'record a follow-up visit to the rater' },
    response: changed(),
    personal: ['note'],
    problems: [...STEP, 'rating.too-many-tries'],
  })
  visit(
    @Param('id') id: string,
    @Body() { reached, satisfied = null, note = null }: FollowUpVisitRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<CommandResponse> {
    const data = { ...deskActOf(caller), reached, satisfied, words: written(note) };
    return this.change(id, { type: 'VisitRater', data }, caller);
  }

  /** 作废: the rating leaves the shares, is counted separately, and remains visible with reason and reviewer. */
  @Post(':id/void')
  @Access({
    roles: ratingLoopKeepers,
    scope: 'unit',
    summary: { zh: '评价作废', en: 'void a rating that was given by mistake or in bad faith' },
    response: changed(),
    problems: ['rating.already-void', 'rating.document-misdated', 'rating.not-found', 'rating.own-unit'],
  })
  annul(
    @Param('id') id: string,
    @Body() { cause, reason, document }: VoidRatingRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<CommandResponse> {
    const data = { ...deskActOf(caller), cause, reason: written(reason), document: documentOf(document) };
    return this.change(id, { type: 'VoidRating', data }, caller);
  }

  /** 追评, once, within ninety days of the rectification or the reply; without a login by its token. */
  @Post(':id/follow-up-rating')
  @Access({
    roles: ratingSubmitters,
    scope: 'case',
    summary: { zh: '追评', en: 'record the rater’s second rating after a bad one was handled' },
    response: changed(),
    personal: ['comment'],
    problems: ['rating.already-given', 'rating.follow-up-not-open', 'rating.not-found'],
  })
  followUp(
    @Param('id') id: string,
    @Body() { level, channel, dimensions, tags, comment = null }: FollowUpRatingRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<CommandResponse> {
    // Checked first, so that a key of a department always gets the same answer.
    if (caller.department !== null) throw reject('access.forbidden', { because: 'department' });
    const data = { level, channel, dimensions: { ...dimensions }, tags, words: written(comment), now: caller.now };
    return this.change(id, { type: 'GiveFollowUp', data }, caller);
  }

  /** 评价人: the rater whom the desk calls. Every access is recorded in the access trail. */
  @Get(':id/rater')
  @Access({
    roles: raterContacts,
    scope: 'unit',
    summary: { zh: '评价人联系方式', en: 'contact details of the rater of a bad rating by name, for the desk' },
    response: view(CalledRaterView),
    problems: ['rating.not-found', 'rating.rater-not-shown'],
  })
  rater(@Param('id') id: string, @CurrentCaller() { scope }: Caller): Promise<JsonObject> {
    return this.queries.execute(new GetRater(id, scope));
  }

  private async change(id: string, command: LoopCommand, { commandMetadata, scope }: Caller): Promise<CommandResponse> {
    const receipt = await this.commands.execute(new ChangeLoop(id, command, commandMetadata, scope));
    return { id, receipt };
  }
}

const deskActOf = ({ official, actor, department, now }: Caller) => ({ by: official ?? actor, department, now });
