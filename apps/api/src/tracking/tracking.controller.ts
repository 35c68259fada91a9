import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { GetQueryCode, type QueryCode, TrackCase, type TrackedCase } from '@sealtrail/applications';
import { ListRatingTokens, type RatingToken } from '@sealtrail/ratings';
import { Access } from '../access/access.decorator';
import { notifiers } from '../access/role-groups';
import { ApplicationIdParam } from '../applications/path-params';
import { type Caller, CurrentCaller } from '../http/caller';
import { PublicRateLimit } from '../http/public-rate-limit';
import type { AnonymousRequest, ApiReply } from '../http/request';
import { publicView, view } from '../http/route-responses';
import { TrackRequest } from './tracking.request';
import { QueryCodeView, TrackedCaseView } from './tracking.view';

type WithTokens<Answer> = Answer & { readonly ratings: readonly RatingToken[] };

/** Queries by applicants without a login, and by the gateways that deliver the code. */
@ApiTags('Tracking 办件查询')
@Controller('v1')
export class TrackingController {
  constructor(
    private readonly queries: QueryBus,
    private readonly bounds: PublicRateLimit,
  ) {}

  /** 办件进度: state of a case, its limits, requested materials, and rating tokens. */
  @Post('track')
  @Access({
    roles: 'public',
    scope: 'secret',
    summary: { zh: '办件进度查询', en: 'the progress of a case, by its number and query code' },
    description: {
      zh: '无需登录。编号不存在、查询码不符或者已过期，答复相同。',
      en: 'Without login. An unknown number, a wrong code and an expired code have the same response.',
    },
    response: publicView(TrackedCaseView),
    problems: ['application.not-tracked', 'view.incomplete'],
  })
  async track(
    @Body() { number, queryCode }: TrackRequest,
    @Req() { address }: AnonymousRequest,
    @Res({ passthrough: true }) reply: ApiReply,
  ): Promise<WithTokens<TrackedCase>> {
    this.bounds.consume(address);
    const { case: tracked, secretOf } = await this.queries.execute(new TrackCase(number, queryCode));
    const ratings = await this.queries.execute(new ListRatingTokens(secretOf));
    reply.status(200).header('Cache-Control', 'no-store');
    return { ...tracked, ratings };
  }

  /** 查询码: for SMS and mail gateways, which belong to no department. */
  @Get('applications/:id/query-code')
  @Access({
    roles: notifiers,
    scope: 'case',
    summary: { zh: '查询码', en: 'the query code and the rating tokens, for delivery to the applicant' },
    response: view(QueryCodeView),
    problems: ['application.not-found'],
  })
  async queryCode(
    @Param('id', ApplicationIdParam) id: string,
    @CurrentCaller() { scope }: Caller,
  ): Promise<WithTokens<QueryCode>> {
    const found = await this.queries.execute(new GetQueryCode(id, scope));
    const ratings = await this.queries.execute(new ListRatingTokens({ applicationId: id, heldByUnit: false }));
    return { ...found, ratings };
  }
}
