import { fold } from '@sealtrail/event-sourcing';
import type { Application } from '../domain/application';
import type { ApplicationCommand } from '../domain/application-commands';
import { applicationDecider } from '../domain/application-decider';
import type { ApplicationEvent } from '../domain/application-events';
import { type CaseState, caseActs, caseStates, stateFor } from './case-acts';
import { knowing } from './known';
import { answerIn, story } from './story';

/** What a case in a state answers to an act: the types of its facts, or the code of the refusal. */
function answered(type: ApplicationCommand['type'], state: CaseState): readonly string[] | string {
  const facts = factsAfter(type, state);
  return typeof facts === 'string' ? facts : facts.map((fact) => fact.type);
}

function factsAfter(type: ApplicationCommand['type'], state: CaseState): readonly ApplicationEvent[] | string {
  const wanted = stateFor(type, state);
  const known = knowing(wanted.terms);
  const folded = reached.get(wanted) ?? fold(applicationDecider, story(known, ...wanted.past));
  reached.set(wanted, folded);
  return answerIn(folded, caseActs[type](wanted.now), known);
}

/** The facts of every state, and those that every act leads to in it. */
export const factsOfCases = (): readonly ApplicationEvent[] =>
  caseStates.flatMap((state) => [
    ...story(knowing(state.terms), ...state.past),
    ...actsOfCases.flatMap((type) => {
      const facts = factsAfter(type, state);
      return typeof facts === 'string' ? [] : facts;
    }),
  ]);

/** With which codes an act is refused, in any of the states. */
export const refusedWith = (type: ApplicationCommand['type']): readonly string[] =>
  [...new Set(caseStates.map((state) => answered(type, state)))]
    .filter((answer) => typeof answer === 'string')
    .toSorted();

/** Every act of a case. */
export const actsOfCases = Object.keys(caseActs) as readonly ApplicationCommand['type'][];

const reached = new WeakMap<CaseState, Application>();

/** States by what they answer, in the order of the states. */
export function grouped(answers: readonly (readonly [answer: string, state: string])[]): string {
  const states = new Map<string, string[]>();
  for (const [answer, state] of answers) states.set(answer, [...(states.get(answer) ?? []), state]);
  return [...states].map(([answer, all]) => `${answer}: ${all.join(', ')}`).join('; ');
}

const facts = (types: readonly string[]): string => types.map((type) => `\`${type}\``).join(' + ');

/** Every act in every state, as the page of the context shows it: what it leads to, where it does nothing, how it is refused. */
export function caseTable(): string {
  const rows = actsOfCases.map((type) => {
    const all = caseStates.map((state) => ({ state: state.state, answer: answered(type, state) }));
    const leads = all.flatMap(({ state, answer }) =>
      typeof answer === 'string' || answer.length === 0 ? [] : [[facts(answer), state] as const],
    );
    const nothing = all.flatMap(({ state, answer }) => (answer.length === 0 ? [state] : []));
    const refused = all.flatMap(({ state, answer }) =>
      typeof answer === 'string' ? [[`\`${answer.replace(/^application\./, '')}\``, state] as const] : [],
    );
    return `| \`${type}\` | ${grouped(leads)} | ${nothing.join(', ')} | ${grouped(refused)} |`;
  });
  return ['| act | facts | nothing to do | refused |', '|---|---|---|---|', ...rows].join('\n');
}
