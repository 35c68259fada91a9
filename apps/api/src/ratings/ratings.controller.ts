import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { JsonObject } from '@sealtrail/event-sourcing';
import { ChangeRating, ListRatings, ratingIdOf, ShowRating } from '@sealtrail/ratings';
import { Access } from '../access/access.decorator';
import { ratingSubmitters, ratingTextReaders } from '../access/role-groups';
import { type Caller, CurrentCaller } from '../http/caller';
import type { CommandResponse } from '../http/command-response';
import { type Page, page } from '../http/page';
import { reject } from '../http/rejections';
import { countedList, created, view } from '../http/route-responses';
import { LoopEndingRoutes } from './loop-ending-routes';
import { ratingContentOf } from './rating-content';
import { RatingsQuery } from './ratings.query';
import { GiveRatingRequest } from './ratings.request';
import { ratingsTable } from './ratings.table';
import { RatingView, RatingWithWordsView } from './ratings.view';

@ApiTags('Ratings 好差评')
@Controller('v1/ratings')
export class RatingsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly endings: LoopEndingRoutes,
  ) {}

  /** Rates one visit (一次一评) or the closed case (一事一评), once each. Nothing is ever rated by default. */
  @Post()
  @Access({
    roles: ratingSubmitters,
    scope: 'case',
    summary: { zh: '评价', en: 'rate a visit or a matter' },
    response: created(),
    personal: ['rater', 'comment'],
    problems: [
      'application.not-found',
      'rating.already-given',
      'rating.before-service',
      'rating.case-open',
      'rating.visit-not-asked',
      'rating.visit-not-recorded',
    ],
  })
  async give(@Body() request: GiveRatingRequest, @CurrentCaller() caller: Caller): Promise<CommandResponse> {
    // Checked first, so that a key of a department always gets the same answer.
    if (caller.department !== null) throw reject('access.forbidden', { because: 'department' });
    const rated = { applicationId: request.applicationId, scope: request.scope, visit: request.visit ?? null };
    const id = ratingIdOf(rated);
    const data = {
      ...rated,
      ...ratingContentOf(request),
      ratingId: id,
      at: caller.occurredAt,
      now: caller.now,
      channelHeldByUnit: false,
    };
    const command = { type: 'GiveRating', data } as const;
    const receipt = await this.commands.execute(new ChangeRating(id, command, caller.commandMetadata, caller.scope));
    return { id, receipt, created: `/v1/ratings/${id}` };
  }

  /** By default the latest given first. No answer contains the rater. */
  @Get()
  @Access({
    roles: ratingTextReaders,
    scope: 'unit',
    summary: { zh: '评价列表', en: 'list ratings; not for rated units' },
    response: countedList(RatingView, ratingsTable),
  })
  async list(@Query() query: RatingsQuery, @CurrentCaller() caller: Caller): Promise<Page> {
    const asked = new ListRatings(query.within(caller.scope, query.filters), query.ordering);
    return page(await this.queries.execute(asked), (row) => this.endings.ofRating(row));
  }

  /** One rating with its texts. */
  @Get(':id')
  @Access({
    roles: ratingTextReaders,
    scope: 'unit',
    summary: { zh: '评价详情', en: 'a rating with its text' },
    response: view(RatingWithWordsView),
    problems: ['rating.not-found'],
  })
  async get(@Param('id') id: string, @CurrentCaller() caller: Caller): Promise<JsonObject> {
    return this.endings.ofRating(await this.queries.execute(new ShowRating(id, caller.scope)));
  }
}
