import { City } from './city';
import { at } from './local-time';
import { done, type Office, paper, proof, remedies, working } from './office';

/* Autumn 2025. Days off besides weekends: 1 to 8 October; worked: Sunday 28 September, Saturday 11 October. */
describe('the terms of a filed case, and its possible ends before acceptance', () => {
  let city: City;
  let market: Office;

  beforeAll(async () => {
    city = await City.on('2025-09-08');
    market = await city.office('market');
    await city.item('food-licence', { department: 'market', statutory: working(20), promised: working(10) });
    const days = (n: number) => ({ days: n, unit: 'calendarDay' });
    await city.item('eia-form', { department: 'market', statutory: days(30), promised: days(20) });
    for (const onCorrectionTimeout of ['withdrawn', 'returned', 'refused']) {
      await city.item(`shop-${onCorrectionTimeout}`, {
        department: 'market',
        statutory: working(20),
        promised: working(10),
        materials: [{ code: 'plan', name: '平面图' }],
        onCorrectionTimeout,
      });
    }
    await city.item('handbook', { department: 'market', kind: 'publicService', promised: working(3) });
    await city.item('land-registration', {
      department: 'market',
      statutory: working(20),
      promised: working(10),
      onIncomplete: 'return',
      refusableOnTheSpot: true,
    });
  });

  afterAll(() => city.close());

  it('a case keeps the item version that was valid when it was received', async () => {
    const terms = { department: 'market', statutory: working(20), promised: working(5), effectiveFrom: '2025-09-10' };
    await city.item('food-licence', terms);
    const first = await market.files('food-licence');
    await city.comes('2025-09-10');
    const second = await market.files('food-licence');
    for (const id of [first, second]) await market.accepts(id);
    // From Wednesday 10 September: 11-12 = 2, 15-17 = 5, 18-19 = 7, 22-24 = 10.
    expect(await city.limits(first)).toMatchObject({ promised: '2025-09-24' });
    expect(await city.limits(second)).toMatchObject({ promised: '2025-09-17' });
    expect(await city.case(first)).toMatchObject({ itemVersion: 1 });
    expect(await city.case(second)).toMatchObject({ itemVersion: 2 });
    const promise = async (asOf: string) =>
      (await city.reads<{ terms: { promised: object } }>(`/v1/items/food-licence?asOf=${asOf}`)).terms.promised;
    expect([await promise('2025-09-09'), await promise('2025-09-10')]).toEqual([working(10), working(5)]);

    const off = { reason: '国发〔2025〕1号取消', effectiveFrom: '2025-09-12' };
    await done(city.server.post('/v1/items/food-licence/withdrawal', off));
    await city.comes('2025-09-12');
    const { body } = await market.submits('food-licence').expect(409);
    expect(body.code).toBe('application.item-not-listed');
    // A receipt of the day before is reported today.
    await market.files('food-licence', { occurredAt: at('2025-09-11', '17:00') });
  });

  it('a receipt is not proved to be served before it was received', async () => {
    const proofOfService = proof(at('2025-09-12', '08:00'));
    const { body } = await market.submits('eia-form', { occurredAt: at('2025-09-12', '08:30'), proofOfService });
    expect(body).toMatchObject({
      code: 'application.before-its-act',
      errors: [{ pointer: '/proofOfService/servedAt', code: 'application.before-its-act' }],
    });
  });

  it('calendar days count every day, and end on a working day (民法典 art. 203)', async () => {
    const id = await market.files('eia-form');
    await market.accepts(id);
    // 20 from 12 September: 2 October, a day off: the 9th. 30: Sunday 12 October: the 13th.
    expect(await city.limits(id)).toMatchObject({ promised: '2025-10-09', statutory: '2025-10-13' });
    await city.comes('2025-09-13', '20:00');
    // Received on a Saturday: 15 = 1 ... 19 = 5.
    const saturday = await market.files('eia-form', { channel: 'web' });
    expect(await city.limits(saturday)).toMatchObject({ firstCheck: '2025-09-19' });
    await market.accepts(saturday);
    await market.grants(saturday);
    await city.comes('2025-10-20');
    // Two days before the end of 20, and 90 % of them: day 18, 30 September.
    expect(await city.cards(id)).toEqual([
      'warning case of case on market/li, fell 2025-09-30 24:00, issued 2025-09-30 24:00, superseded',
      'yellow case of case on market/li, fell 2025-10-09 24:00, issued 2025-10-09 24:00, superseded',
      'red case of case on market/li, fell 2025-10-13 24:00, issued 2025-10-13 24:00, issued',
    ]);
  });

  it('a case reported late gets cards at once for what it missed, and no warning for the past; without a statutory limit red is due 5 days after', async () => {
    const now = '2025-10-20 09:00';
    const id = await market.files('handbook', { occurredAt: at('2025-09-08', '10:00') });
    // Received on Monday 8 September: first check 9-12 = 4, 15 = 5; promise 11; 5 more: 12 = 1, 15-18 = 5.
    expect(await city.case(id)).toMatchObject({
      deemed: true,
      acceptedOn: '2025-09-08',
      promised: { date: '2025-09-11' },
    });
    expect(await city.cards(id)).toEqual([
      `yellow firstCheck of firstCheck:1 on market/li, fell 2025-09-10 24:00, issued ${now}, superseded`,
      `yellow case of case on market/li, fell 2025-09-11 24:00, issued ${now}, superseded`,
      `red firstCheck of firstCheck:1 on market/li, fell 2025-09-15 24:00, issued ${now}, issued`,
      `red case of case on market/li, fell 2025-09-18 24:00, issued ${now}, issued`,
    ]);
    const { body } = await market.tries(id, 'extension', market.extension({ days: 1 })).expect(409);
    expect(body.code).toBe('application.no-statutory-limit');
  });

  it('补正逾期: withdrawn and returned are recorded when the time is over, a refusal waits for a person', async () => {
    await city.comes('2025-11-03');
    const withdrawn = await market.files('shop-withdrawn');
    const returned = await market.files('shop-returned');
    const refused = await market.files('shop-refused');
    await city.comes('2025-11-04');
    // 5 from Tuesday 4 November: 5-7 = 3, 10-11 = 5.
    for (const id of [withdrawn, returned, refused]) await market.notices(id, ['plan'], { deadline: working(5) });
    await city.comes('2025-11-11', '23:59');
    for (const id of [withdrawn, returned, refused]) {
      expect(await city.case(id)).toMatchObject({
        status: 'correctionPending',
        correctionDeadline: { date: '2025-11-11' },
        missing: ['plan'],
      });
    }
    await city.comes('2025-11-12');
    expect(await city.case(withdrawn)).toMatchObject({ status: 'withdrawn', closedOn: '2025-11-11', waiting: false });
    expect(await city.case(returned)).toMatchObject({ status: 'returned', closedOn: '2025-11-11', waiting: false });
    expect(await city.case(refused)).toMatchObject({
      status: 'correctionPending',
      waiting: true,
      waitsFor: [{ what: 'correctionLapsed', since: '2025-11-12', consequence: 'refused' }],
    });
    const stillWrong = [{ code: 'plan', reason: '未补交' }];
    const told = { officer: 'li', ground: 'correctedSetWrong', reason: '逾期未补正', stillWrong, remedies };
    await done(market.tries(refused, 'non-acceptance', { ...told, document: paper('2025-11-12') }));
    expect(await city.case(refused)).toMatchObject({ status: 'notAccepted', waiting: false });
    await city.comes('2025-12-20');
    // The applicant's time causes no card.
    for (const id of [withdrawn, returned, refused]) expect(await city.cards(id)).toEqual([]);
  });

  it('不予受理: only on a legal ground, with what it requires (art. 32)', async () => {
    await city.comes('2026-01-12');
    const told = { officer: 'li', reason: '理由', remedies, document: paper('2026-01-12') };
    const id = await market.files('shop-returned');
    for (const [ground, code, pointer] of [
      ['notCompetent', 'application.right-department-missing', '/rightDepartment'],
      ['onTheSpot', 'application.ground-not-offered', '/ground'],
      ['incomplete', 'application.ground-not-offered', '/ground'],
    ] as const) {
      const { body } = await market.tries(id, 'non-acceptance', { ...told, ground }).expect(422);
      expect(body).toMatchObject({ code, errors: [{ pointer, code }] });
    }
    const wrong = { ...told, ground: 'correctedSetWrong' };
    const unnamed = [
      { code: 'nothing-of-the-list', reason: '看不清' },
      { code: 'plan', reason: '\u200b' },
    ];
    expect((await market.tries(id, 'non-acceptance', wrong).expect(422)).body.errors).toMatchObject([
      { pointer: '/stillWrong', code: 'application.wrong-materials-missing' },
    ]);
    await market.tries(id, 'non-acceptance', { ...wrong, stillWrong: { code: 'plan', reason: '看不清' } }).expect(422);
    await market.tries(id, 'non-acceptance', { ...wrong, stillWrong: unnamed }).expect(422);
    const stillWrong = [{ code: 'plan', reason: '看不清' }];
    const unasked = await market.tries(id, 'non-acceptance', { ...wrong, stillWrong }).expect(409);
    expect(unasked.body).toMatchObject({
      code: 'application.ground-missing',
      parameters: { ground: 'correctedSetWrong', lacks: 'correctionNotice' },
    });
    const itself = { ...told, ground: 'notCompetent', rightDepartment: 'market' };
    expect((await market.tries(id, 'non-acceptance', itself).expect(422)).body.code).toBe(
      'application.referred-to-itself',
    );
    await done(market.tries(id, 'non-acceptance', { ...told, ground: 'notCompetent', rightDepartment: '水利局' }));
    expect(await city.case(id)).toMatchObject({ status: 'notAccepted', usedDays: null, withinPromise: null });
    // An incomplete file of an item with that consequence is returned, not refused.
    for (const [ground, outcome] of [
      ['onTheSpot', 'notAccepted'],
      ['incomplete', 'returned'],
    ] as const) {
      const land = await market.files('land-registration');
      await done(market.tries(land, 'non-acceptance', { ...told, ground }));
      expect(await city.case(land)).toMatchObject({ status: outcome, outcome });
    }
    const { total } = await city.reads<{ total: object }>('/v1/reports/efficiency?period=2026-01');
    expect(total).toMatchObject({ closed: 3, byOutcome: { notAccepted: 2, returned: 1 } });
    const { body } = await market.tries(id, 'acceptance', { officer: 'li', document: paper('2026-01-12') }).expect(409);
    expect(body.code).toBe('application.closed');
    await city.comes('2026-01-20');
    expect(await city.cards(id)).toEqual([]);
  });
});
