import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import type { Observable } from 'rxjs';
import { fault, invalid } from './rejections';
import type { ApiRequest } from './request';

/** Refuses query parameters on routes that take none; where a route takes some, its query class refuses the others. */
@Injectable()
export class StrayQueryInterceptor implements NestInterceptor {
  private readonly takesQuery = new Map<unknown, boolean>();

  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const names = Object.keys(context.switchToHttp().getRequest<ApiRequest>().query ?? {});
    if (names.length > 0 && !this.asksForQuery(context)) {
      throw invalid(...names.map((name) => fault(`/${name.slice(0, 100)}`, 'field.unknown')));
    }
    return next.handle();
  }

  private asksForQuery(context: ExecutionContext): boolean {
    const handler = context.getHandler();
    const known = this.takesQuery.get(handler);
    if (known !== undefined) return known;
    const parameters: unknown = Reflect.getMetadata(ROUTE_ARGS_METADATA, context.getClass(), handler.name);
    const asks = Object.keys(parameters ?? {}).some((key) => key.startsWith(`${RouteParamtypes.QUERY}:`));
    this.takesQuery.set(handler, asks);
    return asks;
  }
}
