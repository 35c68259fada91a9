import type { ApplicationEvent } from '@sealtrail/applications/events';
import { at, grant, proof } from '@sealtrail/applications/testing';
import { type CalendarEvent, calendarStream } from '@sealtrail/calendar/events';
import { calendarDefined, dayDeclared, yearImported } from '@sealtrail/calendar/testing';
import {
  type CommandMetadata,
  derivedId,
  type Event,
  type Instant,
  metadataAt,
  StreamStateCache,
  written,
} from '@sealtrail/event-sourcing';
import { FixedClock, InMemoryEventStore, pipelineOver } from '@sealtrail/event-sourcing/testing';
import { POLICIES_STREAM, policies } from '@sealtrail/policy/events';
import { acceptedStory, plainItem } from '../testing';
import { ChangeSupervision, ChangeSupervisionHandler } from './change-supervision';
import { DecisionContextLoader } from './decision-context-loader';

const commandMetadata = (commandId: string): CommandMetadata => ({
  actor: 'system:limit-watch',
  commandId,
  correlationId: commandId,
  causationId: null,
  fingerprint: null,
  expectedRevision: null,
});

class World {
  readonly store = new InMemoryEventStore();
  readonly clock = new FixedClock();
  private readonly facts = new DecisionContextLoader(this.store, new StreamStateCache(this.store), {
    zone: 'Asia/Shanghai',
  });
  private readonly handler = new ChangeSupervisionHandler(pipelineOver(this.store, this.clock), this.facts);

  async keep(stream: string, recordedAt: Instant, events: readonly Event[]): Promise<void> {
    const before = await this.store.read(stream);
    await this.store.append({
      stream,
      expected: BigInt(before.length) - 1n,
      events: events.map((event, index) => ({ id: derivedId(stream, recordedAt, String(index)), ...event })),
      metadata: metadataAt(recordedAt, { ...commandMetadata(recordedAt), known: {} }),
      answer: null,
    });
  }

  calendar = (recordedAt: Instant, ...events: readonly CalendarEvent[]) =>
    this.keep(calendarStream(events[0]?.data.calendar ?? ''), recordedAt, events);

  async application(events: readonly (ApplicationEvent & { metadata: { recordedAt: Instant } })[]): Promise<void> {
    for (const { type, data, metadata } of events) {
      await this.keep('application-a1', metadata.recordedAt, [{ type, data } as Event]);
    }
  }

  async check(instant: Instant): Promise<readonly string[]> {
    this.clock.set(instant);
    const command = { type: 'CheckLimits', data: { at: instant } } as const;
    const before = (await this.store.read('supervision-a1')).length;
    await this.handler.execute(new ChangeSupervision('a1', command, commandMetadata(derivedId(instant)), null));
    return (await this.store.read('supervision-a1')).slice(before).map(({ type }) => type);
  }
}

