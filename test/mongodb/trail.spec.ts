import { type PersonalRead, UnknownOutcome } from '@sealtrail/event-sourcing';
import { MongoAccessTrail, StorageFull } from '@sealtrail/platform';
import { fault } from '../mongo-double/faults';
import { Gate } from '../mongo-double/gate';
import { DoubleWorld } from './double-world';

const read = (id: string): PersonalRead => ({
  id,
  at: '2026-03-02T01:00:00.000Z',
  actor: 'k-1',
  role: 'officer',
  department: 'market',
  official: null,
  route: 'GET /v1/applications/:id',
  cases: [{ id: 'case-1', region: '431000' }],
  fields: ['applicant.name'],
  file: null,
  purpose: null,
  asked: null,
  region: null,
});
const everything = { region: null, limit: 1_000, after: null };

describe.each(['standalone', 'replicaSet'] as const)('the access trail in a double of a %s', (deployment) => {
  let world: DoubleWorld;
  let trail: MongoAccessTrail;

  beforeEach(async () => {
    world = await DoubleWorld.start({ deployment });
    trail = await MongoAccessTrail.open(await world.connect());
    world.sent();
  });
  afterEach(() => world.close());

  const kept = async () => (await trail.find(everything)).map(({ id }) => id).toSorted();
  const updates = () => world.sent('access-trail').filter(([name]) => name === 'update');

  it('is written on a majority and in its journals, in one batch for all that came meanwhile', async () => {
    const gate = new Gate();
    world.double.faults.next({ command: 'update', collection: 'access-trail' }, fault.slow(gate));
    const first = trail.keep(read('0'));
    await gate.reached;
    const others = Array.from({ length: 100 }, (_, n) => trail.keep(read(String(n + 1))));
    gate.open();
    await Promise.all([first, ...others]);
    const sent = updates();
    expect(sent.map(([, { updates: batch }]) => (batch as unknown[]).length)).toStrictEqual([1, 100]);
    for (const [, { writeConcern }] of sent) expect(writeConcern).toStrictEqual({ w: 'majority', j: true });
  });

  it.each(['lostReply', 'dropBefore'] as const)('is written once through a %s', async (kind) => {
    world.double.faults.next({ command: 'update', collection: 'access-trail' }, fault[kind]);
    await Promise.all([trail.keep(read('a')), trail.keep(read('b'))]);
    expect(await kept()).toStrictEqual(['a', 'b']);
  });

  it('is told to be written by nobody who does not know it, and goes on with the next', async () => {
    for (const [each, kind] of [
      [fault.dropBefore, UnknownOutcome],
      [fault.lostReply, UnknownOutcome],
      [fault.writeConcernError(64, 'WriteConcernTimeout'), UnknownOutcome],
      [fault.error(14_031, 'OutOfDiskSpace'), StorageFull],
    ] as const) {
      world.double.faults.always({ command: 'update', collection: 'access-trail' }, each);
      await expect(trail.keep(read('a'))).rejects.toBeInstanceOf(kind);
      world.double.faults.clear();
    }
    await trail.keep(read('b'));
    expect(await kept()).toContain('b');
  });

  it('is written although another writes the same at the same time', async () => {
    world.double.faults.next({ command: 'update', collection: 'access-trail' }, fault.duplicateKeyRace(0));
    await trail.keep(read('a'));
    expect(await kept()).toStrictEqual(['a']);
  });
});
