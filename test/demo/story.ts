import type { Client } from './client';

type Card = {
  readonly cardId: string;
  readonly number: string;
  readonly item: string;
  readonly rule: string;
  readonly clock: string;
  readonly level: string;
  readonly status: string;
  readonly department: string;
  readonly official: string | null;
  readonly breachedOn: string;
};
type Day = { readonly date: string; readonly counted: boolean; readonly day: number | null; readonly reason: string };
type Computation = {
  readonly basis: string;
  readonly startedOn: string;
  readonly limit: { readonly days: number; readonly date: string; readonly at: string } | null;
  readonly pauses: readonly { readonly from: string; readonly to: string | null }[];
  readonly usedDays: number;
  readonly days: readonly Day[];
  readonly charged: { readonly why: { readonly text: string } };
  readonly calendar: { readonly id: string; readonly version: string };
};
type Share = { readonly numerator: number; readonly denominator: number; readonly percent: number | null };
type Row = {
  readonly department: string;
  readonly received: number;
  readonly accepted: number;
  readonly closed: number;
  readonly withinPromise: Share;
  readonly withinStatute: Share;
};

const table = (rows: readonly (readonly string[])[]): string => {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows
    .map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd())
    .join('\n');
};

const shown = ({ numerator, denominator, percent }: Share): string =>
  `${numerator}/${denominator} ${percent === null ? '–' : `${percent} %`}`;

/** Every card of the month, by level and department. */
async function cards(client: Client): Promise<readonly Card[]> {
  const all: Card[] = [];
  for (let next: string | null = ''; next !== null; ) {
    const page: { items: Card[]; next: string | null } = await client.get(
      `/v1/cards?limit=1000${next && `&cursor=${encodeURIComponent(next)}`}`,
    );
    all.push(...page.items);
    next = page.next;
  }
  return all;
}

function cardTable(all: readonly Card[]): string {
  const levels = ['warning', 'yellow', 'red'];
  const departments = [...new Set(all.map(({ department }) => department))].sort();
  const count = (department: string, level: string) =>
    String(all.filter((card) => card.department === department && card.level === level).length);
  return table([
    ['department', 'warnings 预警', 'yellow 黄牌', 'red 红牌'],
    ...departments.map((department) => [department, ...levels.map((level) => count(department, level))]),
  ]);
}

/** One card as a reviewer reads it. */
function cardStory(card: Card, computation: Computation): string {
  const days = computation.days.map(
    ({ date, counted, day, reason }) => `    ${date}  ${counted ? `day ${day}` : `–      ${reason}`}`,
  );
  const { limit, pauses } = computation;
  return [
    `  ${card.level} card, ${card.rule} of case ${card.number} (${card.item}), fell on ${card.breachedOn}`,
    `  against ${card.department} and ${card.official ?? 'nobody by name'}: ${computation.charged.why.text}`,
    `  ${computation.basis} limit: ${limit?.days} days from ${computation.startedOn} to the end of ${limit?.date}; used ${computation.usedDays}`,
    ...pauses.map(({ from, to }) => `  stood still after ${from} until ${to ?? 'now'}`),
    `  calendar ${computation.calendar.id}, version ${computation.calendar.version}, day by day:`,
    ...days,
  ].join('\n');
}

/** What came of the month, from the supervisor's side of the API. */
export async function tell(client: Client, month: string): Promise<string> {
  const all = await cards(client);
  const reviewed = all.find(({ level, rule }) => level === 'red' && rule === 'case') ?? all[0];
  const shownCard =
    reviewed && (await client.get<{ computations: readonly Computation[] }>(`/v1/cards/${reviewed.cardId}`));
  const computation = shownCard?.computations.at(-1);
  const efficiency = await client.get<{ rows: Row[] }>(`/v1/reports/efficiency?period=${month}&by=department`);
  const ratings = await client.get<{ total: Record<string, unknown> }>(`/v1/reports/ratings?period=${month}`);
  const figures = Object.entries(ratings.total).filter((entry): entry is [string, Share] => isShare(entry[1]));
  return [
    'Cards, by department',
    cardTable(all),
    '',
    ...(reviewed && computation ? ['One of them, with its computation', cardStory(reviewed, computation), ''] : []),
    `Ratings (好差评) of ${month}`,
    table(figures.map(([name, share]) => [name, shown(share)])),
    '',
    `Departments (效能) in ${month}`,
    table([
      ['department', 'received', 'accepted', 'closed', 'within promise', 'within statute'],
      ...efficiency.rows.map(({ department, received, accepted, closed, withinPromise, withinStatute }) => [
        department,
        String(received),
        String(accepted),
        String(closed),
        shown(withinPromise),
        shown(withinStatute),
      ]),
    ]),
  ].join('\n');
}

const isShare = (value: unknown): value is Share =>
  typeof value === 'object' && value !== null && 'denominator' in value;
