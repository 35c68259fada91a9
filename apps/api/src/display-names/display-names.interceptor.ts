import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Clock, ReadStore } from '@sealtrail/event-sourcing';
import { Jurisdiction } from '@sealtrail/working-days';
import { lastValueFrom, type Observable, of } from 'rxjs';
import { declarationOf } from '../access/access.decorator';
import type { AuthenticatedRequest } from '../http/caller';
import { Page } from '../http/page';
import { addDisplayNames } from './add-display-names';
import { type DisplayNamePlan, displayNamePlanOf } from './display-name.decorator';
import { type DisplayNameLoader, displayNameLoaderFor } from './display-name-loader';

/**
 * Adds display names to the codes of every answer whose class marks them (`@WithDisplayName`). They are read after the answer, so that a caller that
 * waited for a position also sees its names. A file loads its names itself, in batches of rows.
 */
@Injectable()
export class DisplayNamesInterceptor implements NestInterceptor {
  constructor(
    private readonly views: ReadStore,
    private readonly jurisdiction: Jurisdiction,
    private readonly clock: Clock,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler<unknown>): Promise<Observable<unknown>> {
    const shape = declarationOf(context.getHandler())?.response.bodyType;
    const plan = shape === undefined ? null : displayNamePlanOf(shape);
    const { caller, fileLanguage } = context.switchToHttp().getRequest<AuthenticatedRequest>();
    if (plan === null || fileLanguage !== undefined) return next.handle();
    const answer = await lastValueFrom(next.handle(), { defaultValue: undefined });
    const names = displayNameLoaderFor(caller ?? null, {
      views: this.views,
      zone: this.jurisdiction.zone,
      now: caller?.now ?? this.clock.now(),
    });
    return of(await withDisplayNames(answer, plan, names));
  }
}

async function withDisplayNames(answer: unknown, plan: DisplayNamePlan, names: DisplayNameLoader): Promise<unknown> {
  const once = () =>
    answer instanceof Page
      ? new Page(addDisplayNames(answer.items, plan, names), answer.next, answer)
      : addDisplayNames(answer, plan, names);
  const said = once();
  return (await names.loadPending()) ? once() : said;
}
