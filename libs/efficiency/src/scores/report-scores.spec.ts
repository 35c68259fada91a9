import type { ReadStore } from '@sealtrail/event-sourcing';
import { StreamStateCache } from '@sealtrail/event-sourcing';
import { FixedClock, InMemoryEventStore, InMemoryReadStore, listRequest } from '@sealtrail/event-sourcing/testing';
import { defaultRules } from '@sealtrail/policy/events';
import type { CardIssued, SupervisionEvent } from '@sealtrail/supervision/events';
import type { LocalDate } from '@sealtrail/working-days';
import { carded, documentsOf, noon, revoked } from '../testing';
import { chargedCards, NOTHING_SINCE } from './charged-cards-view';
import { ReportScores, ReportScoresHandler, type ScoreReport, type ScoreRequest } from './report-scores';
import { scoreOfMonth } from './score';

type Change = Partial<CardIssued['data']>;

/** A card of a case of its own. */
const card = (id: string, level: 'red' | 'warning' | 'yellow', on: LocalDate, change: Change = {}): CardIssued =>
  carded(on, {
    cardId: id,
    level,
    breachedAt: noon(on),
    applicationId: id,
    subject: { kind: 'case', id },
    official: 'li',
    ...change,
  });

const sameCase = (id: string): Change => ({ applicationId: id, subject: { kind: 'case', id } });
const about = (type: string, { data }: CardIssued, more: object = {}) =>
  ({ type, data: { ...data, ...more } }) as unknown as SupervisionEvent;

async function storeOf(events: readonly SupervisionEvent[]): Promise<ReadStore> {
  const store = new InMemoryReadStore();
  await store.save({ view: chargedCards.name, documents: documentsOf(chargedCards, events), from: 0n, to: 1n });
  return store;
}

async function scoresOf(events: readonly SupervisionEvent[], change: Partial<ScoreRequest> = {}): Promise<ScoreReport> {
  const streams = new StreamStateCache(new InMemoryEventStore());
  const jurisdiction = { zone: 'Asia/Shanghai' };
  const clock = new FixedClock(noon('2026-05-10'));
  const request: ScoreRequest = {
    ...listRequest({ department: null, region: null }, {}, 100),
    period: { from: '2026-03', to: '2026-03' },
    by: 'department',
    ...change,
  };
  return new ReportScoresHandler(await storeOf(events), streams, clock, jurisdiction).execute(
    new ReportScores(request),
  );
}

const scoreOf = async (...given: Parameters<typeof scoresOf>) =>
  (await scoresOf(...given)).rows.map(({ score }) => score);

