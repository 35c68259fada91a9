import type { LoggerService } from '@nestjs/common';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { type DestinationStream, destination, type Logger, pino } from 'pino';
import { terminalLine } from './terminal-lines';

const onStderr = (): DestinationStream =>
  process.stderr.isTTY
    ? { write: (json) => void process.stderr.write(terminalLine(json)) }
    : destination({ fd: 2, sync: false });

/**
 * One entry per line, on stderr: JSON, or text at a terminal; stdout is for the operator. Never contains bodies, headers, keys
 * or personal data.
 */
export const createLog = (level: string, to: DestinationStream = onStderr()): Logger =>
  pino(
    {
      level,
      base: null,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: ['authorization', '*.authorization', 'key', '*.key', 'hash', '*.hash'], remove: true },
    },
    to,
  );

/** Writes Nest's own messages to our log. Its startup messages about routes and modules are logged at debug level. */
export class NestLog implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log = (message: unknown, ...rest: unknown[]): void => this.write('debug', message, rest);
  error = (message: unknown, ...rest: unknown[]): void => this.write('error', message, rest);
  warn = (message: unknown, ...rest: unknown[]): void => this.write('warn', message, rest);
  debug = (message: unknown, ...rest: unknown[]): void => this.write('debug', message, rest);
  verbose = (message: unknown, ...rest: unknown[]): void => this.write('trace', message, rest);
  fatal = (message: unknown, ...rest: unknown[]): void => this.write('fatal', message, rest);

  /** Nest passes the name of the logger last. */
  private write(level: 'trace' | 'debug' | 'warn' | 'error' | 'fatal', message: unknown, rest: unknown[]): void {
    const texts = rest.filter((part): part is string => typeof part === 'string');
    const context = texts.pop();
    if (message instanceof Error) this.logger[level]({ context, err: message }, texts[0]);
    else if (typeof message === 'string') this.logger[level]({ context }, [message, ...texts].join(' '));
    else this.logger[level]({ context, ...(message as object) }, texts[0]);
  }
}

/**
 * Logs one line per response: the route pattern instead of the path, so that no id and no query is logged; the caller by the id
 * of the key only, and a refusal by its code only.
 *
 * @param noted the request annotations of the HTTP layer: ids and codes only.
 */
export function logRequests(
  adapter: FastifyAdapter,
  logger: Logger,
  noted: (request: object) => Readonly<Record<string, string>>,
): void {
  adapter.getInstance().addHook('onResponse', (request, reply, done) => {
    const { method, id: traceId, routeOptions } = request;
    const ms = Math.round(reply.elapsedTime * 10) / 10;
    const answered = { method, route: routeOptions.url ?? null, status: reply.statusCode, ms, traceId };
    logger.info({ ...answered, ...noted(request) }, 'request');
    done();
  });
}
