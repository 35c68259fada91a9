import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import { FileTooLarge, Rejection, RevisionConflict } from '@sealtrail/event-sourcing';
import { codeOf, type Problem, problemOf, retryAfterOf } from './problem';
import type { ApiReply, ApiRequest } from './request';

/** Outages by the name of their error, as drivers throw them: what a client is told. */
const OUTAGES: Readonly<Record<string, readonly [code: string, detail: string]>> = {
  UnknownOutcome: [
    'outcome.unknown',
    'It is not known whether this was kept. Send the same request with the same Idempotency-Key again.',
  ],
  StoreUnavailable: ['store.unavailable', 'Nothing was kept. Send the same request again.'],
  StorageFull: ['store.full', 'There is no room left to keep anything; reading goes on.'],
};

/** A client that hung up while it was sending. */
const HUNG_UP = ['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE'];

/** Turns whatever was thrown into `application/problem+json`. Nothing internal leaves here; bugs are logged once. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('http');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<ApiRequest>();
    const reply = http.getResponse<ApiReply>();
    const problem = this.problemOf(error, request);
    if (reply.sent) return;
    const retryAfter = retryAfterOf(problem.code);
    if (retryAfter !== null) reply.header('Retry-After', String(retryAfter));
    if (problem.status === 401) reply.header('WWW-Authenticate', 'Bearer realm="sealtrail"');
    // What the broken request would have been sent on is not read to its end.
    if (problem.status === 413) reply.header('Connection', 'close');
    reply.status(problem.status).type('application/problem+json; charset=utf-8').send(JSON.stringify(problem));
  }

  private problemOf(error: unknown, { id, method, url }: ApiRequest): Problem {
    if (error instanceof Rejection) return problemOf(error.code, error.detail, error.errors, id);
    const outage = error instanceof Error ? OUTAGES[error.name] : undefined;
    if (outage !== undefined) {
      this.logger.error({ traceId: id, err: error }, outage[0]);
      return problemOf(outage[0], outage[1], [], id);
    }
    if (error instanceof FileTooLarge) return problemOf('file.too-large', 'The file is longer than allowed.', [], id);
    if (error instanceof RevisionConflict)
      return problemOf('stream.busy', 'Others changed this at the same moment.', [], id);
    if (error instanceof HttpException && error.getStatus() < 500) return ofFramework(error, method, url, id);
    if (HUNG_UP.includes(String((error as { code?: unknown } | null)?.code)))
      this.logger.debug({ traceId: id }, 'hung up');
    else this.logger.error({ traceId: id, err: error }, 'unexpected error');
    return problemOf('server.error', 'Something went wrong here. The traceId finds it in the log.', [], id);
  }
}

/** What Nest or Fastify refused before any of our code ran. */
function ofFramework(error: HttpException, method: string, url: string, traceId: string): Problem {
  const code = codeOf(error.getStatus());
  const details: Readonly<Record<string, string>> = {
    'request.unreadable': 'The body cannot be read as JSON.',
    'request.too-large': 'The body is longer than allowed.',
    'media.unsupported': 'The body must be application/json.',
    'route.not-found': `There is nothing at ${method} ${url.split('?')[0]?.slice(0, 200)}. See /docs.`,
  };
  const problem = problemOf(code, details[code] ?? '', [], traceId);
  return code === 'request.refused' ? { ...problem, status: error.getStatus() } : problem;
}
