import type { LoggerService } from '@nestjs/common';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { type DestinationStream, destination, type Logger, pino } from 'pino';
import { terminalLine } from './terminal-lines';

const onStderr = (): DestinationStream =>
  process.stderr.isTTY
    ? { write: (json) => void process.stderr.write(terminalLine(json)) }
    : destination({ fd: 2, sync: false });

/**
 * One entry a line, on stderr: JSON, and at a terminal text; stdout is for people. Never bodies, headers, keys or personal
 * data.
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

/** Nest's own messages in our log. What it tells of its routes and modules at the start is for debugging. */
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
 * One line per answer: the route's pattern, not its path, so that no id and no query is kept; who asked by the id of the
 * key alone, and why it was refused by the code alone.
 *
 * @param noted what the surface has noted of a request: ids and codes only.
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
