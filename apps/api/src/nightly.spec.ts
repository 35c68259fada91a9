import { Logger } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { FixedClock } from '@sealtrail/event-sourcing/testing';
import { NightlyForecast } from './efficiency/nightly-forecast';

/** The nights for which a forecast was kept, at each look at the clock. */
async function keptAt(execute: (night: string) => Promise<boolean>, ...instants: readonly string[]) {
  const clock = new FixedClock(instants[0] ?? '');
  const nights: string[] = [];
  const bus = Object.assign(Object.create(CommandBus.prototype) as CommandBus, {
    execute: ({ on }: { on: string }) => {
      nights.push(on);
      return execute(on);
    },
  });
  const stop = new AbortController();
  const left = [...instants];
  await new NightlyForecast(bus, clock, { zone: 'Asia/Shanghai' }).run(stop.signal, async () => {
    const next = left.shift();
    if (next === undefined) stop.abort();
    else clock.set(next);
  });
  return nights;
}

const ONE = '2026-03-16T17:00:00.000Z';
const TEN_PAST = '2026-03-16T17:10:00.000Z';
const NEXT = '2026-03-17T18:00:00.000Z';

describe('what is done once a night', () => {
  it('waits for one in the morning, and is done with the first time', async () => {
    expect(await keptAt(async () => true, '2026-03-16T16:59:59.000Z', ONE, TEN_PAST, NEXT)).toEqual([
      '2026-03-17',
      '2026-03-18',
    ]);
  });

  it('is tried again where it fails', async () => {
    const warn = jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => {});
    let tries = 0;
    const failing = async () => {
      tries += 1;
      if (tries === 1) throw new Error('the store is away');
      return true;
    };
    expect(await keptAt(failing, ONE, TEN_PAST, NEXT)).toEqual(['2026-03-17', '2026-03-17', '2026-03-18']);
    expect(warn).toHaveBeenCalledTimes(1);
    warn.mockRestore();
  });
});
