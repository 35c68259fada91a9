import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { written } from '@sealtrail/event-sourcing';
import { type CardLifeCommand, ChangeSupervision, GetCard } from '@sealtrail/supervision';
import { Access } from '../access/access.decorator';
import { cardDeciders, caseHandlers, inspectors } from '../access/role-groups';
import { type Caller, CurrentCaller } from '../http/caller';
import type { CommandResponse } from '../http/command-response';
import { changed } from '../http/route-responses';
import { chargedActOf, outsideActOf } from './card-acting';
import { CardCommandResultView } from './card-command-result.view';
import {
  AcknowledgementRequest,
  AppealDecisionRequest,
  AppealRequest,
  CardRevocationRequest,
  ClosingRequest,
  ExplanationRequest,
  RectificationRequest,
  ReferralOutcomeRequest,
  ReferralRequest,
} from './card-life.request';
import { ANSWER_PROBLEMS, OUTSIDE_PROBLEMS } from './card-life-problems';

/** 监察牌的一生: the answer of whoever is charged, and what the supervising body does with the card. */
@ApiTags('Supervision 电子监察')
@Controller('v1/cards')
export class CardLifeController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** 签收: the charged unit has the card before it. */
  @Post(':id/acknowledgement')
  @Access({
    roles: caseHandlers,
    scope: 'unit',
    summary: { zh: '签收', en: 'whoever is charged acknowledges a card' },
    response: changed(CardCommandResultView),
    problems: ANSWER_PROBLEMS,
  })
  acknowledge(
    @Param('id') id: string,
    @Body() { officer, document }: AcknowledgementRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<CommandResponse> {
    return this.take(
      { type: 'AcknowledgeCard', data: chargedActOf(caller, id, { officer, document, text: null }) },
      caller,
    );
  }

  /** 说明: how it came to the card; with the 自查报告 of a red one. */
  @Post(':id/explanation')
  @Access({
    roles: caseHandlers,
    scope: 'unit',
    summary: { zh: '说明', en: 'whoever is charged explains a card' },
    response: changed(CardCommandResultView),
    problems: ANSWER_PROBLEMS,
  })
  explain(
    @Param('id') id: string,
    @Body() { officer, document, explanation: text }: ExplanationRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<CommandResponse> {
    return this.take({ type: 'ExplainCard', data: chargedActOf(caller, id, { officer, document, text }) }, caller);
  }

  /** 整改: what was put right after the explanation. */
  @Post(':id/rectification')
  @Access({
    roles: caseHandlers,
    scope: 'unit',
    summary: { zh: '整改', en: 'whoever is charged tells what was put right' },
    response: changed(CardCommandResultView),
    problems: ANSWER_PROBLEMS,
  })
  rectify(
    @Param('id') id: string,
    @Body() { officer, document, done: text }: RectificationRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<CommandResponse> {
    return this.take({ type: 'RectifyCard', data: chargedActOf(caller, id, { officer, document, text }) }, caller);
  }

  /** 申诉: once, within the time of the policy; the card is published nowhere until it is decided. */
  @Post(':id/appeal')
  @Access({
    roles: caseHandlers,
    scope: 'unit',
    summary: { zh: '申诉', en: 'whoever is charged appeals against a card' },
    response: changed(CardCommandResultView),
    problems: [...ANSWER_PROBLEMS, 'supervision.appeal-late', 'supervision.appealed-before'],
  })
  appeal(
    @Param('id') id: string,
    @Body() { officer, document, reason: text }: AppealRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<CommandResponse> {
    return this.take({ type: 'AppealCard', data: chargedActOf(caller, id, { officer, document, text }) }, caller);
  }

  /** 销号: the supervising body is content with the answer. */
  @Post(':id/closing')
  @Access({
    roles: cardDeciders,
    scope: 'unit',
    summary: { zh: '销号', en: 'the supervising body closes an answered card' },
    response: changed(CardCommandResultView),
    problems: [...OUTSIDE_PROBLEMS, 'supervision.appeal-running', 'supervision.step-not-open'],
  })
  close(
    @Param('id') id: string,
    @Body() { document, reason: text, ...body }: ClosingRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<CommandResponse> {
    return this.take({ type: 'CloseCard', data: outsideActOf(caller, id, { ...body, document, text }) }, caller);
  }

  /** 申诉决定: upheld, the card is revoked; rejected; or passed on to the supervising body of a region above. */
  @Post(':id/appeal-decision')
  @Access({
    roles: cardDeciders,
    scope: 'unit',
    summary: { zh: '申诉决定', en: 'somebody outside the charged unit decides on an appeal' },
    response: changed(CardCommandResultView),
    problems: [
      ...OUTSIDE_PROBLEMS,
      'supervision.appeal-escalated',
      'supervision.confirmed-by-you',
      'supervision.no-appeal',
      'supervision.nobody-above',
    ],
  })
  decide(
    @Param('id') id: string,
    @Body() { document, result, reason: text, ...body }: AppealDecisionRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<CommandResponse> {
    const act = outsideActOf(caller, id, { ...body, document, text });
    return this.take({ type: 'DecideAppeal', data: { ...act, result } }, caller);
  }

  /** 撤牌 by a review of the supervising body itself, with its decision; the computation issues the card no more. */
  @Post(':id/revocation')
  @Access({
    roles: cardDeciders,
    scope: 'unit',
    summary: { zh: '撤牌', en: 'the supervising body revokes a card by a review of its own' },
    response: changed(CardCommandResultView),
    problems: [...OUTSIDE_PROBLEMS, 'supervision.appeal-running'],
  })
  revoke(
    @Param('id') id: string,
    @Body() { document, reason: text, ...body }: CardRevocationRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<CommandResponse> {
    return this.take({ type: 'RevokeCard', data: outsideActOf(caller, id, { ...body, document, text }) }, caller);
  }

  /** 移送 to discipline inspection, with the 监察建议书; once. */
  @Post(':id/referral')
  @Access({
    roles: cardDeciders,
    scope: 'unit',
    summary: { zh: '移送', en: 'a card is referred to discipline inspection' },
    response: changed(CardCommandResultView),
    problems: [...OUTSIDE_PROBLEMS, 'supervision.referred-before'],
  })
  refer(
    @Param('id') id: string,
    @Body() { document, to, reason: text, ...body }: ReferralRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<CommandResponse> {
    const act = outsideActOf(caller, id, { ...body, document, text });
    return this.take({ type: 'ReferCard', data: { ...act, to: written(to) } }, caller);
  }

  /** 移送结果: what discipline inspection did; told also of a card that was revoked meanwhile. */
  @Post(':id/outcome')
  @Access({
    roles: inspectors,
    scope: 'unit',
    summary: { zh: '移送结果', en: 'what came of the referral' },
    response: changed(CardCommandResultView),
    problems: [...OUTSIDE_PROBLEMS, 'supervision.no-referral'],
  })
  answer(
    @Param('id') id: string,
    @Body() { document, result, note: text, ...body }: ReferralOutcomeRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<CommandResponse> {
    const act = outsideActOf(caller, id, { ...body, document, text });
    return this.take({ type: 'AnswerReferral', data: { ...act, result } }, caller);
  }

  private async take(command: CardLifeCommand, { scope, commandMetadata }: Caller): Promise<CommandResponse> {
    const { cardId } = command.data;
    const { applicationId } = await this.queries.execute(new GetCard(cardId, scope));
    const receipt = await this.commands.execute(new ChangeSupervision(applicationId, command, commandMetadata, scope));
    return { id: cardId, receipt };
  }
}
