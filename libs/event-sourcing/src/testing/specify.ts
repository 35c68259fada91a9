import { type Decider, decide, fold } from '../commands/decider';
import { Rejection } from '../commands/rejection';
import type { CommandMessage, Event } from '../events/event';
import type { Parameters } from '../words/localized-text';
import { frozen } from './frozen';

/** The last part of a specification: the expected decision. Compares exactly and in order. */
export type Then<E extends Event> = {
  readonly then: (...events: readonly E[]) => void;
  readonly thenNothing: () => void;
  /** With `parameters`, exactly these as well. */
  readonly thenRejected: (code: string, parameters?: Parameters) => void;
};

export type When<Command extends CommandMessage, E extends Event> = {
  readonly when: (command: Command) => Then<E>;
};

/** `withContext` is needed if the rules use data of other streams; without it they get `null`. */
export type Given<Command extends CommandMessage, E extends Event, DecisionContext> = When<Command, E> & {
  readonly withContext: (context: DecisionContext) => When<Command, E>;
};

/**
 * Given past events, when a command, then new events: `specify(decider).given(a, b).when(command).then(c)`. The past and the
 * command are frozen, so a rule that changes them fails; new events must be plain JSON.
 */
export function specify<State, Command extends CommandMessage, E extends Event, DecisionContext>(
  decider: Decider<State, Command, E, DecisionContext>,
): { readonly given: (...past: readonly E[]) => Given<Command, E, DecisionContext> } {
  const when = (past: readonly E[], context: DecisionContext) => (command: Command) =>
    expectThat(() => decide(decider, frozen(command), fold(decider, frozen(past)), context));
  return {
    given: (...past) => ({
      when: when(past, null as DecisionContext),
      withContext: (context) => ({ when: when(past, context) }),
    }),
  };
}

function expectThat<E extends Event>(decision: () => readonly E[]): Then<E> {
  const thenEvents = (...events: readonly E[]): void => {
    const made = decision();
    expect(made).toStrictEqual(events);
    expect(JSON.parse(JSON.stringify(made))).toStrictEqual(made);
  };
  return {
    // biome-ignore lint/suspicious/noThenProperty: given, when, then; nothing of a sentence is ever awaited.
    then: thenEvents,
    thenNothing: () => thenEvents(),
    thenRejected: (code, parameters) => {
      const rejection = rejectionOf(decision);
      expect(rejection instanceof Rejection ? rejection.code : rejection).toBe(code);
      if (parameters !== undefined) expect((rejection as Rejection).parameters).toStrictEqual(parameters);
    },
  };
}

function rejectionOf(decision: () => readonly Event[]): Rejection | readonly Event[] {
  try {
    return decision();
  } catch (error) {
    if (error instanceof Rejection) return error;
    throw error;
  }
}
