import type { CommandMessage, Event, OfType } from '../events/event';

/** The business rules for one kind of stream, as three pure values. */
export type Decider<State, Command extends CommandMessage, E extends Event, DecisionContext = null> = {
  readonly initial: State;
  readonly decide: {
    /** `known`: events of other streams that a rule needs; loaded before deciding, never fetched in here. */
    readonly [Type in Command['type']]: (
      command: OfType<Command, Type>['data'],
      state: State,
      context: DecisionContext,
    ) => readonly E[];
  };
  readonly evolve: {
    readonly [Type in E['type']]: (state: State, event: OfType<E, Type>['data']) => State;
  };
};

/** A decider of any kind: for code that passes commands on without reading them. */
// biome-ignore lint/suspicious/noExplicitAny: the kernel never looks inside; each decider is fully typed where it is written.
export type AnyDecider = Decider<any, any, any, any>;

/** The state after one more event. An event of a type that the table does not have leaves the state unchanged. */
export function evolve<State, E extends Event>(
  decider: {
    readonly evolve: { readonly [Type in E['type']]: (state: State, event: OfType<E, Type>['data']) => State };
  },
  state: State,
  event: E,
): State {
  const row = (decider.evolve as Record<string, ((state: State, data: E['data']) => State) | undefined>)[event.type];
  return row === undefined ? state : row(state, event.data);
}

/** The state after all events of a stream, in order. */
export function fold<State, E extends Event>(
  decider: {
    readonly initial: State;
    readonly evolve: { readonly [Type in E['type']]: (state: State, event: OfType<E, Type>['data']) => State };
  },
  events: readonly E[],
): State {
  return events.reduce((state, event) => evolve(decider, state, event), decider.initial);
}

/** The decision on one command: events, or a {@link Rejection}. */
export function decide<State, Command extends CommandMessage, E extends Event, DecisionContext>(
  decider: Decider<State, Command, E, DecisionContext>,
  command: Command,
  state: State,
  context: DecisionContext,
): readonly E[] {
  const rows = decider.decide as Record<
    string,
    (data: Command['data'], state: State, context: DecisionContext) => readonly E[]
  >;
  const row = rows[command.type];
  if (row === undefined) throw new Error(`no handler for command ${command.type}`);
  return row(command.data, state, context);
}
