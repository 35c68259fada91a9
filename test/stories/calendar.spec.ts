import { City } from './city';
import { type Office, working } from './office';

/*
 * Spring 2026. Days off besides weekends: 15 to 23 February, Monday 6 April, 1 to 5 May; worked: Saturdays 14 and 28 February,
 * Saturday 9 May.
 */
const LISTED = { name: 'stray', kind: 'licence', class: 'promised', handler: 'li' };

describe('the calendar and its changes', () => {
  let city: City;
  let market: Office;
  let bureau: Office;

  beforeAll(async () => {
    city = await City.on('2026-02-13');
    market = await city.office('market');
    await city.item('quick-licence', { department: 'market', statutory: working(10), promised: working(5) });
    await city.item('food-licence', { department: 'market', statutory: working(20), promised: working(10) });
  });

  afterAll(() => city.close());

  const accepted = async (item: string): Promise<string> => {
    const id = await market.files(item);
    await market.accepts(id);
    return id;
  };

  it('carries a case across Chinese New Year with its make-up days (春节调休)', async () => {
    const id = await accepted('quick-licence');
    // 5 from Friday 13 February: 14 = 1 (a Saturday that is worked), 15-23 off, 24-27 = 2-5. 10: 28 = 6 (worked),
    // 2-5 March = 10.
    expect(await city.limits(id)).toMatchObject({
      firstCheck: '2026-02-27',
      promised: '2026-02-27',
      statutory: '2026-03-05',
    });
    const path = '/v1/calendars/cn-national/limit?start=2026-02-13&workingDays=5';
    const { limit, days } = await city.reads<{ limit: object; days: { date: string; day: number | null }[] }>(path);
    expect(limit).toMatchObject({ date: '2026-02-27', at: '2026-02-27T16:00:00.000Z', provisional: false });
    expect(days.filter(({ day }) => day !== null)).toMatchObject([
      { date: '2026-02-14', day: 1, reason: 'makeUpDay' },
      { date: '2026-02-24', day: 2, reason: 'weekday' },
      { date: '2026-02-25', day: 3, reason: 'weekday' },
      { date: '2026-02-26', day: 4, reason: 'weekday' },
      { date: '2026-02-27', day: 5, reason: 'weekday' },
    ]);
    expect(days.filter(({ day }) => day === null)).toHaveLength(9);
    expect(days[1]).toMatchObject({ date: '2026-02-15', counted: false });
    expect(days[2]).toMatchObject({ date: '2026-02-16', counted: false, reason: 'holiday', source: '春节' });
    await city.comes('2026-03-06', '00:00');
    expect(await city.cards(id)).toEqual([
      'warning case of case on market/li, fell 2026-02-25 24:00, issued 2026-02-25 24:00, superseded',
      'yellow case of case on market/li, fell 2026-02-27 24:00, issued 2026-02-27 24:00, superseded',
      'red case of case on market/li, fell 2026-03-05 24:00, issued 2026-03-05 24:00, issued',
    ]);
  });

  it('a holiday declared after a card revokes it, for closed cases too; the card remains visible', async () => {
    await city.comes('2026-03-09');
    const [open, closed, slow] = [
      await accepted('food-licence'),
      await accepted('food-licence'),
      await accepted('quick-licence'),
    ];
    // 10 from Monday 9 March: 10-13 = 4, 16-20 = 9, 23 = 10; warned at day 8 (19). 5: 16; warned at day 3 (12); 10: 23.
    expect(await city.limits(open)).toMatchObject({ promised: '2026-03-23', statutory: '2026-04-07' });
    await city.comes('2026-03-24');
    await market.grants(closed);
    const late = [
      'warning case of case on market/li, fell 2026-03-19 24:00, issued 2026-03-19 24:00, superseded',
      'yellow case of case on market/li, fell 2026-03-23 24:00, issued 2026-03-23 24:00, issued',
    ];
    for (const id of [open, closed]) expect(await city.cards(id)).toEqual(late);
    expect(await yellows()).toEqual({ effective: 3, revoked: 0 });
    expect(await city.case(closed)).toMatchObject({ usedDays: 11, withinPromise: false });
    // All three fell due late; open and overdue with them is the one of February.
    expect(await due()).toEqual({ due: '0/3', closed: '0/1', open: 3 });

    await city.declares('2026-03-18', false, '台风停工');
    // Without the 18th: 19 = 7, 20 = 8, 23 = 9, 24 = 10. A superseded warning stays superseded; none is given for a past day.
    expect(await city.limits(open)).toMatchObject({ promised: '2026-03-24', statutory: '2026-04-08' });
    const saved = [
      'warning case of case on market/li, fell 2026-03-19 24:00, issued 2026-03-19 24:00, superseded',
      'yellow case of case on market/li, fell 2026-03-23 24:00, issued 2026-03-23 24:00, revoked (calendar)',
    ];
    for (const id of [open, closed]) expect(await city.cards(id)).toEqual(saved);
    // The promise of the quick case ended on the 16th, before; its statutory limit on the 23rd, now on the 24th.
    expect(await city.cards(slow)).toEqual([
      'warning case of case on market/li, fell 2026-03-12 24:00, issued 2026-03-12 24:00, superseded',
      'yellow case of case on market/li, fell 2026-03-16 24:00, issued 2026-03-16 24:00, issued',
      'red case of case on market/li, fell 2026-03-23 24:00, issued 2026-03-23 24:00, revoked (calendar)',
    ]);
    expect(await yellows()).toEqual({ effective: 1, revoked: 2 });
    // The case, its cards and the report agree: what was closed was in time, what is open is not due yet.
    expect(await city.case(closed)).toMatchObject({ usedDays: 10, withinPromise: true });
    expect(await due()).toEqual({ due: '1/2', closed: '1/1', open: 2 });

    const { items } = await city.reads<{ items: { cardId: string }[] }>(
      `/v1/cards?applicationId=${closed}&status=revoked`,
    );
    expect(items).toHaveLength(1);
    expect(await city.reads(`/v1/cards/${items[0]?.cardId}`)).toMatchObject({
      level: 'yellow',
      revocation: {
        cause: 'calendar',
        reason: {
          text: expect.stringMatching(/2026-03-18 was declared a day off \(台风停工\).*2026-03-24/),
          statements: [{ code: 'known.day-off-declared' }, { code: 'ground.limit-gone' }],
        },
        on: '2026-03-24',
        by: null,
      },
      computations: [{ version: 1, usedDays: 10, limit: { date: '2026-03-23' } }],
    });
    await city.comes('2026-03-25');
    // A new breach is a new card; the case that was closed on the 24th is in time.
    expect(await city.cards(open)).toEqual([
      ...saved,
      'yellow case of case on market/li, fell 2026-03-24 24:00, issued 2026-03-24 24:00, issued',
    ]);
    expect(await city.cards(closed)).toEqual(saved);
    expect(await yellows()).toEqual({ effective: 2, revoked: 2 });
    expect(await due()).toEqual({ due: '1/3', closed: '1/1', open: 3 });
  });

  /** March 2026 by the promise: of those due, of those closed, and open and overdue at its end. */
  const due = async (): Promise<object> => {
    type Share = { readonly numerator: number; readonly denominator: number };
    const { total } = await city.reads<{
      total: { dueWithinPromise: Share; withinPromise: Share; openOverdue: { promised: number } };
    }>('/v1/reports/efficiency?period=2026-03');
    const share = ({ numerator, denominator }: Share) => `${numerator}/${denominator}`;
    const { dueWithinPromise, withinPromise, openOverdue } = total;
    return { due: share(dueWithinPromise), closed: share(withinPromise), open: openOverdue.promised };
  };

  /** Yellow cards that fell in March 2026. */
  const yellows = async (): Promise<object> => {
    const { total } = await city.reads<{ total: { cards: { yellow: object } } }>('/v1/reports/cards?period=2026-03');
    return total.cards.yellow;
  };

  it('a working day declared never makes a card in the past, nor a limit before the day of the change', async () => {
    await city.comes('2026-04-24');
    const [open, closed, warned] = [
      await accepted('food-licence'),
      await accepted('food-licence'),
      await accepted('quick-licence'),
    ];
    // 10 from Friday 24 April: 27-30 = 4, 6-9 May = 8 (the 9th is worked), 11-12 = 10; warned at day 8 (9 May).
    // 5: 6 May, warned at day 3 (29 April); 10: 12 May.
    expect(await city.limits(open)).toMatchObject({ promised: '2026-05-12', statutory: '2026-05-26' });
    await city.comes('2026-05-08');
    await market.grants(closed);
    const before = [
      'warning case of case on market/li, fell 2026-04-29 24:00, issued 2026-04-29 24:00, superseded',
      'yellow case of case on market/li, fell 2026-05-06 24:00, issued 2026-05-06 24:00, issued',
    ];
    expect(await city.cards(warned)).toEqual(before);

    await city.declares('2026-05-04', true, '抢险');
    await city.declares('2026-05-05', true, '抢险');
    // 4 and 5 May = 6, 6-9 = 10; day 8 would now be the 7th: no warning for a past day.
    expect(await city.limits(open)).toMatchObject({ promised: '2026-05-09' });
    await city.declares('2026-05-02', true, '抢险');
    await city.declares('2026-05-03', true, '抢险');
    // 2-5 = 8, 6-7 = 10: the 7th lies before the change, so the limit moves to its day and no further.
    expect(await city.limits(open)).toMatchObject({ promised: '2026-05-08' });
    expect(await city.cards(open)).toEqual([]);
    await city.comes('2026-05-09');
    expect(await city.cards(open)).toEqual([
      'yellow case of case on market/li, fell 2026-05-08 24:00, issued 2026-05-08 24:00, issued',
    ]);
    expect(await city.cards(closed)).toEqual([]);
    // Its limit of 6 May had passed before: it does not move back.
    expect((await city.cards(warned)).slice(0, 2)).toEqual([
      before[0],
      'yellow case of case on market/li, fell 2026-05-06 24:00, issued 2026-05-06 24:00, superseded',
    ]);
  });

  it('moves a deemed acceptance, and reopens a first check that had ended by it', async () => {
    await city.comes('2026-06-01');
    const [silent, acted] = [await market.files('food-licence'), await market.files('food-licence')];
    // First check, 5 from Monday 1 June: 2-5 = 4, 8 = 5; without the 4th: the 9th. Yellow at day 2.
    await city.comes('2026-06-03', '12:00');
    await city.declares('2026-06-04', false, '洪水');
    await city.comes('2026-06-09', '23:59');
    expect(await city.case(silent)).toMatchObject({ status: 'submitted', firstCheck: { date: '2026-06-09' } });
    await city.comes('2026-06-10');
    expect(await city.case(silent)).toMatchObject({ deemed: true, acceptedOn: '2026-06-01' });
    const yellow = 'yellow firstCheck of firstCheck:1 on market/li, fell 2026-06-03 24:00, issued 2026-06-03 24:00';
    const red = 'red firstCheck of firstCheck:1 on market/li, fell 2026-06-09 24:00, issued 2026-06-09 24:00';
    expect(await city.cards(silent)).toEqual([`${yellow}, superseded`, `${red}, issued`]);

    // Without the 8th as well the check ends today: an act on that day avoids the charge, none causes a new one.
    await city.declares('2026-06-08', false, '洪水');
    expect(await city.cards(silent)).toEqual([`${yellow}, issued`, `${red}, revoked (calendar)`]);
    await market.accepts(acted);
    expect(await city.case(acted)).toMatchObject({ deemed: false, acceptedOn: '2026-06-10' });
    await city.comes('2026-06-11');
    expect(await city.cards(acted)).toEqual([`${yellow}, issued`, `${red}, revoked (calendar)`]);
    expect(await city.case(silent)).toMatchObject({ deemed: true, acceptedOn: '2026-06-01' });
    expect(await city.cards(silent)).toEqual([
      `${yellow}, superseded`,
      `${red}, revoked (calendar)`,
      'red firstCheck of firstCheck:1 on market/li, fell 2026-06-10 24:00, issued 2026-06-10 24:00, issued',
    ]);
  });

  it('a region has the days of its parent calendars, overridden by its own', async () => {
    const day = '/v1/calendars/xiangxi/days/2026-07-01';
    await city.server.put(day, { working: false, reason: '民族节日' }).expect(404);
    await city.defines('hunan', { region: '430000', parent: 'cn-national' });
    await city.defines('xiangxi', { region: '433100', parent: 'hunan' });
    await city.server.put(day, { working: false, reason: '民族节日' }, market.key).expect(403);
    await city.server.put(day, { working: false, reason: '民族节日' }).expect(200);
    bureau = await city.office('xiangxi-bureau', { region: '433100' });
    const terms = { department: 'xiangxi-bureau', statutory: working(20), promised: working(5), calendar: 'xiangxi' };
    await city.item('local-licence', terms);
    await city.item('provincial-terms', { ...terms, calendar: 'hunan' });
    await city.server.put('/v1/items/stray', { ...LISTED, ...terms, department: 'market' }).expect(422);
    await city.comes('2026-06-30');
    const [local, provincial] = [await bureau.files('local-licence'), await bureau.files('provincial-terms')];
    for (const id of [local, provincial]) await bureau.accepts(id);
    const elsewhere = await accepted('food-licence');
    // 5 from Tuesday 30 June: 1-3 July = 3, 6-7 = 5; without the 1st the 8th.
    expect(await city.limits(local)).toMatchObject({ promised: '2026-07-08' });
    expect(await city.limits(provincial)).toMatchObject({ promised: '2026-07-07' });
    expect(await city.limits(elsewhere)).toMatchObject({ promised: '2026-07-14' });
    const { clocks } = await city.reads<{ clocks: object[] }>(`/v1/applications/${local}/clocks`);
    const calendarVersion = expect.stringMatching(/^1\.0\.\d+$/) as string;
    const limit = expect.objectContaining({ calendar: 'xiangxi', calendarVersion }) as object;
    expect(clocks).toContainEqual(
      expect.objectContaining({ id: 'case', promised: expect.objectContaining({ limit }) as object }),
    );

    // A day of the country applies to every region, a day of the province to those below it, and each region's to itself only.
    await city.declares('2026-07-02', false, '全国哀悼日');
    const limits = () =>
      Promise.all([local, provincial, elsewhere].map(async (id) => (await city.limits(id))['promised']));
    expect(await limits()).toEqual(['2026-07-09', '2026-07-08', '2026-07-15']);
    await city.declares('2026-07-03', false, '防汛', 'hunan');
    expect(await limits()).toEqual(['2026-07-10', '2026-07-09', '2026-07-15']);
    await city.declares('2026-07-02', true, '照常上班', 'xiangxi');
    expect(await limits()).toEqual(['2026-07-09', '2026-07-09', '2026-07-15']);
  });

  it('cases of regions with days of their own are in one list, in order of time', async () => {
    const key = await city.server.issueKey({ role: 'supervisor', region: '100000' });
    const listed = async (query: string, key: string) => {
      const { items } = await city.reads<{ items: { item: string; promised: { date: string } }[] }>(
        `/v1/applications?receivedFrom=2026-06-30&${query}`,
        key,
      );
      return items.map(({ item, promised }) => `${item} ${promised.date}`).sort();
    };
    const of = ['food-licence 2026-07-15', 'local-licence 2026-07-09', 'provincial-terms 2026-07-09'];
    expect(await listed('receivedTo=2026-06-30', key)).toEqual(of);
    const province = await city.server.issueKey({ role: 'supervisor', region: '430000' });
    expect(await listed('', province)).toEqual(of.slice(1));
    expect(await listed('promisedTo=2026-07-09', key)).toEqual(of.slice(1));
  });

  it('another parent calendar moves the limits of its region', async () => {
    await city.comes('2026-07-01');
    const id = await bureau.files('local-licence');
    // First check, 5 from the 1st: the 2nd is worked here, the 3rd off in the province; 6-9 = 5.
    expect(await city.limits(id)).toMatchObject({ firstCheck: '2026-07-09' });
    await city.defines('xiangxi', { region: '433100', parent: 'cn-national' });
    expect(await city.limits(id)).toMatchObject({ firstCheck: '2026-07-08' });
  });
});
