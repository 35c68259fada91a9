import { at } from '@sealtrail/applications/testing';
import { acceptedStory, inEnglish } from '../testing';
import type { ExemptionDeclared } from './exemption-events';

type Data = ExemptionDeclared['data'];

/** Of the region of the cases, over the end of the promise (2026-03-16). */
const outage = (change: Partial<Data> = {}): Data => ({
  exemption: 'outage',
  version: '1',
  ground: 'declaredOutage',
  region: '370100',
  department: null,
  application: null,
  from: at('2026-03-16', '00:00'),
  to: at('2026-03-18', '00:00'),
  document: '济数发〔2026〕8号',
  declaredBy: 'key',
  declaredFrom: null,
  declaredAt: at('2026-03-15'),
  ...change,
});
const withOutage = (change: Partial<Data> = {}) => acceptedStory('2026-03-02').exempt(outage(change));
const untilApril = (change: Partial<Data> = {}) => withOutage(change).until(at('2026-04-01')).live;

// Accepted 2026-03-02: warning 03-12, yellow 03-16, red 03-30.
const WARNING = 'warning case planning/li 2026-03-12';
const YELLOW = 'yellow case planning/li 2026-03-16';
const RED = 'red case planning/li 2026-03-30';

describe('what is exempt from supervision (免予监察)', () => {
  it('gives no card, and says so: its computation, the ground and the document stay in the record', () => {
    const story = withOutage().until(at('2026-03-17'));
    expect(story.live).toEqual([WARNING]);
    const [dismissed] = story.cards.flatMap((event) => (event.type === 'CardDismissed' ? [event.data] : []));
    expect(dismissed).toMatchObject({ level: 'yellow', cause: 'exemption', dismissedBy: null, fellOn: '2026-03-16' });
    expect(inEnglish(dismissed?.why ?? [])).toBe(
      'what falls at this instant is exempt from supervision (outage: declared outage of a system, 济数发〔2026〕8号)',
    );
    expect(story.issued.at(-1)).toMatchObject({ status: 'pending', computation: { limit: { date: '2026-03-16' } } });
  });

  it('is said once, however often the case is looked at', () => {
    const story = withOutage().until(at('2026-03-17'));
    const told = story.cards.length;
    story.supervise({ type: 'CheckLimits', data: { at: at('2026-03-17', '12:00') } });
    expect(story.cards).toHaveLength(told);
  });

  it('is what falls meanwhile: later cards of the same clock fall', () => expect(untilApril()).toEqual([WARNING, RED]));

  it('gives no warning either, of which nothing is kept', () => {
    const story = withOutage({ from: at('2026-03-12', '00:00'), declaredAt: at('2026-03-11') }).until(at('2026-03-15'));
    expect(story.issued).toEqual([]);
  });

  it('takes back no card that had fallen when it was told', () =>
    expect(untilApril({ declaredAt: at('2026-03-17', '00:01') })).toEqual([WARNING, YELLOW, RED]));

  it('covers nothing that falls at the instant at which it is told, or before', () => {
    expect(untilApril({ declaredAt: at('2026-03-17', '00:00') })).toEqual([WARNING, YELLOW, RED]);
    expect(untilApril({ declaredAt: at('2026-03-16', '23:59') })).toEqual([WARNING, RED]);
  });

  it('that is told anew lets off what was to fall by what was known then', () => {
    const shorter = outage({ version: '2', to: at('2026-03-16', '12:00'), declaredAt: at('2026-03-20') });
    expect(withOutage().exempt(shorter).until(at('2026-04-01')).live).toEqual([WARNING, RED]);
    const before = outage({ version: '2', to: at('2026-03-16', '12:00'), declaredAt: at('2026-03-16') });
    expect(withOutage().exempt(before).until(at('2026-04-01')).live).toEqual([WARNING, YELLOW, RED]);
  });

  it.each<[string, Partial<Data>, boolean]>([
    ['of a province that holds the region', { region: '370000' }, true],
    ['of a region beside it', { region: '370200' }, false],
    ['of a region within it', { region: '370102' }, false],
    ['of the department', { department: 'planning' }, true],
    ['of another department', { department: 'market' }, false],
    ['of the case', { ground: 'secretCase', application: 'a1', to: null }, true],
    ['of another case', { ground: 'secretCase', application: 'a2', to: null }, false],
    ['that ends as the card falls', { to: at('2026-03-17', '00:00') }, false],
    ['that begins as the card falls', { from: at('2026-03-17', '00:00') }, true],
  ])('covers, or does not: %s', (_, change, isExempt) => expect(untilApril(change).includes(YELLOW)).toBe(!isExempt));
});
