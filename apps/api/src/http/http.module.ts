import { Module } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { CommandInterceptor } from './command.interceptor';
import { NotInFuture } from './fields';
import { ProblemFilter } from './problem.filter';
import { ProblemsController } from './problems.controller';
import { RequestValidationPipe } from './request-validation.pipe';
import { StrayQueryInterceptor } from './stray-query.interceptor';
import { ViewInterceptor } from './view.interceptor';

/** The conventions that hold for every route. */
@Module({
  controllers: [ProblemsController],
  providers: [
    NotInFuture,
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: APP_PIPE, useClass: RequestValidationPipe },
    { provide: APP_INTERCEPTOR, useClass: StrayQueryInterceptor },
    { provide: APP_INTERCEPTOR, useClass: CommandInterceptor },
    { provide: APP_INTERCEPTOR, useClass: ViewInterceptor },
  ],
})
export class HttpModule {}
