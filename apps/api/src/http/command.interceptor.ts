import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { CommandGate, kernelRejection, UnknownOutcome } from '@sealtrail/event-sourcing';
import { RunningCommands } from '@sealtrail/event-sourcing/runtime';
import { lastValueFrom, type Observable, of } from 'rxjs';
import { declarationOf } from '../access/access.decorator';
import type { AuthenticatedRequest, Caller } from './caller';
import type { CommandResponse } from './command-response';
import { PositionTokens } from './position-tokens';
import { ReadYourWrites } from './read-your-writes';
import type { ApiReply } from './request';

/** What all commands share: idempotency, the command gate, and the form of the response. */
@Injectable()
export class CommandInterceptor implements NestInterceptor {
  constructor(
    private readonly gate: CommandGate,
    private readonly running: RunningCommands,
    private readonly positions: PositionTokens,
    private readonly readYourWrites: ReadYourWrites,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler<CommandResponse>): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const { caller } = request;
    const kind = declarationOf(context.getHandler())?.response.kind;
    if (caller === undefined || kind !== 'command') return next.handle();

    const reply = context.switchToHttp().getResponse<ApiReply>();
    reply.header('Idempotency-Key', caller.idempotencyKey);
    try {
      return of(this.sendResult(caller, await this.run(caller.commandId, next), reply));
    } catch (error) {
      throw caller.hasIdempotencyKey ? asUnknownOutcomeOfRepetition(error) : error;
    }
  }

  private async run(commandId: string, next: CallHandler<CommandResponse>): Promise<CommandResponse> {
    const release = await this.running.begin(commandId);
    if (release === null) throw kernelRejection('command.running');
    try {
      const leave = await this.gate.enter();
      try {
        return await lastValueFrom(next.handle());
      } finally {
        leave();
      }
    } finally {
      await release();
    }
  }

  private sendResult(
    { role, actor }: Caller,
    { id, receipt, created, extraMembers: also }: CommandResponse,
    reply: ApiReply,
  ): object {
    const { effect, limits, numbers } = receipt;
    const revision = String(receipt.revision);
    const position = this.positions.forEvent(role, receipt);
    this.readYourWrites.recordWrite(actor, receipt.position, position);
    if (created !== undefined) reply.header('Location', created);
    reply
      .status(created === undefined ? 200 : 201)
      .header('ETag', `"${revision}"`)
      .header('Sealtrail-Position', position);
    return { id, revision, position, effect, limits, ...numbers, ...also };
  }
}

/**
 * A client that sends an idempotency key may have sent the same request before, to any process: while the store is unavailable,
 * the outcome of that request is unknown.
 */
const asUnknownOutcomeOfRepetition = (error: unknown): unknown =>
  error instanceof Error && error.name === 'StoreUnavailable'
    ? new UnknownOutcome(`the outcome of an earlier request with this key is unknown: ${error.message}`, {
        cause: error,
      })
    : error;
