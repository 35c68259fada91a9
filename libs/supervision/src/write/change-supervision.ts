import { Injectable } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  type CommandMetadata,
  CommandPipeline,
  type CommandResult,
  defineWrite,
  isInScope,
  type Scope,
} from '@sealtrail/event-sourcing';
import type { SupervisionEvent } from '../domain/card-events';
import { type SupervisionCommand, supervisionStream } from '../domain/supervision-commands';
import { supervisionDecider } from '../domain/supervision-decider';
import type { Supervision } from '../domain/supervision-state';
import { reject } from '../rejections';
import { DecisionContextLoader } from './decision-context-loader';

/** Ids of the cards that the command issued, changed or revoked. */
export type SupervisionResult = CommandResult<{ readonly cards: readonly string[] }>;

/** Carries any command about the supervision of one case over the bus. */
export class ChangeSupervision extends Command<SupervisionResult> {
  constructor(
    readonly applicationId: string,
    readonly command: SupervisionCommand,
    readonly commandMetadata: CommandMetadata,
    /** The caller's scope: a card outside of it is not found. `null` for the system itself. */
    readonly scope: Scope | null,
  ) {
    super();
  }
}

@Injectable()
@CommandHandler(ChangeSupervision)
export class ChangeSupervisionHandler implements ICommandHandler<ChangeSupervision> {
  constructor(
    private readonly pipeline: CommandPipeline,
    private readonly facts: DecisionContextLoader,
  ) {}

  execute({ applicationId, command, commandMetadata, scope }: ChangeSupervision): Promise<SupervisionResult> {
    const stream = supervisionStream(applicationId);
    return this.pipeline.run(this.writeOf(applicationId), { stream, command, commandMetadata, scope });
  }

  private writeOf(applicationId: string) {
    return defineWrite({
      decider: supervisionDecider,
      see: assertCardVisible,
      context: (state, { command: { data } }) => this.facts.load(applicationId, state, 'officer' in data ? data : null),
      numbers: ({ ownEvents: own }) => ({ cards: cardsIn(own) }),
    });
  }
}

/** Checks come from the system; a card review from a caller, who may not see every card. */
function assertCardVisible(
  scope: Scope,
  { command, state }: { readonly command: SupervisionCommand; readonly state: Supervision },
): void {
  if (command.type === 'CheckLimits') return;
  const card = state.cards.find(({ fact }) => fact.cardId === command.data.cardId);
  if (card === undefined || !isInScope(scope, { ...card.fact, departments: [card.fact.department] })) {
    throw reject('supervision.card-not-found');
  }
}

const cardsIn = (own: readonly SupervisionEvent[]): readonly string[] => [
  ...new Set(own.flatMap(({ data }) => ('cardId' in data ? [data.cardId] : []))),
];