describe('the handler of supervision', () => {
  let world: World;

  beforeEach(async () => {
    world = new World();
    await world.calendar(at('2025-12-01'), yearImported(2025), yearImported(2026));
  });

  it('rests on the case’s own stream and its calendar, and keeps the revisions it has seen', async () => {
    const { past } = acceptedStory('2026-03-02');
    await world.application(past);
    expect(await world.check(at('2026-03-02'))).toEqual(['ChecksScheduled']);
    expect(await world.check('2026-03-12T16:00:00.000Z')).toEqual(['CardIssued']);
    const [, card] = await world.store.read('supervision-a1');
    expect(card).toMatchObject({
      data: { level: 'warning', department: 'planning', official: 'li', computation: { calendar: { version: '1' } } },
      metadata: { known: { 'application-a1': '1', 'calendar-cn-national': '1' } },
    });
  });

  it('does nothing where there is no such case, and nothing twice', async () => {
    expect(await world.check(at('2026-03-02'))).toEqual([]);
    await world.application(acceptedStory('2026-03-02').past);
    await world.check(at('2026-03-20'));
    expect(await world.check(at('2026-03-21'))).toEqual([]);
  });

  it('does not card what has already been decided when the check comes', async () => {
    const { past } = acceptedStory('2026-03-02')
      .until(at('2026-03-11', '09:00'))
      .tell(grant(at('2026-03-11'), { proofOfService: proof(at('2026-03-11')) }));
    await world.application(past);
    await world.check('2026-03-12T16:00:00.000Z');
    const types = (await world.store.read('supervision-a1')).map(({ type }) => type);
    expect(types).toEqual(['ChecksScheduled']);
  });

  it('finds what was told of a parent of the calendar since the card was computed', async () => {
    const local = { calendar: 'xiangxi', region: '433100', parent: 'cn-national' };
    await world.calendar(at('2025-12-02'), calendarDefined(local));
    await world.application(acceptedStory('2026-03-02', { ...plainItem, calendar: 'xiangxi' }).past);
    await world.check(at('2026-03-17', '09:00'));
    const [, card] = await world.store.read('supervision-a1');
    expect(card).toMatchObject({
      data: { computation: { calendar: { id: 'xiangxi', version: '0.1' } } },
      metadata: { known: { 'calendar-xiangxi': '0', 'calendar-cn-national': '1' } },
    });
    const declaredAt = at('2026-03-17', '10:00');
    await world.calendar(declaredAt, dayDeclared({ date: '2026-03-10', declaredAt }));
    expect(await world.check(declaredAt)).toContain('CardRevoked');
    const revoked = (await world.store.read('supervision-a1')).find(({ type }) => type === 'CardRevoked');
    expect(revoked?.data).toMatchObject({
      cause: 'calendar',
      reason: [
        { code: 'known.day-off-declared', parameters: { date: '2026-03-10', calendar: 'cn-national', version: '2' } },
        {},
      ],
    });
  });

  it('finds the day that was declared since the card was computed', async () => {
    await world.application(acceptedStory('2026-03-02').past);
    await world.check(at('2026-03-17', '09:00'));
    const declaredAt = at('2026-03-17', '10:00');
    await world.calendar(declaredAt, dayDeclared({ date: '2026-03-10', reason: written('flood'), declaredAt }));
    expect(await world.check(declaredAt)).toContain('CardRevoked');
    const revoked = (await world.store.read('supervision-a1')).find(({ type }) => type === 'CardRevoked');
    expect(revoked?.data).toMatchObject({
      cause: 'calendar',
      reason: [
        { code: 'known.day-off-declared', parameters: { date: '2026-03-10', reason: written('flood') } },
        { code: 'ground.limit-moved' },
      ],
    });
  });

  it('judges a clock by the policy of the region of its case that is in force when it starts', async () => {
    const { id: _, version: __, inForceFrom: ___, ...rules } = policies()[0];
    const earlier = { ...rules.rules.case, warning: { ...rules.rules.case.warning, remainingDays: 4 } };
    const strict = { ...rules, rules: { ...rules.rules, case: earlier } };
    const adopt = (version: string, inForceFrom: Instant) =>
      world.keep(POLICIES_STREAM, at('2026-02-02'), [
        {
          type: 'PolicyAdopted',
          data: {
            policy: 'jinan',
            version,
            region: '370100',
            inForceFrom,
            document: 'X-1',
            rules: strict,
            adoptedAt: at('2026-02-02'),
          },
        },
      ]);
    await adopt('1', at('2026-03-02', '00:00'));
    await world.application(acceptedStory('2026-03-02').past);
    expect(await world.check('2026-03-10T15:59:59.999Z')).toEqual(['ChecksScheduled']);
    expect(await world.check('2026-03-10T16:00:00.000Z')).toEqual(['CardIssued']);
    const card = (await world.store.read('supervision-a1')).at(-1);
    expect(card).toMatchObject({
      data: { level: 'warning', policy: { id: 'jinan', version: '1' } },
      metadata: { known: { [POLICIES_STREAM]: '0' } },
    });
  });
});
