import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Role } from '@sealtrail/access';

import { EventStore, kernelRejection, Rejection, type ViewState, ViewWatch } from '@sealtrail/event-sourcing';

import { lastValueFrom, type Observable, of } from 'rxjs';
import { declarationOf } from '../access/access.decorator';
import { Admission } from '../access/admission';
import { Exports } from '../tables/exports';
import { type FileFormat, MEDIA_TYPES } from '../tables/file-formats';
import type { Table } from '../tables/table';
import type { CalledRequest } from './caller';
import { isOfThisList } from './cursor';
import { KnownFilters } from './known-filters';
import { fileLanguageOf } from './language';
import { OwnWrites } from './own-writes';
import { type Format, formats, isWhole, nextOf, rowsOf, withCursorFor } from './page';
import { Positions } from './positions';
import { preferred } from './preferences';
import { rejectionDeclared } from './problem';
import { fault, invalid, reject } from './rejections';
import { type ApiReply, type ApiRequest, headerOf } from './request';

const WAIT_MS = 2_000;

/** Everything that is the same for all questions: waiting for a position, saying the age, paging links, files. */
@Injectable()
export class ViewInterceptor implements NestInterceptor {
  constructor(
    private readonly views: ViewWatch,
    private readonly own: OwnWrites,
    private readonly filters: KnownFilters,
    private readonly positions: Positions,
    private readonly events: EventStore,
    private readonly exports: Exports,
    private readonly admission: Admission,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler<unknown>): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<CalledRequest>();
    const { caller } = request;
    if (caller === undefined || (request.method !== 'GET' && request.method !== 'HEAD')) return next.handle();

    const reply = context.switchToHttp().getResponse<ApiReply>();
    const file = fileAsked(context, request);
    if (file !== null) request.fileLanguage = fileLanguageOf(request);
    if (!isOfThisList(request)) throw invalid(fault('/cursor', 'field.cursor-of-other-list'));
    await this.waitFor(request, caller.role, reply);
    // Read before the question is asked: what it sees is at least this far.
    const { state, missing } = await this.own.seen(caller.actor);
    const ask = () => lastValueFrom(next.handle(), { defaultValue: undefined });
    const answer = await ask().catch((error: unknown) => {
      if (missing === null || !isNotFound(error)) throw error;
      // It may be what the caller has made a moment ago.
      const reached = this.sayAge(state, caller.role, reply);
      throw kernelRejection('view.behind', { position: reached, asked: missing });
    });
    // What it names may be what the caller has made a moment ago, too.
    if (missing === null && rowsOf(answer)?.length === 0) await this.filters.check(context, request, caller);
    this.sayAge(state, caller.role, reply);
    const told = withCursorFor(request, answer);
    if (file === null || !isWhole(request)) sayNext(told, request, reply);
    if (file === null) return of(told);
    // A file may be under way for long: who asks for its next page comes in like who asked for the first.
    const again = () => {
      this.admission.admit(request, declarationOf(context.getHandler()));
      return ask();
    };
    return of(await this.exports.file({ ...file, request, caller, reply, ask: again }, answer));
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

const isNotFound = (error: unknown): boolean =>
  error instanceof Rejection && rejectionDeclared(error.code).kind === 'notFound';

function sayNext(answer: unknown, { url }: ApiRequest, reply: ApiReply): void {
  const cursor = nextOf(answer);
  if (cursor !== null) reply.header('Link', `<${linkTo(url, cursor)}>; rel="next"`);
}

function linkTo(url: string, cursor: string): string {
  const [path = '', query] = url.split('?');
  const parameters = new URLSearchParams(query);
  parameters.set('cursor', cursor);
  return `${path}?${parameters}`;
}

/**
 * The file that is asked for (`format`, or else what `Accept` likes best); `null`: JSON, and what answers as it likes (a
 * file that was sent, for one).
 *
 * @throws {Rejection} `format.not-offered`
 */
function fileAsked(context: ExecutionContext, request: ApiRequest): { table: Table; format: FileFormat } | null {
  const { kind, table } = declarationOf(context.getHandler())?.answers ?? { kind: 'other' };
  if (kind === 'other') return null;
  const offered = table === undefined ? (['json'] as const) : formats.values;
  const { format: asked } = request.query;
  // What is no format of ours the route itself refuses by name.
  const format = asked === undefined ? preferredOf(request, offered) : formats.has(asked) ? asked : 'json';
  if (format === null) throw reject('format.not-offered');
  return table === undefined || format === 'json' ? null : { table, format };
}

function preferredOf(request: ApiRequest, offered: readonly Format[]): Format | null {
  const type = preferred(
    request,
    offered.map((format) => MEDIA_TYPES[format]),
  );
  return offered.find((format) => MEDIA_TYPES[format] === type) ?? null;
}
