import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Role } from '@sealtrail/access';
import { CommandGate, kernelRejection } from '@sealtrail/event-sourcing';
import { RunningCommands } from '@sealtrail/event-sourcing/runtime';
import { lastValueFrom, type Observable, of } from 'rxjs';
import { declarationOf } from '../access/access.decorator';
import type { CalledRequest } from './caller';
import type { CommandAnswer } from './command-answer';
import { Positions } from './positions';
import type { ApiReply } from './request';

/** Everything that is the same for all commands: the repeatable name, the gate, and the shape of the answer. */
@Injectable()
export class CommandInterceptor implements NestInterceptor {
  constructor(
    private readonly gate: CommandGate,
    private readonly running: RunningCommands,
    private readonly positions: Positions,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler<CommandAnswer>): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<CalledRequest>();
    const { caller } = request;
    const kind = declarationOf(context.getHandler())?.answers.kind;
    if (caller === undefined || kind !== 'command') return next.handle();

    const reply = context.switchToHttp().getResponse<ApiReply>();
    reply.header('Idempotency-Key', caller.key);
    const release = await this.running.begin(caller.commandId);
    if (release === null) throw kernelRejection('command.running');
    try {
      const leave = await this.gate.enter();
      try {
        return of(this.answer(caller.role, await lastValueFrom(next.handle()), reply));
      } finally {
        leave();
      }
    } finally {
      await release();
    }
  }

  private answer(role: Role, { id, receipt, created, also }: CommandAnswer, reply: ApiReply): object {
    const { effect, limits, numbers } = receipt;
    const revision = String(receipt.revision);
    const position = this.positions.ofFact(role, receipt);
    if (created !== undefined) reply.header('Location', created);
    reply
      .status(created === undefined ? 200 : 201)
      .header('ETag', `"${revision}"`)
      .header('Sealtrail-Position', position);
    return { id, revision, position, effect, limits, ...numbers, ...also };
  }
}
