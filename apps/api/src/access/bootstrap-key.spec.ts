import 'reflect-metadata';
import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { Test } from '@nestjs/testing';
import { AccessModule, KeyRing } from '@sealtrail/access';
import { CommandPipeline, EventStore, StreamStateCache, WallClock } from '@sealtrail/event-sourcing';
import { FixedClock, InMemoryEventStore, pipelineOver } from '@sealtrail/event-sourcing/testing';
import { ClockControl } from '../clock/clock-control';
import { BootstrapKey } from './bootstrap-key';
import { DEMO_ADMIN_KEY } from './demo-key';

const NOW = '2026-03-02T01:00:00.000Z';
const [first, second] = ['0123456789abcdef'.repeat(2), 'fedcba9876543210'.repeat(2)];

@Module({})
class Drivers {
  static fresh(): DynamicModule {
    const [store, clock] = [new InMemoryEventStore(), new FixedClock(NOW)];
    const providers = [
      { provide: EventStore, useValue: store },
      { provide: WallClock, useValue: clock },
      { provide: StreamStateCache, useValue: new StreamStateCache(store) },
      { provide: CommandPipeline, useValue: pipelineOver(store, clock) },
    ];
    return {
      module: Drivers,
      global: true,
      providers,
      exports: [EventStore, WallClock, StreamStateCache, CommandPipeline],
    };
  }
}

async function server(...more: readonly Provider[]) {
  const imports = [CqrsModule, Drivers.fresh(), AccessModule];
  const module = await Test.createTestingModule({ imports, providers: [BootstrapKey, ...more] }).compile();
  await module.init();
  const ring = module.get(KeyRing);
  return { keys: module.get(BootstrapKey), opens: (key: string) => ring.find(key, NOW) !== null };
}

describe('the key file of the administrator', () => {
  it('opens with its current key; the key it held before opens nothing', async () => {
    const { keys, opens } = await server();
    await keys.adoptFromFile(first);
    expect(opens(first)).toBe(true);
    await keys.adoptFromFile(second);
    expect([opens(first), opens(second)]).toEqual([false, true]);
  });

  it('is refused with a revoked key, and the valid key still opens', async () => {
    const { keys, opens } = await server();
    await keys.adoptFromFile(first);
    await keys.adoptFromFile(second);
    await expect(keys.adoptFromFile(first)).rejects.toThrow('has been revoked');
    expect(opens(second)).toBe(true);
  });

  it('is refused with the public demo key, unless the clock is simulated', async () => {
    const real = await server();
    await expect(real.keys.adoptFromFile(`${DEMO_ADMIN_KEY}\n`)).rejects.toThrow('the public key of the demo');
    expect(real.opens(DEMO_ADMIN_KEY)).toBe(false);
    const demo = await server({ provide: ClockControl, useValue: {} });
    await demo.keys.adoptFromFile(DEMO_ADMIN_KEY);
    expect(demo.opens(DEMO_ADMIN_KEY)).toBe(true);
  });
});
