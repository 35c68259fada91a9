/** What an act leads to: the types of its facts, or the code of the refusal. */
export type Answered = readonly string[] | string;

/** What each act leads to in each state, as the page of a context shows it: facts, nothing to do, refusals. */
export function answersTable(
  head: string,
  rows: readonly (readonly [act: string, answers: readonly (readonly [state: string, answer: Answered])[]])[],
  /** How codes begin that need not be said: the page is the context's. */
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

/** States by what they answer, in the order of the states. */
function grouped(answers: readonly (readonly [answer: string, state: string])[]): string {
  const states = new Map<string, string[]>();
  for (const [answer, state] of answers) states.set(answer, [...(states.get(answer) ?? []), state]);
  return [...states].map(([answer, all]) => `${answer}: ${all.join(', ')}`).join('; ');
}
