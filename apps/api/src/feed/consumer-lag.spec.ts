import type { RecordedEvent } from '@sealtrail/event-sourcing';
import { type LaggingReader, lagsOf, WAITING_MAX } from './consumer-lag';
import { type FactPage, LOOKED_AT_MAX, type PublishedFact } from './published-facts';

const NEVER = new AbortController().signal;

const factAt = (position: number): PublishedFact => ({
  event: {
    type: 'CardIssued',
    position: BigInt(position),
    metadata: { recordedAt: `at ${position}` },
  } as unknown as RecordedEvent,
  publication: { audience: 'case' } as unknown as PublishedFact['publication'],
  bounds: {
    departments: [position % 2 === 0 ? 'even' : 'odd'],
    region: '310000',
  } as unknown as PublishedFact['bounds'],
});

/** A log of one fact at each position, and how often each was read. */
class Log {
  reads = 0;
  lookedAt = 0;
  limitMax = 0;
  constructor(private readonly head: number) {}

  async readAll(after: bigint, limit: number): Promise<FactPage> {
    this.reads++;
    this.limitMax = Math.max(this.limitMax, limit);
    const end = Math.min(this.head, Number(after) + limit);
    const facts = Array.from({ length: end - Number(after) }, (_, n) => factAt(Number(after) + n + 1));
    this.lookedAt += facts.length;
    return { facts, position: BigInt(end), isAtHead: end === this.head };
  }
}

const readerAt = (position: number, department: string | null = null): LaggingReader => ({
  reader: { audiences: ['case'], scope: { department, region: null } } as unknown as LaggingReader['reader'],
  selection: {},
  position: BigInt(position),
});

describe('the lags of readers of the feed', () => {
  it('are counted for each from its own position, within its scope', async () => {
    const lags = await lagsOf(new Log(100), [readerAt(90), readerAt(95, 'even'), readerAt(100)], NEVER);
    expect(lags).toEqual([
      { waiting: 10, isCounted: true, waitingSince: 'at 91' },
      { waiting: 3, isCounted: true, waitingSince: 'at 96' },
      { waiting: 0, isCounted: true, waitingSince: null },
    ]);
  });

  it('say where the count ended before all were counted', async () => {
    const [exact, more] = await lagsOf(new Log(1_000), [readerAt(1_000 - WAITING_MAX), readerAt(0)], NEVER);
    expect(exact).toMatchObject({ waiting: WAITING_MAX, isCounted: true });
    expect(more).toEqual({ waiting: WAITING_MAX, isCounted: false, waitingSince: 'at 1' });
  });

  it('are counted in one pass for all of them, with less between two turns the more they are', async () => {
    for (const [readers, limitMax] of [
      [1, 500],
      [1_000, 25],
    ] as const) {
      const log = new Log(LOOKED_AT_MAX);
      const all = Array.from({ length: readers }, () => readerAt(0, 'neither'));
      await lagsOf(log, all, NEVER);
      expect([log.lookedAt, log.limitMax]).toEqual([LOOKED_AT_MAX, limitMax]);
    }
  });

  it('do not read what nobody waits for', async () => {
    const log = new Log(1_000_000);
    await lagsOf(log, [readerAt(0), readerAt(999_999)], NEVER);
    expect(log.reads).toBe(2);
  });

  it('are bounded together, and not counted where the bound is reached', async () => {
    const log = new Log(1_000_000);
    const slow = Array.from({ length: 50 }, (_, n) => readerAt(n * 10_000, 'neither'));
    const lags = await lagsOf(log, slow, NEVER);
    expect(log.lookedAt).toBeLessThan(3 * LOOKED_AT_MAX);
    expect(lags.at(-1)).toEqual({ waiting: 0, isCounted: false, waitingSince: null });
  });

  it('end with the request', async () => {
    const log = new Log(1_000_000);
    await lagsOf(log, [readerAt(0, 'neither')], AbortSignal.abort());
    expect(log.reads).toBe(0);
  });
});