describe('the score of a department or official', () => {
  it('takes off for each card, and for each three warnings', async () => {
    const events = [
      card('y', 'yellow', '2026-03-02'),
      card('r', 'red', '2026-03-03'),
      ...['w1', 'w2', 'w3', 'w4'].map((id, n) => card(id, 'warning', `2026-03-1${n}`)),
    ];
    const { rows } = await scoresOf(events);
    expect(rows).toMatchObject([
      {
        department: 'planning',
        score: 82,
        months: [
          {
            month: '2026-03',
            policy: { id: 'default-cn-1', version: '1' },
            deductions: [
              { ground: 'red', points: 10, cards: [{ cardId: 'r' }] },
              { ground: 'yellow', points: 5, cards: [{ cardId: 'y' }] },
              { ground: 'warnings', points: 3, cards: [{ cardId: 'w1' }, { cardId: 'w2' }, { cardId: 'w3' }] },
            ],
            warningsLeft: [{ cardId: 'w4' }],
          },
        ],
      },
    ]);
  });

  it('takes of each matter the highest alone, once, whatever the rule', async () => {
    const check = card('red', 'red', '2026-03-09', { ...sameCase('a1'), rule: 'firstCheck' });
    const late = card('late', 'yellow', '2026-03-10', { ...sameCase('a1'), rule: 'lateNotice' });
    const warned = card('w', 'warning', '2026-03-05', sameCase('a1'));
    expect(await scoreOf([warned, check, late])).toEqual([90]);
  });

  it('counts a matter in the month of its highest card, and in no other', async () => {
    const yellow = card('y', 'yellow', '2026-03-31', sameCase('a1'));
    const red = card('r', 'red', '2026-04-10', { ...sameCase('a1'), supersedes: ['y'] });
    expect(await scoreOf([yellow, red])).toEqual([]);
    expect(await scoreOf([yellow, red], { period: { from: '2026-04', to: '2026-04' } })).toEqual([90]);
    // Once it is revoked, the lower one stands again.
    const back = {
      ...revoked(red, '2026-05-01'),
      data: { ...about('', red).data, restores: [{ cardId: 'y', supersededBy: null }] },
    };
    expect(await scoreOf([yellow, red, { ...back, type: 'CardRevoked' } as never])).toEqual([95]);
  });

  it('takes nothing off for a superseded card, whoever it charged', async () => {
    const lower = card('y', 'yellow', '2026-03-02', { ...sameCase('a1'), department: 'fire' });
    const higher = card('r', 'red', '2026-03-10', { ...sameCase('a1'), supersedes: ['y'] });
    const { rows } = await scoresOf([lower, higher]);
    expect(rows.map(({ department, score }) => [department, score])).toEqual([['planning', 90]]);
  });

  it('counts no card that is pending, dismissed, lapsed or revoked', async () => {
    const pending = card('p', 'red', '2026-03-02', { status: 'pending' });
    const dismissed = card('d', 'red', '2026-03-02', { status: 'pending' });
    const lapsed = card('l', 'warning', '2026-03-02');
    const gone = card('g', 'red', '2026-03-02');
    const events = [
      pending,
      dismissed,
      lapsed,
      gone,
      about('CardDismissed', dismissed),
      about('WarningLapsed', lapsed),
      about('CardRevoked', gone, { restores: [] }),
    ];
    expect(await scoreOf(events)).toEqual([]);
    const confirmed = about('CardConfirmed', pending, { supersedes: [], supersededBy: null });
    expect(await scoreOf([...events, confirmed])).toEqual([90]);
  });

  it('follows a card whose limit moved to another month and official', async () => {
    const events = [
      card('y', 'yellow', '2026-03-31'),
      about('CardRecomputed', card('y', 'yellow', '2026-04-02', { official: 'wang' })),
    ];
    expect(await scoreOf(events)).toEqual([]);
    const april = { period: { from: '2026-04', to: '2026-04' }, by: 'official' } as const;
    expect((await scoresOf(events, april)).rows).toMatchObject([{ official: 'wang', score: 95 }]);
  });

  it('of several months is their mean, and of a running year of the months that have begun', async () => {
    const events = [card('r', 'red', '2026-01-05'), card('y', 'yellow', '2026-02-05')];
    expect(await scoreOf(events, { period: { from: '2026-01', to: '2026-03' } })).toEqual([95]);
    // (90 + 95 + 100 + 100 + 100) / 5
    expect(await scoreOf(events, { period: { from: '2026-01', to: '2026-12' } })).toEqual([97]);
  });

  it('is never below 0', async () => {
    const events = Array.from({ length: 11 }, (_, n) => card(`r${n}`, 'red', '2026-03-02'));
    expect(await scoreOf(events)).toEqual([0]);
  });

  it('makes a red of yellow cards where the policy says so, and never less than they are', () => {
    const yellows = ['a', 'b', 'c', 'd'].map((id) => ({
      ...card(id, 'yellow', '2026-03-02').data,
      ...NOTHING_SINCE,
      state: 'issued' as const,
      keptBack: false,
    }));
    const rules = { score: defaultRules.score, convert: { warningsToDeduction: 3, yellowsToRedPerMonth: 3 } };
    const points = (red: number) =>
      scoreOfMonth('2026-03', yellows, { ...rules, score: { ...rules.score, red } }).deductions.map(
        (one) => one.points,
      );
    expect(points(20)).toEqual([20, 5]);
    expect(points(10)).toEqual([15, 5]);
  });

  it('charges each department of a matter, and shows a key of one its own alone', async () => {
    const events = [
      card('one', 'yellow', '2026-03-02', sameCase('a1')),
      card('two', 'yellow', '2026-03-02', { ...sameCase('a1'), department: 'fire', official: null }),
    ];
    expect((await scoresOf(events)).rows.map(({ department }) => department)).toEqual(['fire', 'planning']);
    const scope = { department: 'fire', region: null };
    for (const by of ['department', 'official'] as const) {
      const { rows } = await scoresOf(events, { scope, by });
      expect(rows.map(({ department }) => department)).toEqual(['fire']);
    }
    expect((await scoresOf(events, { scope: { department: null, region: '430100' } })).rows).toEqual([]);
  });

  it('is computed again by a program that reads nothing but the answer', async () => {
    const levels = ['warning', 'yellow', 'red'] as const;
    const events: SupervisionEvent[] = Array.from({ length: 200 }, (_, n) =>
      card(`c${n}`, levels[n % 3] ?? 'red', `2026-0${(n % 4) + 1}-0${(n % 9) + 1}`, {
        ...sameCase(`a${n % 70}`),
        official: n % 5 === 0 ? 'wang' : 'li',
        department: `d${n % 12}`,
      }),
    );
    const { rows } = await scoresOf(events, { period: { from: '2026-01', to: '2026-12' }, by: 'official' });
    expect(rows.length).toBeGreaterThan(12);
    for (const { score, months } of JSON.parse(JSON.stringify(rows)) as ScoreReport['rows']) {
      const sums = months.map(({ deductions, rules: { score: by, convert } }) => {
        const groups = deductions.map(({ ground, cards }) => `${ground} ${cards.length}`);
        for (const { ground, cards } of deductions) {
          expect(cards.length).toBe(ground === 'warnings' ? convert.warningsToDeduction : 1);
        }
        const off = { red: by.red, yellow: by.yellow, warnings: by.warnings } as Readonly<Record<string, number>>;
        return Math.max(0, by.base - groups.reduce((sum, group) => sum + (off[group.split(' ')[0] ?? ''] ?? 0), 0));
      });
      const hundredths = Math.floor((sums.reduce((a, b) => a + b, 0) * 200 + sums.length) / (2 * sums.length));
      expect(score).toBe(hundredths / 100);
      const cards = months.flatMap((month) => [...month.deductions.flatMap((one) => one.cards), ...month.warningsLeft]);
      expect(new Set(cards.map(({ number }) => number)).size).toBeGreaterThan(0);
      expect(new Set(cards.map(({ cardId }) => cardId)).size).toBe(cards.length);
    }
  });

  it('leaves out what an appeal keeps back, and takes the next card of the matter in its place', async () => {
    const red = card('r', 'red', '2026-03-09', { ...sameCase('a1'), rule: 'firstCheck' });
    const late = card('y', 'yellow', '2026-03-10', { ...sameCase('a1'), rule: 'lateNotice' });
    const events = [red, late, about('CardAppealed', red, { stopsPublication: true })];
    expect((await scoresOf(events)).rows.map(({ score }) => score)).toEqual([90]);
    expect((await scoresOf(events, { published: true })).rows.map(({ score }) => score)).toEqual([95]);
  });
});
