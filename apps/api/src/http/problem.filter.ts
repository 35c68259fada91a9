import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import {
  FileTooLarge,
  kernelRejection,
  type MissingEvents,
  Rejection,
  RevisionConflict,
} from '@sealtrail/event-sourcing';
import { DamagedFiles } from './damaged-files';
import { languageOf } from './language';
import { problemOf, rejectionDeclarationOf } from './problem';
import { reject } from './rejections';
import { type ApiReply, type ApiRequest, addLogFields } from './request';
import type { RouteReference } from './route-reference.view';
import { RouteTable } from './route-table';

/** The position of damage in the log, without any content. */
const damagePlaceOf = (error: Error): { readonly stream: string; readonly revision: string } => {
  const { stream, revision } = error as Partial<MissingEvents>;
  return { stream: String(stream), revision: String(revision) };
};

/** Outages, by the names of driver errors. */
const OUTAGES: Readonly<Record<string, (error: Error) => Rejection>> = {
  UnknownOutcome: () => reject('outcome.unknown'),
  StoreUnavailable: () => reject('store.unavailable'),
  StorageFull: () => reject('store.full'),
  DamagedFile: () => reject('store.damaged'),
  MissingEvents: (error) => reject('store.facts-missing', damagePlaceOf(error)),
  UnreadableEvent: (error) => reject('store.unreadable', damagePlaceOf(error)),
};

/** Errors of a client that disconnected while sending. */
const CLIENT_ABORT_CODES = ['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE'];

/** @param chosen the status chosen by the HTTP layer; by default that of the code */
export function sendProblem(
  request: ApiRequest,
  reply: ApiReply,
  rejection: Rejection,
  chosen: number | null,
  routes: RouteTable | null = null,
): void {
  const language = languageOf(request);
  const next = routes === null ? [] : nextRoutesOf(rejection, routes, request);
  const problem = problemOf(rejection, language, request.id, next);
  const status = chosen ?? problem.status;
  addLogFields(request, { code: problem.code });
  const { retryAfterSeconds } = rejectionDeclarationOf(problem.code);
  if (retryAfterSeconds !== undefined) reply.header('Retry-After', String(retryAfterSeconds));
  if (status === 405) reply.header('Allow', allowedMethodsOf(rejection));
  if (status === 401) reply.header('WWW-Authenticate', 'Bearer realm="sealtrail"');
  // A body that has not arrived completely is not read to its end.
  if (request.raw?.complete === false) reply.header('Connection', 'close');
  reply
    .status(status)
    .header('Content-Language', language)
    .header('Vary', 'Accept-Language')
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify({ ...problem, status }));
}

/** The routes that resolve a refusal and the fields that it names. */
function nextRoutesOf({ code, errors }: Rejection, routes: RouteTable, request: ApiRequest): readonly RouteReference[] {
  const codes = [code, ...errors.map((error) => error.code)];
  const named = new Set(codes.flatMap((one) => rejectionDeclarationOf(one).next ?? []));
  return [...named].map((route) => routes.next(route, request));
}

/** Converts any error to `application/problem+json`. Internal details are not exposed; bugs are logged once. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('http');

  constructor(
    private readonly routes: RouteTable,
    private readonly damaged: DamagedFiles,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<ApiRequest>();
    const reply = http.getResponse<ApiReply>();
    const rejection = this.rejectionOf(error, request);
    if (reply.sent) return;
    // Refusals of the HTTP layer keep their status.
    const chosen = rejection.code === 'request.refused' ? (error as HttpException).getStatus() : null;
    sendProblem(request, reply, rejection, chosen, this.routes);
  }

  private rejectionOf(error: unknown, request: ApiRequest): Rejection {
    if (error instanceof Rejection) return error;
    const { id: traceId } = request;
    const outage = error instanceof Error ? OUTAGES[error.name]?.(error) : undefined;
    if (outage !== undefined) {
      if (outage.code === 'store.damaged') this.damaged.note();
      this.logger.error({ traceId, err: error }, outage.code);
      return outage;
    }
    if (error instanceof FileTooLarge) return reject('file.too-large');
    if (error instanceof RevisionConflict) return kernelRejection('stream.busy');
    if (error instanceof HttpException && error.getStatus() < 500) return this.ofFramework(error.getStatus(), request);
    if (CLIENT_ABORT_CODES.includes(String((error as { code?: unknown } | null)?.code)))
      this.logger.debug({ traceId }, 'connection closed by the client');
    else this.logger.error({ traceId, err: error }, 'unexpected error');
    return reject('server.error');
  }

  private ofFramework(status: number, { method, url }: ApiRequest): Rejection {
    if (status !== 404)
      return reject(CODE_BY_FRAMEWORK_STATUS[status as keyof typeof CODE_BY_FRAMEWORK_STATUS] ?? 'request.refused');
    const path = url.split('?')[0] ?? '';
    const allowed = this.routes.methodsAt(path);
    const asked = { method, path: path.slice(0, 200) };
    if (allowed.length === 0) return reject('route.not-found', asked);
    return reject('route.method-not-allowed', { ...asked, allowed: allowed.join(', ') });
  }
}

/** Refusals by Nest or Fastify before any of our code runs, by their status. */
const CODE_BY_FRAMEWORK_STATUS = {
  400: 'request.unreadable',
  408: 'request.timeout',
  413: 'request.too-large',
  415: 'media.unsupported',
} as const;

const allowedMethodsOf = ({ parameters: { allowed } }: Rejection): string =>
  typeof allowed === 'string' ? allowed : '';
