import { fold } from '@sealtrail/event-sourcing';
import type { Application } from '../domain/application';
import type { ApplicationCommand } from '../domain/application-commands';
import { applicationDecider } from '../domain/application-decider';
import type { ApplicationEvent } from '../domain/application-events';
import { type Answered, answersTable } from './answers-table';
import { type CaseState, caseStates, sampleCommands, stateFor } from './case-states';
import { contextFor } from './decision-context';
import { eventsAfter, outcomeIn } from './scenario';

/** Answer of a case in a state to a command: the types of its events, or the code of the refusal. */
function answered(type: ApplicationCommand['type'], state: CaseState): Answered {
  const facts = factsAfter(type, state);
  return typeof facts === 'string' ? facts : facts.map((fact) => fact.type);
}

function factsAfter(type: ApplicationCommand['type'], state: CaseState): readonly ApplicationEvent[] | string {
  const wanted = stateFor(type, state);
  const context = contextFor(wanted.terms);
  const folded = reached.get(wanted) ?? fold(applicationDecider, eventsAfter(context, ...wanted.past));
  reached.set(wanted, folded);
  return outcomeIn(folded, sampleCommands[type](wanted.now), context);
}

/** The events of every state, and those of every command in it. */
export const factsOfCases = (): readonly ApplicationEvent[] =>
  caseStates.flatMap((state) => [
    ...eventsAfter(contextFor(state.terms), ...state.past),
    ...caseCommandTypes.flatMap((type) => {
      const facts = factsAfter(type, state);
      return typeof facts === 'string' ? [] : facts;
    }),
  ]);

/** The codes with which a command is refused in any of the states. */
export const refusedWith = (type: ApplicationCommand['type']): readonly string[] =>
  [...new Set(caseStates.map((state) => answered(type, state)))]
    .filter((answer) => typeof answer === 'string')
    .toSorted();

/** All commands of a case. */
export const caseCommandTypes = Object.keys(sampleCommands) as readonly ApplicationCommand['type'][];

const reached = new WeakMap<CaseState, Application>();

/** Every command in every state, as shown in the README of the context. */
export const caseTable = (): string =>
  answersTable(
    'act',
    caseCommandTypes.map((type) => [type, caseStates.map((state) => [state.state, answered(type, state)] as const)]),
    'application.',
  );
