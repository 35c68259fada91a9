import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { ChangePublication, GetPublication, ListPublications } from '@sealtrail/efficiency';
import { shortestRegionCode, written } from '@sealtrail/event-sourcing';
import { dateOf, Jurisdiction, monthOf } from '@sealtrail/working-days';
import { Access } from '../access/access.decorator';
import { cardReaders, cardReviewers, ratingTextReaders } from '../access/role-groups';
import { putResponse } from '../catalog/put-response';
import { type Caller, CurrentCaller } from '../http/caller';
import type { CommandResponse } from '../http/command-response';
import { type Page, page } from '../http/page';
import { checkedPeriod } from '../http/periods';
import { reject as refuse } from '../http/rejections';
import { createdOrChanged, list, view } from '../http/route-responses';
import {
  PeriodParam,
  PublicationQuery,
  PublicationRequest,
  PublicationsQuery,
  RegionParam,
} from './publications.request';
import { publicationsTable } from './publications.table';
import { ListedPublicationView, PublicationResultView, PublicationView, publicationView } from './publications.view';
import { requireUnitReader } from './unit-reader';

/** 通报发布: figures as they were published, and what has become of them. */
@ApiTags('Reports 效能')
@Controller('v1/reports/publications')
export class PublicationsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly jurisdiction: Jurisdiction,
  ) {}

  /** Freezes the report of a region and period that is over; once more, with a reason and another number, corrects it. */
  @Put(':region/:period')
  @Access({
    roles: cardReviewers,
    scope: 'jurisdiction',
    summary: { zh: '发布报表', en: 'publish the report of a period, or correct what was published' },
    response: createdOrChanged('It was published: a correction, or as it was.', PublicationResultView),
    problems: [
      'access.forbidden',
      'publication.incomplete',
      'publication.nothing-to-correct',
      'publication.number-taken',
      'publication.period-running',
      'publication.reason-missing',
      'publication.too-large',
      'publication.too-many',
      'region.outside',
    ],
  })
  async publish(
    @Param('region', RegionParam) told: string,
    @Param('period', PeriodParam) period: string,
    @Body() { document, post, reason }: PublicationRequest,
    @CurrentCaller() { actor, department, official, commandMetadata, scope, now }: Caller,
  ): Promise<CommandResponse> {
    // Whoever is of one department publishes nothing about the others.
    if (department !== null) throw refuse('access.forbidden', { because: 'department' });
    const region = shortestRegionCode(told);
    const months = checkedPeriod(period);
    const { number, date, seal } = document;
    const data = {
      region,
      period,
      lastMonth: months.to,
      document: { number, date, seal },
      publisher: { by: official ?? actor, post: written(post) },
      reason: written(reason),
      now,
      thisMonth: monthOf(dateOf(now, this.jurisdiction.zone)),
    };
    const publishing = new ChangePublication({ type: 'PublishReport', data }, months, commandMetadata, scope);
    return putResponse(`/v1/reports/publications/${region}/${period}`, await this.commands.execute(publishing));
  }

  /** Every report that was published, by its latest publication; a key of one department sees those in which it has a row. */
  @Get()
  @Access({
    roles: cardReaders,
    scope: 'unit',
    summary: { zh: '已发布报表清单', en: 'the reports that were published, the latest first' },
    response: list(ListedPublicationView, publicationsTable),
  })
  async list(@Query() query: PublicationsQuery, @CurrentCaller() { scope }: Caller): Promise<Page> {
    return page(await this.queries.execute(new ListPublications(query.within(scope, query.filters))), (row) => row);
  }

  /** A report as it was published, with what has changed since. */
  @Get(':region/:period')
  @Access({
    roles: cardReaders,
    scope: 'unit',
    summary: { zh: '已发布的报表', en: 'a report as it was published, and what has changed since' },
    response: view(PublicationView),
    problems: ['access.forbidden', 'publication.not-found', 'region.outside'],
  })
  async published(
    @Param('region', RegionParam) region: string,
    @Param('period', PeriodParam) period: string,
    @Query() { version }: PublicationQuery,
    @CurrentCaller() { scope, role }: Caller,
  ): Promise<PublicationView> {
    requireUnitReader(scope);
    const report = { region: shortestRegionCode(region), period, months: checkedPeriod(period) };
    const found = await this.queries.execute(new GetPublication(report, version ?? null, scope));
    return publicationView(found, ratingTextReaders.includes(role));
  }
}
