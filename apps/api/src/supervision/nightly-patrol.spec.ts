import { CommandBus } from '@nestjs/cqrs';
import { FixedClock } from '@sealtrail/event-sourcing/testing';
import { NightlyPatrol } from './nightly-patrol';

/** What was asked for, at each look at the clock. */
async function nightsAt(...instants: readonly string[]): Promise<readonly string[]> {
  const clock = new FixedClock(instants[0] ?? '');
  const asked: string[] = [];
  const figures = { cases: 1, cards: 0, unsettled: 0, rescheduled: 0, differences: 0, refused: 0 };
  const execute = async ({ night, by, staleBefore }: { night: string; by: string; staleBefore: string }) => {
    asked.push(`${night} by ${by}, taking over from before ${staleBefore}`);
    return figures;
  };
  const bus = Object.assign(Object.create(CommandBus.prototype) as CommandBus, { execute });
  const patrol = new NightlyPatrol(bus, clock, { zone: 'Asia/Shanghai' }, { id: 'p1' });
  const stop = new AbortController();
  const left = [...instants];
  await patrol.run(stop.signal, async () => {
    const next = left.shift();
    if (next === undefined) stop.abort();
    else clock.set(next);
  });
  return asked;
}

it('looks at all cases once after one in the morning, local time', async () => {
  expect(
    await nightsAt(
      '2026-03-16T16:00:00.000Z',
      '2026-03-16T16:59:59.000Z',
      '2026-03-16T17:00:00.000Z',
      '2026-03-16T17:10:00.000Z',
      '2026-03-17T18:00:00.000Z',
    ),
  ).toEqual([
    '2026-03-17 by p1, taking over from before 2026-03-16T16:30:00.000Z',
    '2026-03-18 by p1, taking over from before 2026-03-17T17:30:00.000Z',
  ]);
});
