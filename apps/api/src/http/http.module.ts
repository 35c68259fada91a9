import { Module } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import {
  InMemoryRequestLimits,
  InMemoryRunningCommands,
  RequestLimits,
  RunningCommands,
} from '@sealtrail/event-sourcing/runtime';
import { AccessHttpModule } from '../access/access-http.module';
import { DisplayNamesInterceptor } from '../display-names/display-names.interceptor';
import { Exports } from '../tables/exports';
import { AccessTrailInterceptor } from '../trail/access-trail.interceptor';
import { AccessTrailRecorderModule } from '../trail/access-trail-recorder.module';
import { CommandInterceptor } from './command.interceptor';
import { DamagedFilesModule } from './damaged-files';
import { NotInFuture } from './fields';
import { FilterTargetCheck } from './filter-target-check';
import { PositionTokens } from './position-tokens';
import { ProblemFilter } from './problem.filter';
import { QueryInterceptor } from './query.interceptor';
import { ReadYourWrites } from './read-your-writes';
import { RequestValidationPipe } from './request-validation.pipe';
import { RouteTable } from './route-table';
import { StrayQueryInterceptor } from './stray-query.interceptor';

/** The conventions of all routes. */
@Module({
  imports: [AccessHttpModule, DamagedFilesModule, AccessTrailRecorderModule],
  providers: [
    FilterTargetCheck,
    NotInFuture,
    ReadYourWrites,
    PositionTokens,
    RouteTable,
    Exports,
    { provide: RequestLimits, useClass: InMemoryRequestLimits },
    { provide: RunningCommands, useClass: InMemoryRunningCommands },
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: APP_PIPE, useClass: RequestValidationPipe },
    { provide: APP_INTERCEPTOR, useClass: StrayQueryInterceptor },
    { provide: APP_INTERCEPTOR, useClass: CommandInterceptor },
    { provide: APP_INTERCEPTOR, useClass: QueryInterceptor },
    { provide: APP_INTERCEPTOR, useClass: DisplayNamesInterceptor },
    // Innermost: it sees the response before it is converted to rows.
    { provide: APP_INTERCEPTOR, useClass: AccessTrailInterceptor },
  ],
  exports: [PositionTokens, RequestLimits, RouteTable, RunningCommands],
})
export class HttpModule {}
