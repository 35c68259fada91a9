import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Shown, untrueOf } from '../facts/fact-contract';
import { startServer, type TestServer } from '../server';
import { at, endOf, local } from './local-time';
import { type Body, done, Office } from './office';

type Page<Row> = { readonly items: readonly Row[] };

type Limit = { readonly date: string; readonly at: string } | null;

type Listed = {
  readonly rule: string;
  readonly clock: string;
  readonly level: string;
  readonly status: string;
  readonly department: string;
  readonly official: string | null;
  readonly breachedAt: string;
  readonly issuedAt: string;
  readonly revocation: { readonly cause: string } | null;
};

const OFFICIALS = {
  li: { name: '李', posts: ['officer'] },
  wang: { name: '王', posts: ['officer'] },
  zhao: { name: '赵', posts: ['approver'] },
  qian: { name: '钱', posts: ['agencyHead'] },
} as const;

/** A card as one line: the charge, when it was due, when it was issued, its status. */
const line = (card: Listed): string =>
  `${card.level} ${card.rule} of ${card.clock} on ${card.department}/${card.official ?? '-'}, ` +
  `fell ${local(card.breachedAt)}, issued ${local(card.issuedAt)}, ` +
  card.status +
  (card.revocation === null ? '' : ` (${card.revocation.cause})`);

/** A city with its own server, created through the API only. Its clock advances with the stories. */
export class City {
  private isOver = false;

  private constructor(
    public server: TestServer,
    public today: string,
  ) {}

  /** Opens at 08:00 of a day. */
  static async on(date: string): Promise<City> {
    const dataDir = mkdtempSync(join(tmpdir(), 'sealtrail-city-'));
    return new City(await startServer({ simulatedClock: at(date, '08:00'), dataDir }), date);
  }

  /** Stops the server; returns its exit code. @throws if a history showed something undocumented */
  async stop(): Promise<number | null> {
    const untrue = await this.untrueHistories();
    const code = await this.server.stop();
    this.isOver = true;
    if (untrue.length > 0) throw new Error(`histories are not as they are published: ${untrue.join(', ')}`);
    return code;
  }

  /** Stops the server if it is running, and removes its folder. */
  async close(): Promise<void> {
    try {
      if (!this.isOver) await this.stop();
    } finally {
      rmSync(this.server.dataDir, { recursive: true });
    }
  }

  /** Every event of every case, as it is shown. */
  private async untrueHistories(): Promise<readonly string[]> {
    const { items } = await this.reads<Page<{ applicationId: string }>>('/v1/applications?limit=1000');
    const histories = items.map(({ applicationId: id }) =>
      done(this.server.get(`/v1/applications/${id}/history?limit=1000`)),
    );
    return (await Promise.all(histories)).flatMap(({ body }) => untrueOf((body as Page<Shown>).items));
  }

  /** Restarts the stopped server; the clock setting is ignored. */
  async opensAgain(): Promise<void> {
    const { dataDir, adminKey } = this.server;
    this.server = await startServer({ simulatedClock: at('2000-01-01'), dataDir, adminKey });
  }

  /** A department with its officials and its own key; a hall's key has the role `window`. */
  async office(
    code: string,
    { region = '230900', role = 'officer', uscc = null as string | null } = {},
  ): Promise<Office> {
    const path = `/v1/departments/${code}`;
    await done(this.server.put(path, { name: code, region, level: 'city', uscc }));
    for (const [id, official] of Object.entries(OFFICIALS)) {
      await done(this.server.put(`${path}/officials/${id}`, { ...official, mandates: [{ from: '2020-01-01' }] }));
    }
    return new Office(code, await this.server.issueKey({ role, department: code }), this);
  }

  /** Creates an item; `li` handles it. */
  async item(code: string, terms: Body & { readonly department: string }): Promise<void> {
    const plain = { name: code, kind: 'licence', class: 'promised', handler: 'li' };
    await done(this.server.put(`/v1/items/${code}`, { ...plain, ...terms }));
  }

  /** Declares a day of a calendar working or not. */
  async declares(date: string, working: boolean, reason: string, calendar = 'cn-national'): Promise<void> {
    await done(this.server.put(`/v1/calendars/${calendar}/days/${date}`, { working, reason }));
  }

  /** Defines the calendar of a region. */
  async defines(calendar: string, of: { readonly region: string; readonly parent: string }): Promise<void> {
    await done(this.server.put(`/v1/calendars/${calendar}`, of));
  }

  /** Advances to a time of a day. Everything due by then has happened, and every view shows it. */
  async comes(date: string, time = '09:00'): Promise<void> {
    await this.server.setClock(at(date, time));
    this.today = date;
  }

  async now(): Promise<string> {
    const { body } = await done(this.server.get('/v1/clock'));
    return (body as { now: string }).now;
  }

  /** The administrator's view, including all acts so far. */
  async reads<Answer = Record<string, unknown>>(path: string, key?: string): Promise<Answer> {
    await this.server.setClock(await this.now());
    return (await done(this.server.get(path, key))).body as Answer;
  }

  case<Answer = Record<string, unknown>>(id: string): Promise<Answer> {
    return this.reads(`/v1/applications/${id}`);
  }

  /** The last days of the limits of a case; every limit ends at 24:00 of its day. */
  async limits(id: string): Promise<Readonly<Record<string, string | null>>> {
    const found = await this.case<Record<'firstCheck' | 'promised' | 'statutory' | 'deliveryLimit', Limit>>(id);
    const { firstCheck, promised, statutory, deliveryLimit } = found;
    return Object.fromEntries(
      Object.entries({ firstCheck, promised, statutory, deliveryLimit }).map(([name, limit]) => {
        if (limit !== null) expect(limit.at).toBe(endOf(limit.date));
        return [name, limit?.date ?? null];
      }),
    );
  }

  /** Every card of a case in the order of their due instants, one line each; without those about answers: nobody answers here. */
  async cards(id: string): Promise<readonly string[]> {
    const { items } = await this.reads<{ items: readonly Listed[] }>(`/v1/cards?applicationId=${id}`);
    return items
      .filter(({ rule }) => rule !== 'feedbackLate')
      .map((card) => ({ at: card.breachedAt, text: line(card) }))
      .sort((a, b) => (a.at === b.at ? (a.text < b.text ? -1 : 1) : a.at < b.at ? -1 : 1))
      .map(({ text }) => text);
  }

  /** The event types of a case. */
  async history(id: string): Promise<readonly string[]> {
    const { items } = await this.reads<{ items: { type: string }[] }>(`/v1/applications/${id}/history`);
    return items.map(({ type }) => type);
  }
}
