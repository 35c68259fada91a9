import { type Event, type JsonObject, type RecordedEvent, written } from '@sealtrail/event-sourcing';
import { UpcastingEventStore } from '@sealtrail/event-sourcing/runtime';
import { InMemoryEventStore, writeFacts } from '@sealtrail/event-sourcing/testing';
import {
  accept,
  actTimes,
  at,
  contextFor,
  document,
  endSuspension,
  eventsAfter,
  grant,
  officialAct,
  ownProof,
  paperMaterial,
  promisedItem,
  proof,
  requestCorrection,
  reviewProof,
  startSuspension,
  submit,
  submitCorrection,
  workingDays,
} from '../testing';
import { viewAfter } from '../testing/views';
import { applicationStream } from './application-decider';
import type { ApplicationEvent } from './application-events';
import { upcasters } from './application-upcasters';
import { ledgerOf } from './ledger-fold';

const told = { reason: written('slow'), document: document() };

/** Every kind of event that has changed its shape, reported when it happened. */
const today = eventsAfter(
  contextFor(),
  submit(at('2026-03-02'), { materials: [paperMaterial('form')] }),
  requestCorrection(['plan'], at('2026-03-03')),
  {
    type: 'AddMaterial',
    data: { ...actTimes(at('2026-03-03')), department: null, officer: null, material: paperMaterial('photo') },
  },
  submitCorrection(at('2026-03-04'), 'plan'),
  accept(at('2026-03-05')),
  startSuspension(at('2026-03-06')),
  {
    type: 'ProlongSuspension',
    data: { ...officialAct(at('2026-03-09')), suspension: 1, expected: workingDays(8), ...told },
  },
  endSuspension(at('2026-03-10')),
  {
    type: 'ExtendApplication',
    data: {
      ...officialAct(at('2026-03-11')),
      days: 5,
      approver: 'zhao',
      approverDepartment: null,
      approval: 'onPaper',
      notifiedAt: at('2026-03-11'),
      ...told,
    },
  },
  {
    type: 'AssignHandler',
    data: { ...actTimes(at('2026-03-12')), department: 'planning', officer: 'li', branch: null, official: 'wang' },
  },
  grant(at('2026-03-13'), { proofOfService: proof(at('2026-03-13')) }),
  { type: 'DeliverResult', data: { ...officialAct(at('2026-03-16')), proofOfService: proof(at('2026-03-16')) } },
);

const NEW_IN_FACTS = ['holdsFrom', 'countsFrom'];
const NEW_IN_PROOFS = ['actAt', 'servedOn', 'toldBy', 'weight'];
/** Events that had `creditedAt` before every act could have a proof. */
const CREDITED_BEFORE = ['CorrectionNoticeIssued', 'ApplicationAccepted', 'OpinionGiven', 'ResultDelivered'];
const PROVED_BEFORE = ['DecisionMade', 'ResultDelivered'];

const without = (data: JsonObject, names: readonly string[]): JsonObject =>
  Object.fromEntries(Object.entries(data).filter(([name]) => !names.includes(name))) as JsonObject;

/** Such an event as stored before. */
function before({ type, data }: ApplicationEvent): Event {
  const fact = data as unknown as JsonObject;
  const given = fact['proofOfService'] as JsonObject | null | undefined;
  const proofOfService = given && without(given, NEW_IN_PROOFS);
  const names = [
    ...NEW_IN_FACTS,
    ...(CREDITED_BEFORE.includes(type) ? [] : ['creditedAt']),
    ...(PROVED_BEFORE.includes(type) ? [] : ['proofOfService']),
  ];
  return { type, data: without(proofOfService === undefined ? fact : { ...fact, proofOfService }, names) };
}

async function read(facts: readonly Event[]): Promise<readonly RecordedEvent<ApplicationEvent>[]> {
  const store = new InMemoryEventStore();
  for (const fact of facts) {
    await writeFacts(store, applicationStream('a1'), [fact], (fact.data as { occurredAt: string }).occurredAt);
  }
  const lifting = new UpcastingEventStore(store, upcasters);
  return (await lifting.read(applicationStream('a1'))) as readonly RecordedEvent<ApplicationEvent>[];
}

describe('events of a case stored before every act could have a proof', () => {
  it('lead to the same clocks and the same view as current events', async () => {
    const [older, newer] = [await read(today.map(before)), await read(today)];
    expect(older.map(({ type }) => type)).toEqual(today.map(({ type }) => type));
    expect(ledgerOf(older)).toEqual(ledgerOf(newer));
    expect(viewAfter(older)).toEqual(viewAfter(newer));
  });

  it('are without proof, or with a service on the applicant if they had one', async () => {
    const proofs = (await read(today.map(before))).flatMap(({ type, data }) =>
      'proofOfService' in data ? [[type, data.proofOfService]] : [],
    );
    expect(proofs).toContainEqual(['ApplicationAccepted', null]);
    expect(proofs).toContainEqual([
      'ResultDelivered',
      { ...proof(at('2026-03-16')), toldBy: null, servedOn: 'applicant', actAt: null },
    ]);
  });

  it('are left unchanged in the current shape', async () => {
    expect((await read(today)).map(({ type, data }) => ({ type, data }))).toEqual(today);
  });

  it('identify a prolongation by its time, and so does the proof that makes it count', async () => {
    const givenAt = at('2026-03-13');
    const facts = eventsAfter(
      contextFor({ ...promisedItem, materials: [] }),
      submit(at('2026-03-02')),
      accept(at('2026-03-02', '11:00')),
      startSuspension(at('2026-03-06'), { expected: workingDays(5) }),
      // Announced until Friday the 13th; reported too late for the unit's own proof.
      {
        type: 'ProlongSuspension',
        data: {
          ...officialAct(givenAt, { now: at('2026-04-13') }),
          proofOfService: ownProof(givenAt),
          suspension: 1,
          expected: workingDays(8),
          ...told,
        },
      },
      reviewProof(at('2026-04-14')),
    );
    expect(facts.map(({ type }) => type)).toContain('ProofReviewed');
    const older = facts.map(({ type, data }): Event => {
      const fact = data as unknown as JsonObject;
      if (type === 'SuspensionProlonged') return { type, data: without(fact, ['prolongation']) };
      if (type !== 'ProofReviewed') return { type, data: fact };
      const credit = fact['credit'] as JsonObject;
      return {
        type,
        data: { ...fact, credit: { ...credit, prolongs: without(credit['prolongs'] as JsonObject, ['prolongation']) } },
      };
    });
    const lifted = await read(older);
    expect(lifted.find(({ type }) => type === 'SuspensionProlonged')?.data).toMatchObject({ prolongation: null });
    expect(lifted.find(({ type }) => type === 'ProofReviewed')?.data).toMatchObject({
      credit: { prolongs: { suspension: 1, prolongation: null, toldAt: givenAt } },
    });
    const [before, today] = [ledgerOf(lifted), ledgerOf(await read(facts))];
    expect(today.suspensions[0]?.prolongations).toMatchObject([{ number: 1, countsFrom: givenAt }]);
    expect(before.suspensions).toEqual(today.suspensions);
  });
});
