import { FixedClock, InMemoryEventStore, pipelineOver, specify } from '@sealtrail/event-sourcing/testing';
import { isCaseNumber } from '../domain/identifiers/case-number';
import { type NumbersLeased, numberSequenceDecider } from '../domain/number-sequence';
import { CaseNumbers } from './case-numbers';

const leasedAt = '2026-03-02T01:00:00.000Z';

const leased = (from: number, to: number): NumbersLeased => ({
  type: 'NumbersLeased',
  data: { region: '230900', date: '2026-03-02', from, to, leasedAt },
});

const lease = (count: number) =>
  ({ type: 'LeaseNumbers', data: { region: '230900', date: '2026-03-02', count, at: leasedAt } }) as const;

describe('the sequence of a region and day', () => {
  const sequence = specify(numberSequenceDecider);

  it('starts at 1', () => sequence.given().when(lease(100)).then(leased(1, 100)));

  it('continues after the last block', () => sequence.given(leased(1, 100)).when(lease(50)).then(leased(101, 150)));

  it('ends after six digits', () => {
    sequence.given(leased(1, 999_990)).when(lease(100)).then(leased(999_991, 999_999));
    sequence.given(leased(1, 999_999)).when(lease(1)).thenRejected('application.numbers-exhausted');
  });
});

describe('case numbers', () => {
  const store = () => new InMemoryEventStore();
  const clock = new FixedClock();
  const allocator = (of: InMemoryEventStore, holder: string) =>
    new CaseNumbers(pipelineOver(of, clock), clock, { id: holder });

  it('contain the region and local day, and have a valid check character', async () => {
    const number = await allocator(store(), 'a').next('230902001000', '2026-03-02');
    expect(number.slice(0, 20)).toBe('23090220260302000001');
    expect(isCaseNumber(number)).toBe(true);
  });

  it('take one write per hundred', async () => {
    const kept = store();
    const numbers = allocator(kept, 'a');
    for (let n = 0; n < 201; n++) await numbers.next('230900', '2026-03-02');
    expect(await kept.head()).toBe(3n);
  });

  it('are never issued twice under concurrency', async () => {
    const kept = store();
    const allocators = ['a', 'b', 'c'].map((holder) => allocator(kept, holder));
    const asked = Array.from({ length: 1_000 }, (_, n) =>
      (allocators[n % 3] as CaseNumbers).next(
        n % 7 === 0 ? '230902' : '230900',
        n % 5 === 0 ? '2026-03-03' : '2026-03-02',
      ),
    );
    const numbers = await Promise.all(asked);
    expect(new Set(numbers).size).toBe(1_000);
  });

  it('leave a gap at a restart, and no duplicate', async () => {
    const kept = store();
    const before = await allocator(kept, 'before').next('230900', '2026-03-02');
    const after = await allocator(kept, 'after').next('230900', '2026-03-02');
    expect([before.slice(14, 20), after.slice(14, 20)]).toEqual(['000001', '000101']);
  });
});
