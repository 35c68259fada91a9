import { accept, at, jointItem, knowing, outcome, promisedItem, recordedStory, submit } from '../testing';
import type { ApplicationCommand } from './application-commands';
import { findClock } from './ledger';
import { ledgerOf } from './ledger-fold';

const joint = [submit(at('2026-03-02')), accept(at('2026-03-02', '11:00'))];

describe('assignment', () => {
  const assign = (instant: string, change: object = {}): ApplicationCommand => ({
    type: 'AssignHandler',
    data: {
      at: instant,
      now: instant,
      department: 'planning',
      officer: null,
      branch: null,
      official: 'wang',
      ...change,
    },
  });

  it('says who held the clock from when on', () => {
    const past = recordedStory(knowing(), submit(at('2026-03-02')), accept(at('2026-03-03')), assign(at('2026-03-05')));
    expect(findClock(ledgerOf(past), 'case')?.holders).toEqual([
      {
        department: 'planning',
        official: 'li',
        from: at('2026-03-03'),
        datedFrom: at('2026-03-03'),
        chargedFrom: at('2026-03-03'),
      },
      {
        department: 'planning',
        official: 'wang',
        from: at('2026-03-05'),
        datedFrom: at('2026-03-05'),
        chargedFrom: at('2026-03-06', '00:00'),
      },
    ]);
  });

  it('counts from its recording, whatever date it bears', () => {
    const dated = assign(at('2026-03-05'), { now: at('2026-03-12') });
    const past = recordedStory(knowing(), submit(at('2026-03-02')), accept(at('2026-03-03')), dated);
    expect(findClock(ledgerOf(past), 'case')?.holders.at(-1)).toMatchObject({
      from: at('2026-03-12'),
      datedFrom: at('2026-03-05'),
      chargedFrom: at('2026-03-13', '00:00'),
    });
  });

  it('reaches one branch alone', () => {
    const past = recordedStory(
      knowing(jointItem),
      ...joint,
      assign(at('2026-03-03'), { department: 'fire', branch: 'fire' }),
    );
    const ledger = ledgerOf(past);
    expect(findClock(ledger, 'branch:fire')?.holders).toHaveLength(2);
    expect(findClock(ledger, 'branch:water')?.holders).toHaveLength(1);
  });

  it('needs an official of that department, and cannot be dated back behind an earlier one', () => {
    expect(
      outcome(knowing(promisedItem, { assignee: null }), [submit(at('2026-03-02'))], assign(at('2026-03-03'))),
    ).toBe('application.no-mandate');
    expect(outcome(knowing(), [submit(at('2026-03-02'))], assign(at('2026-03-03'), { department: 'fire' }))).toBe(
      'application.other-department',
    );
    const past = [submit(at('2026-03-02')), assign(at('2026-03-05'))];
    expect(outcome(knowing(), past, assign(at('2026-03-04'), { official: 'li' }))).toBe('application.before-last-step');
  });
});
