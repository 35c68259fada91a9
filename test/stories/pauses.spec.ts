import { City } from './city';
import { at } from './local-time';
import { type Office, paper, proof, working } from './office';

/* Spring and summer 2026. Days off besides weekends: Monday 6 April, 1 to 5 May, Friday 19 June; worked: Saturday 9 May. */
describe('what moves a limit', () => {
  let city: City;
  let market: Office;
  let supervisor: string;

  beforeAll(async () => {
    city = await City.on('2026-03-02');
    market = await city.office('market');
    supervisor = await city.server.issueKey({ role: 'supervisor' });
    await city.item('food-licence', { department: 'market', statutory: working(20), promised: working(10) });
    await city.item('full-licence', { department: 'market', statutory: working(10), promised: working(10) });
  });

  afterAll(() => city.close());

  const accepted = async (item: string): Promise<string> => {
    const id = await market.files(item);
    await market.accepts(id);
    return id;
  };

  it('特别程序: with written notice it suspends both limits from the day after it starts (art. 45)', async () => {
    const id = await accepted('food-licence');
    // 10 from Monday 2 March: 3-6 = 4, 9-13 = 9, 16 = 10. 20: 17-20 = 14, 23-27 = 19, 30 = 20.
    expect(await city.limits(id)).toMatchObject({ promised: '2026-03-16', statutory: '2026-03-30' });
    await city.comes('2026-03-09');
    await market.suspends(id, { expected: working(5), notice: { document: paper('2026-03-09') } });
    // Suspended: its end is not known yet.
    expect(await city.case(id)).toMatchObject({ suspended: true, promised: null, statutory: null });
    await city.comes('2026-03-18');
    await market.resumes(id, 1);
    // 9 March still counted, as day 5; 10-18 do not: 19 = 6, 20 = 7, 23-25 = 10. 20: 26-27 = 12, 30-31 = 14,
    // 1-3 April = 17, 7-9 = 20.
    expect(await city.limits(id)).toMatchObject({ promised: '2026-03-25', statutory: '2026-04-09' });
    // It was announced for 5 days, 10-16 March: warned at day 3 (12), yellow at its end (16), red a working day later.
    expect(await city.cards(id)).toEqual([
      'warning suspension of suspension:1 on market/li, fell 2026-03-12 24:00, issued 2026-03-12 24:00, superseded',
      'yellow suspension of suspension:1 on market/li, fell 2026-03-16 24:00, issued 2026-03-16 24:00, superseded',
      'red suspension of suspension:1 on market/li, fell 2026-03-17 24:00, issued 2026-03-17 24:00, issued',
    ]);
    await city.comes('2026-03-25', '17:00');
    await market.grants(id);
    expect(await city.case(id)).toMatchObject({ usedDays: 10, withinPromise: true, withinStatute: true });
    const { split } = await city.reads<{ split: { days: number; parts: object[] } }>(`/v1/applications/${id}/clocks`);
    // 3 to 25 March: 17 working days, 7 of them in the procedure.
    expect(split).toMatchObject({
      from: '2026-03-02',
      to: '2026-03-25',
      days: 17,
      parts: [
        { kind: 'holder', department: 'market', official: 'li', days: 10 },
        { kind: 'pause', suspension: 1, procedure: 'expertReview', days: 7 },
      ],
    });
  });

  it('特别程序: a prolongation counts from its recording; a later one revokes no card', async () => {
    await city.comes('2026-03-26');
    const [longer, late] = [await accepted('food-licence'), await accepted('food-licence')];
    const notice = { document: paper('2026-03-26') };
    for (const id of [longer, late]) await market.suspends(id, { expected: working(5), notice });
    // 5 from Thursday 26 March: 27 = 1, 30-31 = 3, 1-2 April = 5; 8: 3 = 6, 7-8 = 8. Warned at day 3 and day 6.
    await city.comes('2026-03-31');
    await market.prolongs(longer, 1, 8);
    await city.comes('2026-04-03');
    await market.prolongs(late, 1, 8);
    await city.comes('2026-04-07');
    for (const id of [longer, late]) await market.resumes(id, 1);
    expect(await city.cards(longer)).toEqual([
      'warning suspension of suspension:1 on market/li, fell 2026-04-03 24:00, issued 2026-04-03 24:00, resolved',
    ]);
    expect(await city.cards(late)).toEqual([
      'warning suspension of suspension:1 on market/li, fell 2026-03-31 24:00, issued 2026-03-31 24:00, superseded',
      'yellow suspension of suspension:1 on market/li, fell 2026-04-02 24:00, issued 2026-04-02 24:00, issued',
    ]);
  });

  it('特别程序: overlapping procedures exclude a day once, and a decision ends a suspension', async () => {
    await city.comes('2026-04-07');
    const [overlapping, decided] = [await accepted('food-licence'), await accepted('food-licence')];
    await city.comes('2026-04-09');
    const notice = { document: paper('2026-04-09') };
    for (const id of [overlapping, decided]) await market.suspends(id, { expected: working(5), notice });
    await city.comes('2026-04-10');
    await market.suspends(overlapping, { procedure: 'hearing', expected: working(5), notice });
    await city.comes('2026-04-13');
    await market.resumes(overlapping, 1);
    expect(await city.limits(overlapping)).toMatchObject({ promised: null });
    await market.grants(decided);
    await city.comes('2026-04-15');
    await market.resumes(overlapping, 2);
    // 8-9 April = 2, 10-15 do not count, 16-17 = 4, 20-24 = 9, 27 = 10.
    expect(await city.limits(overlapping)).toMatchObject({ promised: '2026-04-27' });
    // The 10th and the 13th, on which it was decided, do not count either.
    expect(await city.case(decided)).toMatchObject({
      usedDays: 2,
      withinPromise: true,
      suspensions: [{ number: 1, pausesFrom: '2026-04-09', endedOn: '2026-04-13' }],
    });
  });

  it('特别程序: without written notice it suspends neither, and leads to a card; a later notice suspends from then', async () => {
    await city.comes('2026-04-16');
    const id = await accepted('food-licence');
    // 10 from Thursday 16 April: 17 = 1, 20-24 = 6, 27-30 = 10. 20: 6-9 May = 14 (the 9th is worked), 11-15 = 19, 18 = 20.
    expect(await city.limits(id)).toMatchObject({ promised: '2026-04-30', statutory: '2026-05-18' });
    await city.comes('2026-04-21');
    await market.suspends(id, {});
    expect(await city.limits(id)).toMatchObject({ promised: '2026-04-30', statutory: '2026-05-18' });
    const unnoticed =
      'red suspensionNotice of suspension:1 on market/li, fell 2026-04-21 24:00, issued 2026-04-21 24:00, issued';
    expect(await city.cards(id)).toEqual([]);
    await city.comes('2026-04-28');
    expect(await city.cards(id)).toEqual([unnoticed]);
    await market.noticesSuspension(id, 1);
    expect(await city.case(id)).toMatchObject({ promised: null, statutory: null });
    await city.comes('2026-05-06');
    await market.resumes(id, 1);
    // From the notice on: 28 April is day 8, 29 April to 6 May do not count: 7-8 = 10. 20: 9 = 11, 11-15 = 16, 18-21 = 20.
    expect(await city.limits(id)).toMatchObject({ promised: '2026-05-08', statutory: '2026-05-21' });
    // The notice came late: that it was missing at the end of the day remains. Day 8, with a warning for the case, was over
    // when the days stopped counting.
    expect(await city.cards(id)).toEqual([
      unnoticed,
      'warning case of case on market/li, fell 2026-04-28 24:00, issued 2026-04-28 24:00, issued',
    ]);
  });

  it('a red card of the case caused only by the missing notice needs confirmation', async () => {
    await city.comes('2026-05-11');
    const [confirmed, dismissed] = [await accepted('food-licence'), await accepted('food-licence')];
    // 10 from Monday 11 May: 12-15 = 4, 18-22 = 9, 25 = 10. 20: 26-29 = 14, 1-5 June = 19, 8 = 20.
    expect(await city.limits(confirmed)).toMatchObject({ promised: '2026-05-25', statutory: '2026-06-08' });
    await city.comes('2026-05-18');
    for (const id of [confirmed, dismissed]) await market.suspends(id, { expected: working(40) });
    await city.comes('2026-06-09');
    // The warning two days before the 10th: day 8, 21 May. A card by the promise is not a charge under the law.
    const cards = [
      'red suspensionNotice of suspension:1 on market/li, fell 2026-05-18 24:00, issued 2026-05-18 24:00, issued',
      'warning case of case on market/li, fell 2026-05-21 24:00, issued 2026-05-21 24:00, superseded',
      'yellow case of case on market/li, fell 2026-05-25 24:00, issued 2026-05-25 24:00, issued',
      'red case of case on market/li, fell 2026-06-08 24:00, issued 2026-06-08 24:00, pending',
    ];
    expect(await city.cards(confirmed)).toEqual(cards);
    expect(await reportedReds()).toEqual({ effective: 0, revoked: 0 });

    const word = { reason: '特别程序未书面告知，超期成立' };
    const card = await redCaseCard(confirmed);
    const refused = await city.server.post(`/v1/cards/${card}/confirmation`, word, market.key).expect(403);
    expect(refused.body.code).toBe('access.forbidden');
    await city.server.post(`/v1/cards/${card}/confirmation`, {}, supervisor).expect(422);
    await city.server.post(`/v1/cards/${card}/confirmation`, word, supervisor).expect(200);
    expect(await city.cards(confirmed)).toEqual([
      ...cards.slice(0, 2),
      'yellow case of case on market/li, fell 2026-05-25 24:00, issued 2026-05-25 24:00, superseded',
      'red case of case on market/li, fell 2026-06-08 24:00, issued 2026-06-08 24:00, confirmed',
    ]);
    expect(await reportedReds()).toEqual({ effective: 1, revoked: 0 });

    const other = await redCaseCard(dismissed);
    await city.server.post(`/v1/cards/${other}/dismissal`, { reason: '已电话告知' }, supervisor).expect(200);
    const again = await city.server.post(`/v1/cards/${other}/confirmation`, word, supervisor).expect(409);
    expect(again.body.code).toBe('supervision.card-not-pending');
    expect(await reportedReds()).toEqual({ effective: 1, revoked: 0 });

    await city.comes('2026-06-10');
    for (const id of [confirmed, dismissed]) await market.resumes(id, 1);
    await city.comes('2026-07-03');
    // With the notice, 18 May would be day 5, 19 May to 10 June would not count: 11-12 = 7, 15-18 = 11 (the 19th is off), 22-26
    // = 16, 29-30 = 18, 1-2 July = 20. Late even so: the dismissed card is due for certain now.
    expect(await city.cards(dismissed)).toEqual([
      ...cards.slice(0, 2),
      'yellow case of case on market/li, fell 2026-05-25 24:00, issued 2026-05-25 24:00, superseded',
      'red case of case on market/li, fell 2026-06-08 24:00, issued 2026-06-08 24:00, dismissed',
      'red case of case on market/li, fell 2026-07-02 24:00, issued 2026-07-02 24:00, issued',
    ]);
    expect((await city.cards(confirmed)).at(-1)).toMatch(/^red case .* fell 2026-06-08 24:00, .* confirmed$/);
  });

  const redCaseCard = async (id: string): Promise<string> => {
    const { items } = await city.reads<{ items: { cardId: string }[] }>(
      `/v1/cards?applicationId=${id}&rule=case&level=red`,
    );
    return items[0]?.cardId ?? '';
  };

  /** Red cards of the rule `case` due in June 2026. */
  const reportedReds = async (): Promise<object | undefined> => {
    const { total } = await city.reads<{ total: { byRule: { case: { red: object } } } }>(
      '/v1/reports/cards?period=2026-06',
    );
    return total.byRule.case.red;
  };

  it('a procedure recorded late revokes the card if it is proved to have been notified in time', async () => {
    await city.comes('2026-07-06');
    const id = await accepted('food-licence');
    // 10 from Monday 6 July: 7-10 = 4, 13-17 = 9, 20 = 10.
    await city.comes('2026-07-21');
    const started = at('2026-07-13');
    await market.suspends(id, {
      occurredAt: started,
      expected: working(20),
      notice: { document: paper('2026-07-13'), givenAt: started },
      proofOfService: proof(started),
    });
    expect(await city.cards(id)).toEqual([
      'warning case of case on market/li, fell 2026-07-16 24:00, issued 2026-07-16 24:00, superseded',
      'yellow case of case on market/li, fell 2026-07-20 24:00, issued 2026-07-20 24:00, revoked (suspension)',
    ]);
    await market.resumes(id, 1);
    // 13 July was day 5; 14-21 do not count: 22-24 = 8, 27-28 = 10.
    expect(await city.limits(id)).toMatchObject({ promised: '2026-07-28' });
    await city.comes('2026-07-29');
    // A new breach is a new card; those already warned and charged are not warned again.
    expect(await city.cards(id)).toEqual([
      'warning case of case on market/li, fell 2026-07-16 24:00, issued 2026-07-16 24:00, superseded',
      'yellow case of case on market/li, fell 2026-07-20 24:00, issued 2026-07-20 24:00, revoked (suspension)',
      'yellow case of case on market/li, fell 2026-07-28 24:00, issued 2026-07-28 24:00, issued',
    ]);
  });

  it('延长: beyond its maximum, by the wrong post, too late or repeated it is void and changes nothing (art. 42)', async () => {
    await city.comes('2026-08-03');
    const id = await accepted('food-licence');
    // 10 from Monday 3 August: 17 August; 20: 31 August.
    const before = { promised: '2026-08-17', statutory: '2026-08-31' };
    expect(await city.limits(id)).toMatchObject(before);
    const { revision } = await city.case<{ revision: string }>(id);
    for (const [wish, code] of [
      [{ days: 11 }, 'application.extension-beyond-cap'],
      [{ days: 10, approver: 'zhao' }, 'application.no-mandate'],
    ] as const) {
      const { body } = await market.tries(id, 'extension', market.extension(wish)).expect(409);
      expect(body.code).toBe(code);
    }
    const blank = await market.tries(id, 'extension', market.extension({ days: 10, reason: ' ' })).expect(422);
    expect(blank.body).toMatchObject({ code: 'request.invalid', errors: [{ pointer: '/reason' }] });
    expect(await city.case(id)).toMatchObject({ revision, extended: false });
    expect(await city.limits(id)).toMatchObject(before);

    await city.comes('2026-08-20');
    await market.extends(id, { days: 10 });
    // The statutory limit alone: 1-4 September = 4, 7-11 = 9, 14 = 10. The promise ended on the 17th, and stays broken.
    expect(await city.limits(id)).toMatchObject({ promised: '2026-08-17', statutory: '2026-09-14' });
    const twice = await market.tries(id, 'extension', market.extension({ days: 1 })).expect(409);
    expect(twice.body.code).toBe('application.already-extended');
    await city.comes('2026-09-15');
    expect(await city.cards(id)).toEqual([
      'warning case of case on market/li, fell 2026-08-13 24:00, issued 2026-08-13 24:00, superseded',
      'yellow case of case on market/li, fell 2026-08-17 24:00, issued 2026-08-17 24:00, superseded',
      'red case of case on market/li, fell 2026-09-14 24:00, issued 2026-09-14 24:00, issued',
    ]);
    // An approval after the breach does not repair it.
    const late = await accepted('food-licence');
    await city.comes('2026-10-20');
    const { body } = await market.tries(late, 'extension', market.extension({ days: 10 })).expect(409);
    expect(body.code).toBe('application.extension-too-late');
  });

  it('延长: if promise and statutory limit are equal it moves both', async () => {
    await city.comes('2026-10-26');
    const id = await accepted('full-licence');
    // 10 from Monday 26 October: 27-30 = 4, 2-6 November = 9, 9 = 10.
    expect(await city.limits(id)).toMatchObject({ promised: '2026-11-09', statutory: '2026-11-09' });
    await market.extends(id, { days: 5 });
    // 10-13 = 4, 16 = 5.
    expect(await city.limits(id)).toMatchObject({ promised: '2026-11-16', statutory: '2026-11-16' });
    await city.comes('2026-11-17');
    // Warning for 15 days two before the end, day 13 (12 November); the end of both at one instant leads to the higher card
    // only.
    expect(await city.cards(id)).toEqual([
      'warning case of case on market/li, fell 2026-11-12 24:00, issued 2026-11-12 24:00, superseded',
      'red case of case on market/li, fell 2026-11-16 24:00, issued 2026-11-16 24:00, issued',
    ]);
  });

  it('延长: approved in time but recorded late, it revokes the red card if its service is proved', async () => {
    await city.comes('2026-11-30');
    const id = await accepted('full-licence');
    // 10 from Monday 30 November: 1-4 December = 4, 7-11 = 9, 14 = 10.
    await city.comes('2026-12-15');
    const warning = 'warning case of case on market/li, fell 2026-12-10 24:00, issued 2026-12-10 24:00';
    expect(await city.cards(id)).toEqual([
      `${warning}, superseded`,
      'red case of case on market/li, fell 2026-12-14 24:00, issued 2026-12-14 24:00, issued',
    ]);
    const told = { days: 10, occurredAt: at('2026-12-14', '17:00') };
    await market.extends(id, told);
    expect(await city.limits(id)).toMatchObject({ promised: '2026-12-14', statutory: '2026-12-14' });
    await market.extends(id, { ...told, proofOfService: proof(at('2026-12-14', '17:30')) });
    // 10 more: 15-18 = 4, 21-25 = 9, 28 = 10. The warning has served its purpose, and stays superseded.
    expect(await city.limits(id)).toMatchObject({ promised: '2026-12-28', statutory: '2026-12-28' });
    expect(await city.cards(id)).toEqual([
      `${warning}, superseded`,
      'red case of case on market/li, fell 2026-12-14 24:00, issued 2026-12-14 24:00, revoked (extension)',
    ]);
  });
});
