import type { KeepAliveClient } from '../real/keep-alive-client';
import { statusOf } from './cards';
import { type Day, dateOf, dayOf, dayOfEnd, type Moment, wordsOf } from './days';
import { Docket } from './docket';
import type { Told } from './driver';
import { limitsOf } from './expected-triggers';
import { FIGURES, figuresOf } from './figures';
import { BEGIN } from './generate';
import type { History } from './history';
import type { Kind } from './kinds';

/** The description of a case, one fact per line, sorted: equal lines are agreement. */
export type Lines = readonly string[];

export type Difference = {
  readonly kind: string;
  readonly index: number;
  readonly at: Moment;
  readonly expected: string | null;
  readonly got: string | null;
};

/** The histories as the oracle evaluates them, continued from one comparison to the next. */
export class Dockets {
  private readonly dockets = new Map<number, { readonly docket: Docket; told: number }>();

  /** The case at an instant, which never goes back. */
  at({ index, item, acts }: History, now: Moment): Docket {
    const found = this.dockets.get(index) ?? { docket: new Docket(item, BEGIN), told: 0 };
    this.dockets.set(index, found);
    for (let act = acts[found.told]; act !== undefined && act.told <= now; act = acts[found.told]) {
      found.docket.tells(act);
      found.told++;
    }
    found.docket.comes(now);
    return found.docket;
  }
}

export function expectedLines(docket: Docket): Lines {
  const { world } = docket;
  if (world.checks.length === 0) return [];
  const facts: Record<string, string | null> = {
    status: world.status,
    acceptedOn: world.accepted && dateOf(dayOf(world.accepted.at)),
    deemed: String(world.accepted?.deemed ?? false),
    closedOn: world.closedSaid === null ? null : dateOf(dayOfEnd(world.closedSaid)),
    promised: world.isClosed ? null : dateOr(world.caseEnd('promised')),
    statutory: world.isClosed ? null : dateOr(world.caseEnd('statutory')),
    deliveredOn: world.deliveredAt === null ? null : dateOf(dayOf(world.deliveredAt)),
    waitsFor: waitsFor(docket),
    ...usedOf(docket),
  };
  const cards = docket.cards.map((card) =>
    cardLine({ ...card, official: card.official, fell: wordsOf(card.at), status: statusOf(card) }),
  );
  return [...Object.entries(facts).map(([name, value]) => `${name} ${value}`), ...cards];
}

/** The consequences that a person must record. */
function waitsFor({ world, item }: Docket): string {
  if (world.isClosed) return '';
  const deferred = world.deferred?.materials ?? [];
  if (world.deferralLapsedOn !== null && deferred.some((code) => !world.has.has(code))) return 'deferralLapsed';
  const isLapsed = world.lapsedOn !== null && world.awaited !== null;
  return isLapsed && item.onCorrectionTimeout === 'refused' ? 'correctionLapsed' : '';
}

function usedOf(docket: Docket): Record<string, string | null> {
  const { world } = docket;
  const { accepted, closedAt, status } = world;
  if (accepted === null || closedAt === null || !['granted', 'refused'].includes(status)) return {};
  const limits = limitsOf(world);
  const within = (name: string): string | null => {
    const at = limits.get(name);
    return at === undefined ? null : String(closedAt <= at);
  };
  return {
    usedDays: String(docket.used),
    withinPromise: within('promised'),
    withinStatute: within('statutory'),
  };
}

const dateOr = (day: Day | null): string | null => (day === null ? null : dateOf(day));

type CardLine = Readonly<Record<'rule' | 'clock' | 'level' | 'department' | 'fell' | 'status', string>> & {
  readonly official: string | null;
};

const cardLine = ({ rule, clock, level, department, official, fell, status }: CardLine): string =>
  `card ${level} ${rule} of ${clock} on ${department}/${official ?? '-'}, fell ${fell}, ${status}`;

type Row = Readonly<Record<string, unknown>>;

/** The server's description of all cases, by their ids. */
export async function linesOfServer(client: KeepAliveClient, key: string): Promise<ReadonlyMap<string, Lines>> {
  const lines = new Map<string, string[]>();
  for (const row of await all(client, key, '/v1/applications')) {
    const id = String(row['applicationId']);
    const end = (name: string): unknown => (row[name] as { date: string } | null)?.date ?? null;
    const closed = row['closedOn'] !== null;
    const facts: Row = {
      status: row['status'],
      acceptedOn: row['acceptedOn'],
      deemed: row['deemed'],
      closedOn: row['closedOn'],
      promised: closed ? null : end('promised'),
      statutory: closed ? null : end('statutory'),
      deliveredOn: row['deliveredOn'],
      waitsFor: (row['waitsFor'] as readonly { what: string }[]).map(({ what }) => what).join(),
      ...(['granted', 'refused'].includes(String(row['status'])) && row['acceptedOn'] !== null
        ? { usedDays: row['usedDays'], withinPromise: row['withinPromise'], withinStatute: row['withinStatute'] }
        : {}),
    };
    lines.set(
      id,
      Object.entries(facts).map(([name, value]) => `${name} ${String(value)}`),
    );
  }
  for (const row of await all(client, key, '/v1/cards')) {
    const text = (name: string): string => String(row[name]);
    const line = cardLine({
      rule: text('rule'),
      clock: text('clock'),
      level: text('level'),
      department: text('department'),
      official: row['official'] as string | null,
      fell: wordsOf(Date.parse(text('breachedAt'))),
      status: text('status'),
    });
    lines.get(text('applicationId'))?.push(line);
  }
  return lines;
}

