import {
  decide,
  type Event,
  evolve,
  fold,
  type JsonObject,
  type RecordedEvent,
  Rejection,
} from '@sealtrail/event-sourcing';
import type { Application, ApplicationDecisionContext, Case, Official } from '../domain/application';
import type { ApplicationCommand } from '../domain/application-commands';
import { applicationDecider } from '../domain/application-decider';
import type { ApplicationEvent } from '../domain/application-events';

/** The events of a sequence of commands: a history made by the rules themselves. */
export function eventsAfter(
  context: ApplicationDecisionContext,
  ...commands: readonly ApplicationCommand[]
): readonly ApplicationEvent[] {
  return recordedEventsAfter(context, ...commands).map(({ type, data }) => ({ type, data }) as ApplicationEvent);
}

/** The same with the metadata of the store. */
export function recordedEventsAfter(
  context: ApplicationDecisionContext,
  ...commands: readonly ApplicationCommand[]
): readonly RecordedEvent<ApplicationEvent>[] {
  const past: RecordedEvent<ApplicationEvent>[] = [];
  let state = applicationDecider.initial;
  for (const [index, command] of commands.entries()) {
    const commandId = `c${index}`;
    const officer = actorOf(command, context);
    for (const event of decide(applicationDecider, command, state, { ...context, officer })) {
      past.push(recorded(event, past.length, { commandId, recordedAt: recordedAtOf(command) }));
      state = evolve(applicationDecider, state, event);
    }
  }
  return past;
}

/** The state of the case after a scenario. */
export function caseAfter(context: ApplicationDecisionContext, ...commands: readonly ApplicationCommand[]): Case {
  const state = fold(applicationDecider, eventsAfter(context, ...commands));
  if (state.status === 'unknown') throw new Error('no case');
  return state;
}

/** Every actor in a scenario belongs to the department of the act. */
function actorOf({ data }: ApplicationCommand, context: ApplicationDecisionContext): Official | null {
  const { department, officer } = data as { department?: string | null; officer?: string | null };
  if (context.officer === null || !officer) return context.officer;
  return { ...context.officer, official: officer, department: department ?? context.officer.department };
}

const recordedAtOf = ({ data }: ApplicationCommand): string => {
  const { now, at: instant, changedAt } = data as { now?: string; at?: string; changedAt?: string };
  return now ?? instant ?? changedAt ?? '';
};

const recorded = (
  event: Event,
  revision: number,
  told: { readonly commandId: string; readonly recordedAt: string },
): RecordedEvent<ApplicationEvent> =>
  ({
    ...event,
    id: `e${revision}`,
    stream: 'application-a1',
    revision: BigInt(revision),
    position: BigInt(revision) + 1n,
    metadata: { actor: 'key', correlationId: 'c', causationId: null, known: {}, ...told },
  }) as RecordedEvent<ApplicationEvent>;

/** The result of one more command after a scenario: its events, or the code of the refusal. */
export const outcome = (
  context: ApplicationDecisionContext,
  past: readonly ApplicationCommand[],
  command: ApplicationCommand,
  contextNow: Partial<ApplicationDecisionContext> = {},
): readonly ApplicationEvent[] | string =>
  outcomeIn(fold(applicationDecider, eventsAfter(context, ...past)), command, context, contextNow);

/** The same, as the data of each event. */
export function plainOutcome(
  context: ApplicationDecisionContext,
  past: readonly ApplicationCommand[],
  command: ApplicationCommand,
): readonly ({ readonly type: ApplicationEvent['type'] } & JsonObject)[] | string {
  const events = outcome(context, past, command);
  return typeof events === 'string' ? events : events.map(({ type, data }) => ({ type, ...data }));
}

/** The same in a given state. */
export function outcomeIn(
  state: Application,
  command: ApplicationCommand,
  context: ApplicationDecisionContext,
  contextNow: Partial<ApplicationDecisionContext> = {},
): readonly ApplicationEvent[] | string {
  const fullContext = { ...context, ...contextNow };
  const officer = contextNow.officer === undefined ? actorOf(command, fullContext) : contextNow.officer;
  try {
    return decide(applicationDecider, command, state, { ...fullContext, officer });
  } catch (error) {
    if (error instanceof Rejection) return error.code;
    throw error;
  }
}
