import { type PersonalDataAccess, UnknownOutcome } from '@sealtrail/event-sourcing';
import { MongoAccessTrail, StorageFull } from '@sealtrail/platform';
import { fault } from '../mongo-proxy/faults';
import { Gate } from '../mongo-proxy/gate';
import { MongoWorld } from './mongo-world';
import { deployments } from './server-behind';

const read = (id: string): PersonalDataAccess => ({
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

describe.each(deployments)('the access trail through a proxy to a %s', (deployment) => {
  let world: MongoWorld;
  let trail: MongoAccessTrail;

  beforeEach(async () => {
    world = await MongoWorld.start(deployment);
    trail = await MongoAccessTrail.open(await world.connect());
    world.sent();
  });
  afterEach(() => world.close());

  const kept = async () => (await trail.find(everything)).map(({ id }) => id).toSorted();
  const updates = () => world.sent('access-trail').filter(([name]) => name === 'update');

  it('is written on a majority and in its journals, in one batch for all entries that arrived meanwhile', async () => {
    const gate = new Gate();
    world.proxy.faults.next({ command: 'update', collection: 'access-trail' }, fault.slow(gate));
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
    world.proxy.faults.next({ command: 'update', collection: 'access-trail' }, fault[kind]);
    await Promise.all([trail.keep(read('a')), trail.keep(read('b'))]);
    expect(await kept()).toStrictEqual(['a', 'b']);
  });

  it('is not reported as written if the outcome is unknown, and continues with the next entry', async () => {
    for (const [each, kind] of [
      [fault.dropBefore, UnknownOutcome],
      [fault.lostReply, UnknownOutcome],
      [fault.writeConcernError(64, 'WriteConcernTimeout'), UnknownOutcome],
      [fault.error(14_031, 'OutOfDiskSpace'), StorageFull],
    ] as const) {
      world.proxy.faults.always({ command: 'update', collection: 'access-trail' }, each);
      await expect(trail.keep(read('a'))).rejects.toBeInstanceOf(kind);
      world.proxy.faults.clear();
    }
    await trail.keep(read('b'));
    expect(await kept()).toContain('b');
  });

  it('is written although another writes the same concurrently', async () => {
    world.proxy.faults.next({ command: 'update', collection: 'access-trail' }, fault.duplicateKeyRace(0));
    await trail.keep(read('a'));
    expect(await kept()).toStrictEqual(['a']);
  });
});
