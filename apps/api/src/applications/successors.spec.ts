import { filing, HttpDesk, pointersOf } from './testing/http-desk';

const desk = new HttpDesk();

/** Answer to a filing that names a predecessor, by any caller. */
const follow = async (successorOf: unknown, who: Parameters<HttpDesk['post']>[2], change: object = {}) => {
  const answer = await desk.post('', { ...filing, successorOf, ...change }, who);
  return { status: answer.status, code: answer.body.code, pointers: pointersOf(answer) };
};
const unknown = { status: 422, code: 'application.predecessor-unknown', pointers: ['/successorOf'] };
const notLapsed = { status: 409, code: 'application.predecessor-not-lapsed', pointers: [] };

describe('a filing that names its predecessor (后继办件)', () => {
  beforeAll(() => desk.open());
  afterAll(() => desk.close());

  it('names one that the key may see: a portal its own, a service hall the received ones, a department its own', async () => {
    const [atDesk, atHall, ofPortal] = [await desk.file(), await desk.file({}, 'hall'), await desk.file({}, 'mirror')];
    expect(await follow(atDesk, 'officer')).toEqual(notLapsed);
    expect(await follow(atHall, 'hall')).toEqual(notLapsed);
    expect(await follow(ofPortal, 'mirror')).toEqual(notLapsed);
    expect(await follow(atDesk, 'hall')).toEqual(unknown);
    expect(await follow(atDesk, 'mirror')).toEqual(unknown);
    expect(await follow(ofPortal, 'platform')).toEqual(unknown);
  });

  it("cannot name a missing case, and reveals none outside the caller's scope", async () => {
    for (const none of ['0b6f8a52-3f0a-5c3e-9a57-6c1f7e2f4d11', 'x']) {
      expect(await follow(none, 'officer')).toEqual(unknown);
    }
    for (const wrong of [['x'], { id: 'x' }, 7, '', '..', 'a b', 'x'.repeat(65)]) {
      expect(await follow(wrong, 'officer')).toMatchObject({ status: 422, pointers: ['/successorOf'] });
    }
    expect((await follow(null, 'officer')).status).toBe(201);
  });

  it('reports every other invalid field with it', async () => {
    const { status, pointers } = await follow('x', 'officer', { channel: 'fax' });
    expect([status, pointers]).toEqual([422, ['/channel', '/successorOf']]);
  });
});
