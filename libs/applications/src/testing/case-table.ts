import type { ApplicationCommand } from '../domain/application-commands';
import { type CaseState, caseActs, caseStates, stateFor } from './case-acts';
import { knowing } from './known';
import { outcome } from './story';

/** What a case in a state answers to an act: the types of its facts, or the code of the refusal. */
export function answered(type: ApplicationCommand['type'], state: CaseState): readonly string[] | string {
  const { terms, past, now } = stateFor(type, state);
  const facts = outcome(knowing(terms), past, caseActs[type](now));
  return typeof facts === 'string' ? facts : facts.map((fact) => fact.type);
}

/** States by what they answer, in the order of the states. */
export function grouped(answers: readonly (readonly [answer: string, state: string])[]): string {
  const states = new Map<string, string[]>();
  for (const [answer, state] of answers) states.set(answer, [...(states.get(answer) ?? []), state]);
  return [...states].map(([answer, all]) => `${answer}: ${all.join(', ')}`).join('; ');
}

const facts = (types: readonly string[]): string => types.map((type) => `\`${type}\``).join(' + ');

/** Every act in every state, as the page of the context shows it: what it leads to, where it does nothing, how it is refused. */
export function caseTable(): string {
  const types = Object.keys(caseActs) as readonly ApplicationCommand['type'][];
  const rows = types.map((type) => {
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
