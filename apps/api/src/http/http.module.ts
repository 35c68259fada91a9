import { Module } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import {
  InMemoryPresence,
  InMemoryRequestLimits,
  InMemoryRunningCommands,
  Presence,
  RequestLimits,
  RunningCommands,
} from '@sealtrail/event-sourcing/runtime';
import { steadyMs } from '@sealtrail/platform';
import { AccessHttpModule } from '../access/access-http.module';
import { NamesInterceptor } from '../names/names.interceptor';
import { Exports } from '../tables/exports';
import { ReadTrailModule } from '../trail/read-trail.module';
import { TrailInterceptor } from '../trail/trail.interceptor';
import { CommandInterceptor } from './command.interceptor';
import { DamagedFilesModule } from './damaged-files';
import { NotInFuture } from './fields';
import { KnownFilters } from './known-filters';
import { OwnWrites } from './own-writes';
import { Positions } from './positions';
import { ProblemFilter } from './problem.filter';
import { RequestValidationPipe } from './request-validation.pipe';
import { RouteTable } from './route-table';
import { StrayQueryInterceptor } from './stray-query.interceptor';
import { ViewInterceptor } from './view.interceptor';

/** The conventions that hold for every route. */
@Module({
  imports: [AccessHttpModule, DamagedFilesModule, ReadTrailModule],
  providers: [
    KnownFilters,
    NotInFuture,
    OwnWrites,
    Positions,
    RouteTable,
    Exports,
    { provide: RequestLimits, useClass: InMemoryRequestLimits },
    { provide: RunningCommands, useClass: InMemoryRunningCommands },
    { provide: Presence, useFactory: () => new InMemoryPresence(steadyMs) },
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: APP_PIPE, useClass: RequestValidationPipe },
    { provide: APP_INTERCEPTOR, useClass: StrayQueryInterceptor },
    { provide: APP_INTERCEPTOR, useClass: CommandInterceptor },
    { provide: APP_INTERCEPTOR, useClass: ViewInterceptor },
    { provide: APP_INTERCEPTOR, useClass: NamesInterceptor },
    // Innermost: it sees what is answered before that is made into rows.
    { provide: APP_INTERCEPTOR, useClass: TrailInterceptor },
  ],
  exports: [Positions, Presence, RequestLimits, RouteTable, RunningCommands],
})
export class HttpModule {}