async function all(client: KeepAliveClient, key: string, path: string, member = 'items'): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page = await client.must(
      'GET',
      `${path}${path.includes('?') ? '&' : '?'}limit=1000${cursor === '' ? '' : `&cursor=${cursor}`}`,
      key,
    );
    rows.push(...(page[member] as readonly Row[]));
    cursor = (page['next'] ?? null) as string | null;
  }
  return rows;
}

/** Lines that only one side has, and refused acts. */
export function differencesOf(
  told: readonly Told[],
  dockets: Dockets,
  found: ReadonlyMap<string, Lines>,
  at: Moment,
  kinds: ReadonlySet<Kind>,
): readonly Difference[] {
  return told.flatMap(({ history, id, refused }) => {
    const { index } = history;
    const no = refused
      .filter(({ act }) => act.told <= at)
      .map(({ act, reason }) => ({ kind: `refused: ${act.kind}`, index, at, expected: null, got: reason }));
    if (no.length > 0) return no;
    const { world, hasWaited } = dockets.at(history, at);
    const byTimer = world.lapsedOn !== null && world.isClosed;
    const isCompared = (line: string): boolean =>
      // Which rest on when other cards were issued, and wait for a person: its histories answer none.
      !line.startsWith('card yellow feedbackLate') &&
      (kinds.has('warnings') || !line.startsWith('card warning')) &&
      (kinds.has('wantOfNotice') || !hasWaited || !/^card (yellow|red) case/.test(line)) &&
      (kinds.has('lapseDay') || !byTimer || !line.startsWith('closedOn'));
    const left = (found.get(id) ?? []).filter(isCompared);
    const differences: Difference[] = [];
    for (const line of expectedLines(dockets.at(history, at)).filter(isCompared)) {
      const where = left.indexOf(line);
      if (where >= 0) left.splice(where, 1);
      else differences.push({ kind: kindOf(line, '-'), index, at, expected: line, got: null });
    }
    for (const line of left) differences.push({ kind: kindOf(line, '+'), index, at, expected: null, got: line });
    return differences;
  });
}

function kindOf(line: string, sign: string): string {
  if (!line.startsWith('card ')) return `${sign} ${line.split(' ')[0] ?? ''}`;
  const [, level, rule] = line.split(' ');
  return `${sign} ${rule ?? ''} ${level ?? ''}, ${line.slice(line.lastIndexOf(',') + 2)}`;
}

/** Months of which reports are compared. */
const MONTHS = [
  '2025-09',
  '2025-10',
  '2025-11',
  '2025-12',
  ...Array.from({ length: 9 }, (_, n) => `2026-0${n + 1}`),
  '2026-11',
  '2026-12',
  ...Array.from({ length: 4 }, (_, n) => `2027-0${n + 1}`),
];

/** The figures of the monthly reports for each item, compared with the cases; items with a case that differs are omitted. */
export async function figureDifferences(
  client: KeepAliveClient,
  key: string,
  histories: readonly History[],
  dockets: Dockets,
  differing: ReadonlySet<number>,
  at: Moment,
  kinds: ReadonlySet<Kind>,
): Promise<readonly Difference[]> {
  const expected = figuresOf(
    histories.map((history) => dockets.at(history, at)),
    MONTHS,
    at,
  );
  const leftOut = new Set(histories.filter(({ index }) => differing.has(index)).map(({ item }) => item.code));
  const differences: Difference[] = [];
  const totals = new Map<string, { index: number; here: number; there: number }>();
  const waited = new Set(histories.filter((history) => dockets.at(history, at).hasWaited).map(({ item }) => item.code));
  const isCompared = (code: string, name: string): boolean =>
    kinds.has('wantOfNotice') || !name.startsWith('cards.') || !waited.has(code);
  const differ = (index: number, what: string, name: string, here: number, there: number): void => {
    if (here === there) return;
    const line = (number: number): string => `figure ${what} ${name} ${number}`;
    differences.push({ kind: `figure ${name}`, index, at, expected: line(here), got: null });
    differences.push({ kind: `figure ${name}`, index, at, expected: null, got: line(there) });
  };
  for (const month of MONTHS) {
    const rows = await all(client, key, `/v1/reports/efficiency?period=${month}&by=item`, 'rows');
    const found = new Map(rows.map((row) => [String(row['item']), row]));
    for (const code of new Set(histories.map(({ item }) => item.code))) {
      if (leftOut.has(code)) continue;
      const index = histories.find(({ item }) => item.code === code)?.index ?? 0;
      const counted = expected.get(`${month} ${code}`);
      for (const name of FIGURES.filter((each) => isCompared(code, each))) {
        const [here, there] = [counted?.get(name) ?? 0, numberAt(found.get(code), name)];
        if (!name.startsWith('cards.') || kinds.has('cardMonth')) differ(index, `${month} ${code}`, name, here, there);
        const total = totals.get(`${code} ${name}`) ?? { index, here: 0, there: 0 };
        totals.set(`${code} ${name}`, { index, here: total.here + here, there: total.there + there });
      }
    }
  }
  for (const [what, { index, here, there }] of totals) {
    if (!what.includes(' openOverdue')) differ(index, 'in all', what, here, there);
  }
  return differences;
}

function numberAt(row: Row | undefined, name: string): number {
  let value: unknown = row ?? {};
  for (const part of name.split('.')) value = (value as Row | undefined)?.[part];
  return typeof value === 'number' ? value : 0;
}
