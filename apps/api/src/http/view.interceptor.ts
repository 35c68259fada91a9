import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Role } from '@sealtrail/access';
import { EventStore, type JsonObject, kernelRejection, type ViewState, ViewWatch } from '@sealtrail/event-sourcing';
import { lastValueFrom, type Observable, of } from 'rxjs';
import { declarationOf } from '../access/access.decorator';
import type { CalledRequest } from './caller';
import { csvOf } from './csv';
import { Page } from './page';
import { Positions } from './positions';
import { preferred } from './preferences';
import { reject } from './rejections';
import { type ApiReply, type ApiRequest, headerOf } from './request';

const WAIT_MS = 2_000;

const JSON_TYPE = 'application/json';
const CSV_TYPE = 'text/csv';

/** Everything that is the same for all questions: waiting for a position, saying the age, paging links, CSV. */
@Injectable()
export class ViewInterceptor implements NestInterceptor {
  constructor(
    private readonly views: ViewWatch,
    private readonly positions: Positions,
    private readonly events: EventStore,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler<unknown>): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<CalledRequest>();
    const { caller } = request;
    if (caller === undefined || (request.method !== 'GET' && request.method !== 'HEAD')) return next.handle();

    const reply = context.switchToHttp().getResponse<ApiReply>();
    await this.waitFor(request, caller.role, reply);
    // Read before the question is asked: what it sees is at least this far.
    const state = await this.views.state();
    const answer = await lastValueFrom(next.handle(), { defaultValue: undefined });
    this.sayAge(state, caller.role, reply);
    const goesOn = nextOf(answer);
    if (goesOn !== null) reply.header('Link', `<${linkTo(request.url, goesOn)}>; rel="next"`);
    return of(mayBeRows(context) ? inFormat(answer, request, reply) : answer);
  }

  private async waitFor(request: ApiRequest, role: Role, reply: ApiReply): Promise<void> {
    const text = headerOf(request, 'sealtrail-min-position');
    const position = text === null ? 0n : await this.positions.asked(role, text);
    if (position === 0n) return;
    // Whatever was answered before is in the log by now, in every process: what lies beyond was never answered.
    if (position > (await this.events.head())) throw kernelRejection('view.beyond-log', { asked: text ?? '' });
    if (await this.views.whenAt(position, { signal: AbortSignal.timeout(WAIT_MS) })) return;
    const reached = this.sayAge(await this.views.state(), role, reply);
    throw kernelRejection('view.behind', { position: reached, asked: text ?? '' });
  }

  private sayAge({ position, lagMs }: ViewState, role: Role, reply: ApiReply): string {
    const shown = this.positions.ofView(role, position);
    reply.header('Sealtrail-Position', shown).header('Sealtrail-Lag-Ms', String(this.positions.lagMs(role, lagMs)));
    return shown;
  }
}

/** The cursor behind a page, or behind a report that comes in pages. */
const nextOf = (answer: unknown): string | null =>
  typeof answer === 'object' && answer !== null && 'next' in answer && typeof answer.next === 'string'
    ? answer.next
    : null;

function linkTo(url: string, cursor: string): string {
  const [path = '', query] = url.split('?');
  const parameters = new URLSearchParams(query);
  parameters.set('cursor', cursor);
  return `${path}?${parameters}`;
}

/** What answers as it likes (a file, for one) is never turned into rows, nor refused for having none. */
const mayBeRows = (context: ExecutionContext): boolean => declarationOf(context.getHandler())?.answers.kind !== 'other';

/** JSON, and of what is made of rows (a page's items, the `rows` of a report) CSV. */
function inFormat(answer: unknown, request: ApiRequest, reply: ApiReply): unknown {
  const rows = answer instanceof Page ? answer.items : (answer as { rows?: unknown } | undefined)?.rows;
  const asked = request.query['format'];
  if (asked === undefined) {
    const type = preferred(request, Array.isArray(rows) ? [JSON_TYPE, CSV_TYPE] : [JSON_TYPE]);
    if (type === null) throw reject('format.not-offered');
    if (type === JSON_TYPE) return answer;
  } else if (asked !== 'csv') return answer;
  if (!Array.isArray(rows)) throw reject('format.not-offered');
  reply.type(`${CSV_TYPE}; charset=utf-8`).header('Content-Disposition', 'attachment; filename="sealtrail.csv"');
  return csvOf(rows as readonly JsonObject[]);
}
