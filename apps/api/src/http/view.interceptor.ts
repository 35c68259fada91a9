import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { type JsonObject, kernelRejection, ViewWatch } from '@sealtrail/event-sourcing';
import { lastValueFrom, type Observable, of } from 'rxjs';
import { declarationOf } from '../access/access.decorator';
import type { CalledRequest } from './caller';
import { csvOf } from './csv';
import { Page } from './page';
import { preferred } from './preferences';
import { reject } from './rejections';
import { type ApiReply, type ApiRequest, headerOf } from './request';

const WAIT_MS = 2_000;

const JSON_TYPE = 'application/json';
const CSV_TYPE = 'text/csv';

/** Everything that is the same for all questions: waiting for a position, saying the age, paging links, CSV. */
@Injectable()
export class ViewInterceptor implements NestInterceptor {
  constructor(private readonly views: ViewWatch) {}

  async intercept(context: ExecutionContext, next: CallHandler<unknown>): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<CalledRequest>();
    if (request.caller === undefined || (request.method !== 'GET' && request.method !== 'HEAD')) return next.handle();

    const reply = context.switchToHttp().getResponse<ApiReply>();
    await this.waitFor(minPositionOf(request), reply);
    // Read before the question is asked: what it sees is at least this far.
    const { position, lagMs } = await this.views.state();
    const answer = await lastValueFrom(next.handle(), { defaultValue: undefined });
    reply.header('Sealtrail-Position', String(position)).header('Sealtrail-Lag-Ms', String(lagMs));
    const goesOn = nextOf(answer);
    if (goesOn !== null) reply.header('Link', `<${linkTo(request.url, goesOn)}>; rel="next"`);
    return of(mayBeRows(context) ? inFormat(answer, request, reply) : answer);
  }

  private async waitFor(position: bigint, reply: ApiReply): Promise<void> {
    if (position === 0n || (await this.views.whenAt(position, { signal: AbortSignal.timeout(WAIT_MS) }))) return;
    const { position: reached, lagMs } = await this.views.state();
    reply.header('Sealtrail-Position', String(reached)).header('Sealtrail-Lag-Ms', String(lagMs));
    throw kernelRejection('view.behind', { position: String(reached), asked: String(position) });
  }
}

function minPositionOf(request: ApiRequest): bigint {
  const text = headerOf(request, 'sealtrail-min-position');
  if (text === null) return 0n;
  if (/^\d{1,18}$/.test(text)) return BigInt(text);
  throw reject('request.header-invalid', { header: 'Sealtrail-Min-Position' });
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
