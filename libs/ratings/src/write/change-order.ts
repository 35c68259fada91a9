import { Injectable } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { departmentDecider, departmentStream } from '@sealtrail/catalog/events';
import {
  type CommandMetadata,
  CommandPipeline,
  type CommandResult,
  defineWrite,
  isInScope,
  type LoadedContext,
  type Scope,
  StreamStateCache,
} from '@sealtrail/event-sourcing';
import type { OrderCommand } from '../domain/loop-commands';
import type { Order } from '../domain/order';
import { type OrderDecisionContext, orderDecider } from '../domain/order-decider';
import { orderStream } from '../domain/order-id';
import { orderScope } from '../domain/order-scope';
import { reject } from '../rejections';
import { LoopContextLoader } from './loop-context-loader';

/** Carries any command about a rectification order over the bus. */
export class ChangeOrder extends Command<CommandResult> {
  constructor(
    readonly orderId: string,
    readonly command: OrderCommand,
    readonly commandMetadata: CommandMetadata,
    /** The caller's scope: a rating or an order outside it is not found. `null` for the system itself. */
    readonly scope: Scope | null,
  ) {
    super();
  }
}

@Injectable()
@CommandHandler(ChangeOrder)
export class ChangeOrderHandler implements ICommandHandler<ChangeOrder> {
  private readonly write = defineWrite({
    decider: orderDecider,
    see: (scope: Scope, asked: { readonly command: OrderCommand; readonly state: Order }) => this.mustSee(scope, asked),
    context: (state, { command }: { readonly command: OrderCommand }) => this.context(state, command),
  });

  constructor(
    private readonly pipeline: CommandPipeline,
    private readonly facts: LoopContextLoader,
    private readonly streams: StreamStateCache,
  ) {}

  execute({ orderId, command, commandMetadata, scope }: ChangeOrder): Promise<CommandResult> {
    return this.pipeline.run(this.write, { stream: orderStream(orderId), command, commandMetadata, scope });
  }

  /** A caller that gives the order must see the rating, one that answers it the order. */
  private async mustSee(
    scope: Scope,
    { command, state }: { readonly command: OrderCommand; readonly state: Order },
  ): Promise<void> {
    const ordering = command.type === 'OrderRectification';
    const rated = ordering ? (await this.facts.rating(command.data.ratingId)).state.rated : ratedIn(state);
    const bounds = ordering ? scope : orderScope(scope);
    if (rated === null || !isInScope(bounds, { ...rated, departments: [rated.department] })) {
      throw reject(ordering ? 'rating.not-found' : 'rating-order.not-found');
    }
  }

  private async context(state: Order, command: OrderCommand): Promise<LoadedContext<OrderDecisionContext>> {
    const ordering = command.type === 'OrderRectification';
    const ratingId = ordering ? command.data.ratingId : (ratedIn(state)?.ratingId ?? '');
    const rating = await this.facts.rating(ratingId);
    const calendar = await this.facts.calendar(rating.state.rated?.applicationId ?? '');
    const policies = await this.facts.policies(rating.state.rated?.region);
    const officials = await this.officialsOf(command);
    return {
      facts: {
        calendar: calendar.state,
        policies: policies.state,
        rating: rating.state,
        officials: officials.known,
      },
      revisions: { ...rating.revisions, ...calendar.revisions, ...policies.revisions, ...officials.revisions },
    };
  }

  private async officialsOf(command: OrderCommand) {
    if (command.type !== 'RectifyOrder') return { known: new Set<string>(), revisions: {} };
    const stream = departmentStream(command.data.department);
    const { state, revision } = await this.streams.state(departmentDecider, stream);
    return { known: new Set(state.officials.keys()), revisions: { [stream]: String(revision) } };
  }
}

const ratedIn = (order: Order) => (order.status === 'unknown' ? null : order.rated);
