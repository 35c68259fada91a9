import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Observable } from 'rxjs';
import { queryParameterIndex } from './query-parameter-index';
import { fault, invalid } from './rejections';
import type { ApiRequest } from './request';

/** Refuses query parameters on routes without any; elsewhere the query class refuses unknown ones. */
@Injectable()
export class StrayQueryInterceptor implements NestInterceptor {
  private readonly acceptsQueryByHandler = new Map<unknown, boolean>();

  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const names = Object.keys(context.switchToHttp().getRequest<ApiRequest>().query ?? {});
    if (names.length > 0 && !this.acceptsQuery(context)) {
      throw invalid(...names.map((name) => fault(`/${name.slice(0, 100)}`, 'field.unknown')));
    }
    return next.handle();
  }

  private acceptsQuery(context: ExecutionContext): boolean {
    const handler = context.getHandler();
    const known = this.acceptsQueryByHandler.get(handler);
    if (known !== undefined) return known;
    const asks = queryParameterIndex(context.getClass(), handler.name) !== null;
    this.acceptsQueryByHandler.set(handler, asks);
    return asks;
  }
}
