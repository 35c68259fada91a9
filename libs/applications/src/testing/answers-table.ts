/** Result of a command: the types of its events, or the code of the refusal. */
export type Answered = readonly string[] | string;

/** Result of each command in each state, as shown in the README of a context: events, nothing, refusals. */
export function answersTable(
  head: string,
  rows: readonly (readonly [act: string, answers: readonly (readonly [state: string, answer: Answered])[]])[],
  /** Prefix of refusal codes to omit, because the page belongs to one context. */
  leftOut = '',
): string {
  const lines = rows.map(([act, answers]) => {
    const leads = answers.flatMap(([state, answer]) =>
      typeof answer === 'string' || answer.length === 0
        ? []
        : [[answer.map((fact) => `\`${fact}\``).join(' + '), state] as const],
    );
    const nothing = answers.flatMap(([state, answer]) => (answer.length === 0 ? [state] : []));
    const refused = answers.flatMap(([state, answer]) =>
      typeof answer === 'string'
        ? [[`\`${answer.startsWith(leftOut) ? answer.slice(leftOut.length) : answer}\``, state] as const]
        : [],
    );
    return `| \`${act}\` | ${grouped(leads)} | ${nothing.join(', ')} | ${grouped(refused)} |`;
  });
  return [`| ${head} | facts | nothing to do | refused |`, '|---|---|---|---|', ...lines].join('\n');
}

/** States grouped by their answer, in the order of the states. */
function grouped(answers: readonly (readonly [answer: string, state: string])[]): string {
  const states = new Map<string, string[]>();
  for (const [answer, state] of answers) states.set(answer, [...(states.get(answer) ?? []), state]);
  return [...states].map(([answer, all]) => `${answer}: ${all.join(', ')}`).join('; ');
}
