import { decide, type Event, evolve, fold, type JsonObject, type Recorded, Rejection } from '@sealtrail/event-sourcing';
import type { Application, ApplicationKnown, Case, Official } from '../domain/application';
import type { ApplicationCommand } from '../domain/application-commands';
import { applicationDecider } from '../domain/application-decider';
import type { ApplicationEvent } from '../domain/application-events';

/** The facts that a sequence of commands brings about: a past made by the rules themselves. */
export function story(
  known: ApplicationKnown,
  ...commands: readonly ApplicationCommand[]
): readonly ApplicationEvent[] {
  return recordedStory(known, ...commands).map(({ type, data }) => ({ type, data }) as ApplicationEvent);
}

/** The same with the metadata of the store. */
export function recordedStory(
  known: ApplicationKnown,
  ...commands: readonly ApplicationCommand[]
): readonly Recorded<ApplicationEvent>[] {
  const past: Recorded<ApplicationEvent>[] = [];
  let state = applicationDecider.initial;
  for (const [index, command] of commands.entries()) {
    const commandId = `c${index}`;
    const officer = actorOf(command, known);
    for (const event of decide(applicationDecider, command, state, { ...known, officer })) {
      past.push(recorded(event, past.length, { commandId, recordedAt: recordedAtOf(command) }));
      state = evolve(applicationDecider, state, event);
    }
  }
  return past;
}

/** The case as it stands after a story. */
export function caseAfter(known: ApplicationKnown, ...commands: readonly ApplicationCommand[]): Case {
  const state = fold(applicationDecider, story(known, ...commands));
  if (state.status === 'unknown') throw new Error('no case');
  return state;
}

/** Whoever acts in a story belongs to the department he acts for. */
function actorOf({ data }: ApplicationCommand, known: ApplicationKnown): Official | null {
  const { department, officer } = data as { department?: string | null; officer?: string | null };
  if (known.officer === null || !officer) return known.officer;
  return { ...known.officer, official: officer, department: department ?? known.officer.department };
}

const recordedAtOf = ({ data }: ApplicationCommand): string => {
  const { now, at: instant, changedAt } = data as { now?: string; at?: string; changedAt?: string };
  return now ?? instant ?? changedAt ?? '';
};

const recorded = (
  event: Event,
  revision: number,
  told: { readonly commandId: string; readonly recordedAt: string },
): Recorded<ApplicationEvent> =>
  ({
    ...event,
    id: `e${revision}`,
    stream: 'application-a1',
    revision: BigInt(revision),
    position: BigInt(revision) + 1n,
    metadata: { actor: 'key', correlationId: 'c', causationId: null, known: {}, ...told },
  }) as Recorded<ApplicationEvent>;

/** What the rules answer to one more command after a story: the facts, or the code of the refusal. */
export const outcome = (
  known: ApplicationKnown,
  past: readonly ApplicationCommand[],
  command: ApplicationCommand,
  knownNow: Partial<ApplicationKnown> = {},
): readonly ApplicationEvent[] | string =>
  answerIn(fold(applicationDecider, story(known, ...past)), command, known, knownNow);

/** The same, what each fact holds beside its type. */
export function plainOutcome(
  known: ApplicationKnown,
  past: readonly ApplicationCommand[],
  command: ApplicationCommand,
): readonly ({ readonly type: ApplicationEvent['type'] } & JsonObject)[] | string {
  const events = outcome(known, past, command);
  return typeof events === 'string' ? events : events.map(({ type, data }) => ({ type, ...data }));
}

/** The same in a state. */
export function answerIn(
  state: Application,
  command: ApplicationCommand,
  known: ApplicationKnown,
  knownNow: Partial<ApplicationKnown> = {},
): readonly ApplicationEvent[] | string {
  const facts = { ...known, ...knownNow };
  const officer = knownNow.officer === undefined ? actorOf(command, facts) : knownNow.officer;
  try {
    return decide(applicationDecider, command, state, { ...facts, officer });
  } catch (error) {
    if (error instanceof Rejection) return error.code;
    throw error;
  }
}
