import 'reflect-metadata';
import { type DynamicModule, Module } from '@nestjs/common';
import { CommandBus, CqrsModule, QueryBus } from '@nestjs/cqrs';
import { Test } from '@nestjs/testing';
import { AccessModule, type ApiKey, KeyRing } from '@sealtrail/access';
import { CommandPipeline, EventStore, StreamStateCache } from '@sealtrail/event-sourcing';
import { FixedClock, FixedNamespaceSecret, InMemoryEventStore, pipelineOver } from '@sealtrail/event-sourcing/testing';
import { Caller } from '../http/caller';
import { ApiKeys } from './api-keys';

const NOW = '2026-03-02T01:00:00.000Z';
const clock = new FixedClock(NOW);
const admin: ApiKey = {
  id: 'a',
  name: 'admin',
  role: 'admin',
  department: null,
  region: null,
  official: null,
  source: null,
  hash: '',
  expiresAt: null,
};
const wish = { name: 'office', role: 'supervisor' } as const;

@Module({})
class Drivers {
  static over(store: EventStore): DynamicModule {
    const providers = [
      { provide: EventStore, useValue: store },
      { provide: StreamStateCache, useValue: new StreamStateCache(store) },
      { provide: CommandPipeline, useValue: pipelineOver(store, clock) },
    ];
    return { module: Drivers, global: true, providers, exports: [EventStore, StreamStateCache, CommandPipeline] };
  }
}

/** A process that uses the log. */
async function processOn(store: EventStore) {
  const module = await Test.createTestingModule({ imports: [CqrsModule, Drivers.over(store), AccessModule] }).compile();
  await module.init();
  const ring = module.get(KeyRing);
  const keys = new ApiKeys(module.get(CommandBus), module.get(QueryBus), ring, clock);
  const issue = async (): Promise<string | null> => {
    const request = {
      id: 't',
      method: 'POST',
      url: '/v1/api-keys',
      headers: { 'idempotency-key': 'k1' },
      query: {},
      body: wish,
      routeOptions: {},
    };
    const scope = { department: null, region: null };
    const fingerprinting = { secret: new FixedNamespaceSecret(), personal: [] };
    const { extraMembers: also } = await keys.issue(wish, new Caller(admin, scope, request, clock, fingerprinting));
    return (also?.['key'] as string | undefined) ?? null;
  };
  return { issue, opens: (key: string) => ring.find(key, NOW)?.name ?? null };
}

describe('a key', () => {
  it('is in one response only, even if two processes receive the request at the same time', async () => {
    const store = new InMemoryEventStore();
    const [one, two] = await Promise.all([processOn(store), processOn(store)]);
    const answers = await Promise.all([one.issue(), two.issue()]);
    const told = answers.filter((key) => key !== null);
    expect(told.map((key) => one.opens(key))).toEqual(['office']);
    expect(await two.issue()).toBeNull();
  });
});
