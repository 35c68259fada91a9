import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Clock, ReadStore } from '@sealtrail/event-sourcing';
import { Jurisdiction } from '@sealtrail/working-days';
import { lastValueFrom, type Observable, of } from 'rxjs';
import { declarationOf } from '../access/access.decorator';
import type { CalledRequest } from '../http/caller';
import { Page } from '../http/page';
import { bookFor, type NameBook } from './name-book';
import { type NamingPlan, namingPlanOf } from './named';
import { namesBeside } from './names-beside';

/**
 * Puts names beside the codes of every answer whose class marks them (`@Named`). They are read after the answer: whoever
 * waited for a position sees the names of it too. A file looks its names up by itself, for a stretch of rows at once.
 */
@Injectable()
export class NamesInterceptor implements NestInterceptor {
  constructor(
    private readonly views: ReadStore,
    private readonly jurisdiction: Jurisdiction,
    private readonly clock: Clock,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler<unknown>): Promise<Observable<unknown>> {
    const shape = declarationOf(context.getHandler())?.answers.shape;
    const plan = shape === undefined ? null : namingPlanOf(shape);
    const { caller, fileLanguage } = context.switchToHttp().getRequest<CalledRequest>();
    if (plan === null || fileLanguage !== undefined) return next.handle();
    const answer = await lastValueFrom(next.handle(), { defaultValue: undefined });
    const names = bookFor(caller ?? null, {
      views: this.views,
      zone: this.jurisdiction.zone,
      now: caller?.now ?? this.clock.now(),
    });
    return of(await named(answer, plan, names));
  }
}

async function named(answer: unknown, plan: NamingPlan, names: NameBook): Promise<unknown> {
  const once = () =>
    answer instanceof Page
      ? new Page(namesBeside(answer.items, plan, names), answer.next, answer)
      : namesBeside(answer, plan, names);
  const said = once();
  return (await names.lookUp()) ? once() : said;
}
