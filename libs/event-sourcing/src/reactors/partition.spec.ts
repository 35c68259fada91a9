import { PARTITIONS, partitionOf } from './partition';

describe('partitionOf', () => {
  it('puts everything about one case into the same partition', () => {
    const parts = ['application', 'supervision', 'rating'].map((category) =>
      partitionOf(`${category}-23010120260001X`),
    );
    expect(new Set(parts).size).toBe(1);
  });

  it('distributes the cases about equally over all partitions', () => {
    const counts = new Map<number, number>();
    for (let n = 0; n < 16_000; n++) {
      const part = partitionOf(`application-3701002026032600${String(n).padStart(5, '0')}O`);
      counts.set(part, (counts.get(part) ?? 0) + 1);
    }
    expect([...counts.keys()].sort((a, b) => a - b)).toStrictEqual(
      Array.from({ length: PARTITIONS }, (_, part) => part),
    );
    expect(Math.min(...counts.values())).toBeGreaterThan(800);
  });

  it('never changes: timers are stored by partition', () => {
    expect(['a-1', 'a-2', 'calendarSweep-cn-national', 'x'].map(partitionOf)).toStrictEqual([12, 5, 9, 7]);
  });
});
