import { City } from './city';
import { at } from './local-time';
import { done, type Office, paper, remedies, working } from './office';

const share = (numerator: number, denominator: number, percent: number | null) => ({ numerator, denominator, percent });

/* March 2026 has no day off besides weekends; 6 April is off. */
describe('ratings and figures', () => {
  let city: City;
  let hall: Office;
  let market: Office;
  let portal: string;
  let supervisor: string;

  beforeAll(async () => {
    city = await City.on('2026-03-02');
    hall = await city.office('hall', { role: 'window' });
    market = await city.office('market');
    await city.office('water');
    portal = await city.server.issueKey({ role: 'admin' });
    supervisor = await city.server.issueKey({ role: 'supervisor' });
    await city.item('shop-licence', {
      department: 'market',
      handlingForm: 'oneVisit',
      statutory: working(20),
      promised: working(10),
      materials: [
        { code: 'form', name: '申请表' },
        { code: 'plan', name: '平面图' },
      ],
    });
    await city.item('dam-licence', { department: 'water', statutory: working(20), promised: working(10) });
  });

  afterAll(() => city.close());

  const complete = {
    materials: [
      { code: 'form', satisfiedBy: 'paper' },
      { code: 'plan', satisfiedBy: 'paper' },
    ],
  };

  /** 实名 by default. */
  const rating = (applicationId: string, told: object = {}) => ({
    applicationId,
    scope: 'matter',
    level: 'satisfied',
    channel: 'mobile',
    anonymous: false,
    rater: { name: '评价人孙某', phone: '13900000000' },
    ...told,
  });

  const rates = (body: object, key = portal) => city.server.post('/v1/ratings', body, key);

  it('plays March', async () => {
    // A: over the web on the 2nd, granted on the 5th (3 days), delivered on the 6th.
    const a = await hall.files('shop-licence', { ...complete, channel: 'web' });
    await market.accepts(a);
    await city.comes('2026-03-03');
    // B: at the counter on the 3rd, corrected, accepted on the 6th, granted on the 24th: 9-13 = 5, 16-20 = 10, 24 = 12.
    const b = await hall.files('shop-licence', { materials: [{ code: 'form', satisfiedBy: 'paper' }] });
    await hall.visited(b);
    await visitIsRatedOnce(b);
    await city.comes('2026-03-04');
    await market.notices(b, ['plan']);
    await city.comes('2026-03-05');
    await market.grants(a);
    await city.comes('2026-03-06');
    await market.delivers(a, at('2026-03-06', '09:00'));
    await matterIsRatedOnce(a);
    await hall.corrects(b, ['plan']);
    await market.accepts(b);
    // C: withdrawn on the 11th. D: not required, on the 11th.
    await city.comes('2026-03-09');
    const c = await hall.files('shop-licence', complete);
    await market.accepts(c);
    await city.comes('2026-03-10');
    const d = await hall.files('shop-licence', complete);
    await city.comes('2026-03-11');
    await market.withdraws(c);
    const told = { officer: 'li', ground: 'notRequired', reason: '不需要', remedies, document: paper('2026-03-11') };
    await done(market.tries(d, 'non-acceptance', told));
    // E: not examined from the 16th on; deemed accepted on the 24th as of the 16th.
    await city.comes('2026-03-16');
    const e = await hall.files('shop-licence', complete);
    await city.comes('2026-03-24');
    await hall.visited(b);
    await market.grants(b);
    await market.delivers(b, at('2026-03-24', '09:00'));
    await done(rates(rating(b, { level: 'dissatisfied', anonymous: true, rater: null, comment: '来回跑' })));
    // F: received on the 31st, accepted in April. E is refused in April, after 12 days: 17-20 = 4, 23-27 = 9, 30-1 = 12.
    await city.comes('2026-03-31');
    const f = await hall.files('shop-licence', complete);
    await city.comes('2026-04-01');
    await market.accepts(f);
    await market.refuses(e);
    expect(await city.case(e)).toMatchObject({ deemed: true, usedDays: 12, withinPromise: false, withinStatute: true });
  });

  /** 一次一评. */
  async function visitIsRatedOnce(id: string): Promise<void> {
    const visit = rating(id, { scope: 'visit', visit: 1 });
    const first = await rates(visit).set('Idempotency-Key', 'rating-1').expect(201);
    const same = await rates(visit).set('Idempotency-Key', 'rating-1').expect(201);
    expect(same.body).toEqual(first.body);
    for (const [told, code] of [
      [{ scope: 'visit', visit: 1 }, 'rating.already-given'],
      [{ scope: 'visit', visit: 2 }, 'rating.visit-not-recorded'],
      [{}, 'rating.case-open'],
    ] as const) {
      const { body } = await rates(rating(id, told)).expect(409);
      expect(body.code).toBe(code);
    }
    await rates(visit, market.key).expect(403);
    const { body } = await rates({ ...visit, anonymous: true }).expect(422);
    expect(body.errors).toMatchObject([{ pointer: '/rater' }]);
  }

  /** 一事一评. */
  async function matterIsRatedOnce(id: string): Promise<void> {
    await rates(rating(id, { level: 'verySatisfied', comment: '很好' })).expect(201);
    const { body } = await rates(rating(id)).expect(409);
    expect(body.code).toBe('rating.already-given');
  }

  it('好差评: a rated department sees neither single ratings nor raters', async () => {
    await market.get('/v1/ratings').expect(403);
    const { items } = await city.reads<{ items: { ratingId: string; scope: string }[] }>('/v1/ratings', supervisor);
    expect(items).toMatchObject([
      { scope: 'matter', level: 'dissatisfied', department: 'market', official: 'li', anonymous: true },
      { scope: 'matter', level: 'verySatisfied', department: 'market', official: 'li', givenOn: '2026-03-06' },
      { scope: 'visit', visit: 1, level: 'satisfied', department: 'hall', official: 'li', givenOn: '2026-03-03' },
    ]);
    const path = `/v1/ratings/${items[1]?.ratingId}`;
    await market.get(path).expect(403);
    const words = await city.reads(path, supervisor);
    expect(words).toMatchObject({ comment: '很好' });
    expect(JSON.stringify([items, words])).not.toMatch(/孙|13900000000|rater/);
    const own = await city.reads<{ rows: object[] }>('/v1/reports/ratings?period=2026-03', market.key);
    expect(own.rows).toEqual([]);
  });

  it('效能: the report of March, computed by hand', async () => {
    const { rows } = await city.reads<{ rows: { department: string }[] }>('/v1/reports/efficiency?period=2026-03');
    expect(rows.find(({ department }) => department === 'market')).toMatchObject({
      received: 6,
      online: share(1, 6, 16.67),
      // A, B, C, and E, deemed accepted, in the month of its receipt.
      accepted: 4,
      deemed: 1,
      // A and B granted, C withdrawn, D not required.
      closed: 4,
      byOutcome: { granted: 2, refused: 0, notAccepted: 0, notRequired: 1, withdrawn: 1, returned: 0, terminated: 0 },
      closedOfAccepted: share(4, 4, 100),
      // Of the decided: A in 3, B in 12 of 10 and 20 days.
      withinPromise: share(1, 2, 50),
      withinStatute: share(2, 2, 100),
      // E's promise ended on the 30th: it fell due, late, although it is open.
      dueWithinPromise: share(1, 3, 33.33),
      dueWithinStatute: share(2, 2, 100),
      openOverdue: { promised: 1, statutory: 0 },
      workingDays: {
        cases: 2,
        days: 15,
        mean: 7.5,
        median: 3,
        p90: 12,
        ofPromised: share(15, 20, 75),
        ofStatutory: share(15, 40, 37.5),
      },
      calendarDays: { cases: 0, days: 0, mean: null, median: null, p90: null, ofPromised: share(0, 0, null) },
      correctionNotices: 1,
      corrected: share(1, 4, 25),
      withoutCorrection: share(3, 4, 75),
      visits: 2,
      visitsMean: { numerator: 2, denominator: 4, mean: 0.5 },
      atMostOneVisit: share(3, 4, 75),
      delivered: 2,
      deliveredWithinLimit: share(2, 2, 100),
      // B: warned on the 18th, yellow on the 20th. E: first check yellow on the 18th, red on the 23rd; warned on the 26th,
      // yellow on the 30th. Superseded cards stay in the count of their level.
      cards: {
        warning: { effective: 2, revoked: 0 },
        yellow: { effective: 3, revoked: 0 },
        red: { effective: 1, revoked: 0 },
      },
      ratings: { verySatisfied: 1, satisfied: 0, fairlySatisfied: 0, dissatisfied: 1, veryDissatisfied: 0 },
    });
  });

  it('效能: a ratio with denominator 0 is null, never 100 %; rated departments have ratings in a separate report', async () => {
    const path = '/v1/reports/efficiency?period=2026-04&department=';
    const { rows } = await city.reads<{ rows: object[] }>(`${path}market`);
    expect(rows).toMatchObject([
      {
        received: 0,
        online: share(0, 0, null),
        accepted: 1,
        closed: 1,
        // E is refused: late by its promise, which had fallen due in March, in time by law.
        withinPromise: share(0, 1, 0),
        dueWithinPromise: share(0, 0, null),
        dueWithinStatute: share(1, 1, 100),
        openOverdue: { promised: 0, statutory: 0 },
        deliveredWithinLimit: share(0, 0, null),
        visitsMean: { numerator: 0, denominator: 1, mean: 0 },
      },
    ]);
    // Nothing has happened in the water department.
    const quiet = await city.reads<{ rows: object[]; total: object }>(`${path}water`);
    expect(quiet.rows).toEqual([]);
    expect(quiet.total).toMatchObject({
      closed: 0,
      closedOfAccepted: share(0, 0, null),
      withinPromise: share(0, 0, null),
      workingDays: { cases: 0, mean: null, median: null },
      visitsMean: { numerator: 0, denominator: 0, mean: null },
    });
    const own = await city.reads<{ rows: object[] }>('/v1/reports/efficiency?period=2026-03', market.key);
    expect(own.rows).toMatchObject([{ department: 'market', received: 6, ratings: null }]);
  });

  it('好差评: the indicators of March, with both integers', async () => {
    const { rows } = await city.reads<{ rows: object[] }>('/v1/reports/ratings?period=2026-03', supervisor);
    expect(rows).toMatchObject([
      // Both visits were paid to the hall; one was rated.
      { department: 'hall', rated: share(0, 0, null), ratedVisits: share(1, 2, 50), good: share(1, 1, 100) },
      // Of A, B, C, D two were rated, one of them well.
      {
        department: 'market',
        rated: share(2, 4, 50),
        unrated: share(2, 4, 50),
        good: share(1, 2, 50),
        bad: share(1, 2, 50),
        anonymous: 1,
      },
    ]);
  });

  it('差评整改: a bad rating is verified, rectified, replied to, and a late step is overdue when its day is over', async () => {
    const desk = await city.server.issueKey({ role: 'ratingDesk' });
    const bad = async () => {
      type Rating = { readonly ratingId: string; readonly orderId: string | null };
      const { items } = await city.reads<{ items: Rating[] }>('/v1/ratings?level=dissatisfied', desk);
      return items[0] ?? { ratingId: '', orderId: null };
    };
    const { ratingId } = await bad();
    const step = (name: string, body: object) => done(city.server.post(`/v1/ratings/${ratingId}/${name}`, body, desk));
    // Rated on the 24th, to be verified on the 25th.
    expect(await bad()).toMatchObject({ loopState: 'toVerify', dueOn: '2026-03-25', overdue: true });
    await step('verification', { finding: 'found' });
    await step('order', { kind: 'ordinary', demand: '一次性告知' });
    // 1 April, five working days: 2, 3, 7 (6 April is off), 8, 9.
    const { orderId } = await bad();
    expect(await bad()).toMatchObject({ loopState: 'toRectify', dueOn: '2026-04-09', overdue: false });
    const path = `/v1/rating-orders/${orderId}`;
    await city.comes('2026-04-09');
    expect(await city.reads(path, market.key)).toMatchObject({ dueOn: '2026-04-09', overdue: false, ratingId: null });
    await city.comes('2026-04-10');
    expect(await city.reads(path, market.key)).toMatchObject({ overdue: true, inTime: null });
    const answer = { officer: 'li', done: '已改为一次性告知' };
    await done(city.server.post(`${path}/rectification`, answer, market.key));
    expect(await city.reads(path, market.key)).toMatchObject({ state: 'rectified', overdue: false, inTime: false });
    await step('reply', { reply: '已改为一次性告知' });
    expect(await bad()).toMatchObject({ loopState: 'done', dueOn: null, followUpUntil: '2026-07-09' });
    const report = async (month: string) =>
      (await city.reads<{ total: object }>(`/v1/reports/ratings?period=${month}`, supervisor)).total;
    expect(await report('2026-03')).toMatchObject({
      answered: share(1, 1, 100),
      rectified: share(1, 1, 100),
      rectifiedInTime: share(0, 0, null),
      visited: share(0, 0, null),
    });
    expect(await report('2026-04')).toMatchObject({ rectifiedInTime: share(0, 1, 0) });
  });
});
