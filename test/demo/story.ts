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
type Figures = {
  readonly received: number;
  readonly accepted: number;
  readonly closed: number;
  readonly dueWithinPromise: Share;
  readonly dueWithinStatute: Share;
  readonly openOverdue: { readonly promised: number; readonly statutory: number };
};
type Counts = {
  readonly [Level in 'warning' | 'yellow' | 'red']: { readonly effective: number; readonly revoked: number };
};
type Report<Row> = { readonly rows: readonly (Row & { readonly department: string })[]; readonly total: Row };

const table = (rows: readonly (readonly string[])[]): string => {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows
    .map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd())
    .join('\n');
};

const shown = ({ numerator, denominator, percent }: Share): string =>
  `${numerator}/${denominator} ${percent === null ? '–' : `${percent} %`}`;

/** A card to show: a red one of a case, if there is one. */
async function oneOf(client: Client): Promise<Card | undefined> {
  const { items } = await client.get<{ items: Card[] }>('/v1/cards?limit=1000');
  return items.find(({ level, rule }) => level === 'red' && rule === 'case') ?? items[0];
}

const cardTable = ({ rows }: Report<{ readonly cards: Counts }>): string =>
  table([
    ['department', 'warnings 预警', 'yellow 黄牌', 'red 红牌'],
    ...rows.map(({ department, cards: { warning, yellow, red } }) => [
      department,
      ...[warning, yellow, red].map(({ effective }) => String(effective)),
    ]),
  ]);

const figuresOf = ({ received, accepted, closed, dueWithinPromise, dueWithinStatute, openOverdue }: Figures) => [
  String(received),
  String(accepted),
  String(closed),
  shown(dueWithinPromise),
  shown(dueWithinStatute),
  `${openOverdue.promised} / ${openOverdue.statutory}`,
];

const departmentTable = ({ rows, total }: Report<Figures>): string =>
  table([
    ['department', 'received', 'accepted', 'closed', 'in time by promise', 'in time by statute', 'open and overdue'],
    ...rows.map((row) => [row.department, ...figuresOf(row)]),
    ['all', ...figuresOf(total)],
  ]);

/** The ratios that cannot be improved by not closing cases: of the cases that fell due. */
const headline = ({ dueWithinPromise, dueWithinStatute, openOverdue }: Figures): string =>
  `Of the cases that fell due, decided within the promise: ${shown(dueWithinPromise)}; within the statute: ` +
  `${shown(dueWithinStatute)}. Open and overdue: ${openOverdue.promised}, by law ${openOverdue.statutory}.`;

/** One card as a reviewer reads it. */
function cardStory(card: Card, computation: Computation): string {
  const days = computation.days.map(
    ({ date, counted, day, reason }) => `    ${date}  ${counted ? `day ${day}` : `–      ${reason}`}`,
  );
  const { limit, pauses } = computation;
  return [
    `  ${card.level} card, ${card.rule} of case ${card.number} (${card.item}), due ${card.breachedOn}`,
    `  against ${card.department} and ${card.official ?? 'nobody by name'}: ${computation.charged.why.text}`,
    `  ${computation.basis} limit: ${limit?.days} days from ${computation.startedOn} to the end of ${limit?.date}; used ${computation.usedDays}`,
    ...pauses.map(({ from, to }) => `  stood still after ${from} until ${to ?? 'now'}`),
    `  calendar ${computation.calendar.id}, version ${computation.calendar.version}, day by day:`,
    ...days,
  ].join('\n');
}

/** The results of a period, from the supervisor's side of the API; all tables use the same one. */
export async function tell(client: Client, period: string): Promise<string> {
  const cards = await client.get<Report<{ readonly cards: Counts }>>(`/v1/reports/cards?period=${period}`);
  const efficiency = await client.get<Report<Figures>>(`/v1/reports/efficiency?period=${period}&by=department`);
  const ratings = await client.get<{ total: Record<string, unknown> }>(`/v1/reports/ratings?period=${period}`);
  const figures = Object.entries(ratings.total).filter((entry): entry is [string, Share] => isShare(entry[1]));
  const reviewed = await oneOf(client);
  const shownCard =
    reviewed && (await client.get<{ computations: readonly Computation[] }>(`/v1/cards/${reviewed.cardId}`));
  const computation = shownCard?.computations.at(-1);
  return [
    headline(efficiency.total),
    '',
    `Departments (效能) in ${period}`,
    departmentTable(efficiency),
    '',
    `Cards (亮牌) in ${period}, by department`,
    cardTable(cards),
    '',
    ...(reviewed && computation ? ['One of them, with its computation', cardStory(reviewed, computation), ''] : []),
    `Ratings (好差评) in ${period}`,
    table(figures.map(([name, share]) => [name, shown(share)])),
  ].join('\n');
}

const isShare = (value: unknown): value is Share =>
  typeof value === 'object' && value !== null && 'denominator' in value;
