import { type ExecutionContext, Injectable, type Type } from '@nestjs/common';
import { scopeOf } from '@sealtrail/access';
import { calendars } from '@sealtrail/calendar';
import { isInDirectory } from '@sealtrail/catalog';
import { ReadStore } from '@sealtrail/event-sourcing';
import { officialReaders } from '../access/role-groups';
import type { Caller } from './caller';
import { type FilterTarget, filterTargetsOf } from './filter-targets';
import { queryParameterIndex } from './query-parameter-index';
import { fault, invalid } from './rejections';
import type { ApiRequest } from './request';

/**
 * An empty list may be due to a filter with a typing error, and would then look like good news. So the filters of empty lists are
 * looked up; other lists cost nothing, and found items need not be in any directory.
 */
@Injectable()
export class FilterTargetCheck {
  constructor(private readonly store: ReadStore) {}

  /** @throws {Rejection} `request.invalid`, with every filter whose target does not exist */
  async check(context: ExecutionContext, { query }: Pick<ApiRequest, 'query'>, caller: Caller): Promise<void> {
    const named = Object.entries(routeFilterTargets(context.getClass(), context.getHandler())).flatMap(
      ([name, what]) => {
        const code = query[name];
        return typeof code === 'string' ? [{ name, what, code }] : [];
      },
    );
    const there = await Promise.all(named.map((filter) => this.exists(filter, caller)));
    const faults = named.filter((_, at) => there[at] === false);
    if (faults.length > 0)
      throw invalid(...faults.map(({ name, what }) => fault(`/${name}`, 'field.not-there', { what })));
  }

  private async exists({ what, code }: { readonly what: FilterTarget; readonly code: string }, caller: Caller) {
    // The existence of officials is not revealed to roles that may not list them.
    if (what === 'official' && !officialReaders.includes(caller.role)) return true;
    const within = scopeOf(caller.bounds);
    return what === 'calendar'
      ? (await this.store.find(calendars.name, code)) !== null
      : isInDirectory(this.store, { what, code }, within);
  }
}

/** The filters of a route whose values can be looked up, by name: those of its query class. */
export function routeFilterTargets(
  controller: Type,
  { name }: { readonly name: string },
): Readonly<Record<string, FilterTarget>> {
  const place = queryParameterIndex(controller, name);
  const prototype = controller.prototype as object;
  const types = Reflect.getMetadata('design:paramtypes', prototype, name) as readonly object[] | undefined;
  const query = place === null ? undefined : types?.[place];
  return query === undefined ? {} : filterTargetsOf(query);
}
