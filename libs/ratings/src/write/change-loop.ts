import { Injectable } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  type CommandMetadata,
  CommandPipeline,
  type CommandResult,
  defineDataSubjects,
  defineWrite,
  isInScope,
  type LoadedContext,
  NamespaceSecret,
  type Scope,
} from '@sealtrail/event-sourcing';
import type { Loop } from '../domain/loop';
import type { LoopCommand } from '../domain/loop-commands';
import { type LoopDecisionContext, loopDecider } from '../domain/loop-decider';
import { orderIdOf } from '../domain/order-id';
import { ratingStream } from '../domain/rating-commands';
import { reject } from '../rejections';
import { LoopContextLoader } from './loop-context-loader';

/** Carries any step of the closed loop of one rating over the bus. */
export class ChangeLoop extends Command<CommandResult> {
  constructor(
    readonly ratingId: string,
    readonly command: LoopCommand,
    readonly commandMetadata: CommandMetadata,
    /** The caller's scope: a rating outside it is not found. `null` for the system itself. */
    readonly scope: Scope | null,
  ) {
    super();
  }
}

const people = defineDataSubjects({
  dataByRole: ({ data }: LoopCommand) => ({
    words: 'words' in data && data.words !== null ? { text: data.words } : null,
  }),
  withSealed: (known: LoopDecisionContext, { words }) => ({ ...known, words }),
});

@Injectable()
@CommandHandler(ChangeLoop)
export class ChangeLoopHandler implements ICommandHandler<ChangeLoop> {
  private readonly write = defineWrite({
    decider: loopDecider,
    see: async (scope: Scope, { command, state }: { readonly command: LoopCommand; readonly state: Loop }) => {
      if (!(await this.sees(scope, command, state))) throw reject('rating.not-found');
    },
    context: (state) => this.context(state),
    dataSubjects: people,
  });

  constructor(
    private readonly pipeline: CommandPipeline,
    private readonly facts: LoopContextLoader,
    private readonly secret: NamespaceSecret,
  ) {}

  execute({ ratingId, command, commandMetadata, scope }: ChangeLoop): Promise<CommandResult> {
    return this.pipeline.run(this.write, { stream: ratingStream(ratingId), command, commandMetadata, scope });
  }

  /** A caller that passes on a follow-up rating must see the case, as for the first rating; every other caller the rated unit. */
  private async sees(scope: Scope, { type }: LoopCommand, { rated }: Loop): Promise<boolean> {
    if (rated === null) return false;
    if (type !== 'GiveFollowUp') return isInScope(scope, { ...rated, departments: [rated.department] });
    return this.facts.isSeenCase(scope, rated.applicationId);
  }

  private async context({ rated }: Loop): Promise<LoadedContext<LoopDecisionContext>> {
    const calendar = await this.facts.calendar(rated?.applicationId ?? '');
    const order = await this.facts.order(orderIdOf(rated?.ratingId ?? '', this.secret));
    const policies = await this.facts.policies(rated?.region);
    return {
      facts: { calendar: calendar.state, policies: policies.state, order: order.state, words: null },
      revisions: { ...calendar.revisions, ...policies.revisions, ...order.revisions },
    };
  }
}
