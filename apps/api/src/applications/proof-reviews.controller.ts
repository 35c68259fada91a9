import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { ListProofReviews } from '@sealtrail/applications';
import { written } from '@sealtrail/event-sourcing';
import { Access } from '../access/access.decorator';
import { proofReviewers } from '../access/role-groups';
import { type Caller, CurrentCaller } from '../http/caller';
import type { CommandResponse } from '../http/command-response';
import { type Page, page } from '../http/page';
import { changed, countedList } from '../http/route-responses';
import { CaseCommands } from './case-commands';
import { EndingRoutes } from './ending-routes';
import { ProofReviewResultView } from './numbered-result.view';
import { ApplicationIdParam, NumberInCaseParam } from './path-params';
import { ProofReviewsQuery } from './proof-reviews.query';
import { ProofReviewRequest } from './proof-reviews.request';
import { proofReviewsTable } from './proof-reviews.table';
import { ProofReviewView } from './proof-reviews.view';

/** 自证待复核: proofs by a unit itself that are too late to be conclusive, and the decisions of reviewers outside it. */
@ApiTags('Proofs of service 送达回证')
@Controller('v1')
export class ProofReviewsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly cases: CaseCommands,
    private readonly endings: EndingRoutes,
  ) {}

  /** `standing=waiting` lists those that wait for a reviewer. */
  @Get('proof-reviews')
  @Access({
    roles: proofReviewers,
    scope: 'unit',
    summary: {
      zh: '自证复核列表',
      en: 'list proofs by the units themselves that wait for a reviewer, with their outcome',
    },
    response: countedList(ProofReviewView, proofReviewsTable),
  })
  async list(@Query() query: ProofReviewsQuery, @CurrentCaller() { scope }: Caller): Promise<Page> {
    return page(await this.queries.execute(new ListProofReviews(query.within(scope, query.filters))), (row) =>
      this.endings.ofReview(row),
    );
  }

  /** 复核: the act counts from the time its proof shows, for limits, figures and cards, or never. */
  @Post('applications/:id/proof-reviews/:n')
  @Access({
    roles: proofReviewers,
    scope: 'case',
    summary: {
      zh: '复核自证',
      en: 'review the proof of a late act: accept or reject it, by a reviewer outside the unit',
    },
    response: changed(ProofReviewResultView),
    problems: [
      'application.before-receipt',
      'application.closed',
      'application.not-found',
      'application.own-proof',
      'application.proof-not-held',
      'application.proof-reviewed',
      'application.reasons-missing',
    ],
  })
  review(
    @Param('id', ApplicationIdParam) id: string,
    @Param('n', NumberInCaseParam) review: number,
    @Body() { word, reason }: ProofReviewRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<CommandResponse> {
    const { now, official, actor, department: reviewer } = caller;
    const data = { at: now, now, review, word, reason: written(reason), by: official ?? actor, reviewer };
    return this.cases.change(id, { type: 'ReviewProof', data }, caller);
  }
}
