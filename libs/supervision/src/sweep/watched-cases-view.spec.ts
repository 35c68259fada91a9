import type { ApplicationCommand } from '@sealtrail/applications';
import {
  accept,
  at,
  grant,
  knowing,
  promisedItem,
  proof,
  recordedStory,
  submit,
} from '@sealtrail/applications/testing';
import { type Recorded, written } from '@sealtrail/event-sourcing';
import type { CardFact, SupervisionEvent } from '../domain/card-events';
import { type WatchedCaseRow, watchedCases } from './watched-cases-view';

type Row = {
  readonly id: (event: Recorded) => string;
  readonly fold: (row: WatchedCaseRow, event: Recorded) => WatchedCaseRow;
};

const rowAfter = (events: readonly Recorded[]): WatchedCaseRow =>
  events.reduce((row, event) => {
    const on = (watchedCases.on as Record<string, Row | undefined>)[event.type];
    if (on === undefined) return row;
    expect(on.id(event)).toBe('a1');
    return on.fold(row, event);
  }, watchedCases.initial);

const item = { ...promisedItem, materials: [] };
const told = (...commands: readonly ApplicationCommand[]): readonly Recorded[] =>
  recordedStory(knowing(item), submit(at('2026-03-02')), ...commands);
const card = (type: SupervisionEvent['type'], cardId: string): Recorded =>
  ({ type, data: { applicationId: 'a1', cardId } as CardFact }) as unknown as Recorded;
const accepted = accept(at('2026-03-03'));
const granted = grant(at('2026-03-04'));

describe('the cases that a calendar can touch', () => {
  it('are those that are open, from their receipt on', () => {
    expect(rowAfter(told())).toEqual({
      applicationId: 'a1',
      calendar: 'cn-national',
      startedOn: '2026-03-02',
      open: true,
      cards: [],
      relevant: true,
    });
    expect(rowAfter(told(accepted)).relevant).toBe(true);
  });

  it('are those granted and not yet delivered (行政许可法 art. 44)', () => {
    expect(rowAfter(told(accepted, granted)).open).toBe(true);
    const proofOfService = proof(at('2026-03-05'));
    const delivered = {
      type: 'DeliverResult',
      data: { at: at('2026-03-05'), now: at('2026-03-05'), department: 'planning', officer: 'li', proofOfService },
    } as const;
    expect(rowAfter(told(accepted, granted, delivered)).relevant).toBe(false);
  });

  it('are not those that are closed', () => {
    const reasons = {
      reasons: written('no'),
      legalBasis: written('art. 38'),
      remedies: {
        reconsideration: { organ: 'City Government', days: 60 },
        litigation: { court: 'District Court', months: 6 },
      },
    };
    const refused = grant(at('2026-03-04'), { outcome: 'refused', ...reasons });
    expect(rowAfter(told(accepted, refused)).relevant).toBe(false);
    const withdrawn = {
      type: 'WithdrawApplication',
      data: {
        at: at('2026-03-03'),
        now: at('2026-03-03'),
        proofOfService: null,
        department: null,
        officer: null,
        reason: written('moved away'),
      },
    } as const;
    expect(rowAfter(told(withdrawn)).relevant).toBe(false);
  });

  it('are closed ones too, while a card stands or waits', () => {
    const closed = told({
      type: 'WithdrawApplication',
      data: {
        at: at('2026-03-03'),
        now: at('2026-03-03'),
        proofOfService: null,
        department: null,
        officer: null,
        reason: written('moved away'),
      },
    });
    const two = [...closed, card('CardIssued', 'c1'), card('CardIssued', 'c2')];
    expect(rowAfter(two)).toMatchObject({ open: false, cards: ['c1', 'c2'], relevant: true });
    expect(rowAfter([...two, card('CardRevoked', 'c1')])).toMatchObject({ cards: ['c2'], relevant: true });
    expect(rowAfter([...two, card('CardRevoked', 'c1'), card('CardDismissed', 'c2')]).relevant).toBe(false);
  });
});
