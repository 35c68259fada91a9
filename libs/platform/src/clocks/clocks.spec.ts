import { SimulatedClock } from './simulated-clock';
import { SystemClock } from './system-clock';

describe('the system clock', () => {
  it('returns UTC text with milliseconds, and never an earlier instant than before', () => {
    const clock = new SystemClock();
    const first = clock.now();
    expect(first).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    const ahead = jest.useFakeTimers({ now: new Date('2000-01-01T00:00:00.000Z') });
    try {
      expect(clock.now()).toBe(first);
    } finally {
      ahead.useRealTimers();
    }
  });
});

describe('the simulated clock', () => {
  it('stands still, moves forward, and never back', () => {
    const clock = new SimulatedClock('2026-03-02T01:00:00.000Z');
    expect(clock.now()).toBe('2026-03-02T01:00:00.000Z');
    clock.moveTo('2026-03-03T01:00:00.000Z');
    clock.moveTo('2026-03-03T01:00:00.000Z');
    expect(clock.now()).toBe('2026-03-03T01:00:00.000Z');
    expect(() => clock.moveTo('2026-03-02T01:00:00.000Z')).toThrow(
      expect.objectContaining({ code: 'clock.backwards' }),
    );
  });
});
