import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Role } from '@sealtrail/access';

import { EventStore, kernelRejection, Rejection, type ViewState, ViewWatch } from '@sealtrail/event-sourcing';

import { lastValueFrom, type Observable, of } from 'rxjs';
import { declarationOf } from '../access/access.decorator';
import { RequestAuthorizer } from '../access/request-authorizer';
import { Exports } from '../tables/exports';
import { type FileFormat, MEDIA_TYPES } from '../tables/file-formats';
import type { Table } from '../tables/table';
import type { AuthenticatedRequest } from './caller';
import { preferredMediaType, prefersHtml } from './content-negotiation';
import { belongsToList } from './cursor';
import { FilterTargetCheck } from './filter-target-check';
import { pagePolicyOf, type RoutePage } from './html';
import { fileLanguageOf } from './language';
import { type Format, formats, isUnpaged, nextCursorOf, rowsOf, withCursorFor } from './page';
import { PositionTokens } from './position-tokens';
import { rejectionDeclarationOf } from './problem';
import { ReadYourWrites } from './read-your-writes';
import { fault, invalid, reject } from './rejections';
import { type ApiReply, type ApiRequest, headerOf } from './request';

const WAIT_MS = 2_000;

/** What all queries share: waiting for a position, the age of the view, paging links, files. */
@Injectable()
export class QueryInterceptor implements NestInterceptor {
  constructor(
    private readonly views: ViewWatch,
    private readonly readYourWrites: ReadYourWrites,
    private readonly filters: FilterTargetCheck,
    private readonly positions: PositionTokens,
    private readonly events: EventStore,
    private readonly exports: Exports,
    private readonly admission: RequestAuthorizer,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler<unknown>): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const { caller } = request;
    if (caller === undefined || (request.method !== 'GET' && request.method !== 'HEAD')) return next.handle();

    const reply = context.switchToHttp().getResponse<ApiReply>();
    const page = requestedPage(context, request);
    if (page !== null) request.pageLanguage = fileLanguageOf(request);
    const file = page === null ? requestedFile(context, request) : null;
    if (file !== null) request.fileLanguage = fileLanguageOf(request);
    if (!belongsToList(request)) throw invalid(fault('/cursor', 'field.cursor-of-other-list'));
    await this.waitFor(request, caller.role, reply);
    // Read before the query runs: its result includes at least this position.
    const { state, missing } = await this.readYourWrites.waitUntilVisible(caller.actor);
    const ask = () => lastValueFrom(next.handle(), { defaultValue: undefined });
    const answer = await ask().catch((error: unknown) => {
      if (missing === null || !isNotFound(error)) throw error;
      // The resource may have been created by the caller a moment ago.
      const reached = this.setPositionHeaders(state, caller.role, reply);
      throw kernelRejection('view.behind', { position: reached, asked: missing });
    });
    // The filter may refer to something that the caller created a moment ago.
    if (missing === null && rowsOf(answer)?.length === 0) await this.filters.check(context, request, caller);
    this.setPositionHeaders(state, caller.role, reply);
    const told = withCursorFor(request, answer);
    if (file === null || !isUnpaged(request)) setNextLink(told, request, reply);
    if (declarationOf(context.getHandler())?.response.page !== undefined)
      reply.header('Vary', 'Accept, Accept-Language');
    if (page !== null) return of(pageOf(page, told, request, reply));
    if (file === null) return of(told);
    // An export may take long: each further page is admitted in the same way as the first.
    const again = () => {
      this.admission.authorize(request, declarationOf(context.getHandler()));
      return ask();
    };
    return of(await this.exports.file({ ...file, request, caller, reply, ask: again }, answer));
  }

  private async waitFor(request: ApiRequest, role: Role, reply: ApiReply): Promise<void> {
    const text = headerOf(request, 'sealtrail-min-position');
    const position = text === null ? 0n : await this.positions.requestedPosition(role, text);
    if (position === 0n) return;
    // Every position returned by any process is in the log by now: a higher one was never returned.
    if (position > (await this.events.head())) throw kernelRejection('view.beyond-log', { asked: text ?? '' });
    if (await this.views.waitForPosition(position, { signal: AbortSignal.timeout(WAIT_MS) })) return;
    const reached = this.setPositionHeaders(await this.views.state(), role, reply);
    throw kernelRejection('view.behind', { position: reached, asked: text ?? '' });
  }

  private setPositionHeaders({ position, lagMs }: ViewState, role: Role, reply: ApiReply): string {
    const shown = this.positions.forView(role, position);
    reply.header('Sealtrail-Position', shown).header('Sealtrail-Lag-Ms', String(this.positions.lagMs(role, lagMs)));
    return shown;
  }
}

const isNotFound = (error: unknown): boolean =>
  error instanceof Rejection && rejectionDeclarationOf(error.code).kind === 'notFound';

function setNextLink(answer: unknown, { url }: ApiRequest, reply: ApiReply): void {
  const cursor = nextCursorOf(answer);
  if (cursor !== null) reply.header('Link', `<${linkTo(url, cursor)}>; rel="next"`);
}

function linkTo(url: string, cursor: string): string {
  const [path = '', query] = url.split('?');
  const parameters = new URLSearchParams(query);
  parameters.set('cursor', cursor);
  return `${path}?${parameters}`;
}

/** The HTML page requested instead of JSON; `null`: not requested, or the route has none. */
function requestedPage(context: ExecutionContext, request: ApiRequest): RoutePage | null {
  const page = declarationOf(context.getHandler())?.response.page;
  return page !== undefined && prefersHtml(request) ? page : null;
}

function pageOf(page: RoutePage, answer: unknown, { pageLanguage = 'zh' }: ApiRequest, reply: ApiReply): string {
  reply.type('text/html; charset=utf-8').header('Content-Security-Policy', pagePolicyOf(page));
  return page.of(answer as object, pageLanguage).markup;
}

/**
 * The requested file format (`format`, else by `Accept`); `null`: JSON, or a route with a response of its own kind (such as an
 * uploaded file).
 *
 * @throws {Rejection} `format.not-offered`
 */
function requestedFile(context: ExecutionContext, request: ApiRequest): { table: Table; format: FileFormat } | null {
  const { kind, table } = declarationOf(context.getHandler())?.response ?? { kind: 'other' };
  if (kind === 'other') return null;
  const offered = table === undefined ? (['json'] as const) : formats.values;
  const { format: asked } = request.query;
  // An unknown format is refused by the validation of the route.
  const format = asked === undefined ? preferredOf(request, offered) : formats.has(asked) ? asked : 'json';
  if (format === null) throw reject('format.not-offered');
  return table === undefined || format === 'json' ? null : { table, format };
}

function preferredOf(request: ApiRequest, offered: readonly Format[]): Format | null {
  const type = preferredMediaType(
    request,
    offered.map((format) => MEDIA_TYPES[format]),
  );
  return offered.find((format) => MEDIA_TYPES[format] === type) ?? null;
}
