import { City } from './city';
import { done, type Office, working } from './office';

/*
 * The end of 2026, without the notice of 2027. By the statutory holidays Friday 1 January is off; every other weekday of
 * January counts, and may yet be a holiday.
 */
describe('a year without a notice', () => {
  let city: City;
  let market: Office;

  beforeAll(async () => {
    city = await City.on('2026-12-28');
    market = await city.office('market');
    await city.item('food-licence', {
      department: 'market',
      statutory: working(20),
      promised: working(10),
      onCorrectionTimeout: 'returned',
      materials: [{ code: 'form', name: '申请表' }],
    });
  });

  afterAll(() => city.close());

  const awaiting = async (): Promise<string> => {
    const id = await market.files('food-licence');
    await market.notices(id, ['form'], { deadline: working(5) });
    return id;
  };

  const settledYear = {
    documentNumber: '国办发明电〔2026〕12号',
    daysOff: [{ date: '2027-01-01' }, { date: '2027-01-04' }],
  };

  it('is reported by readiness and waits for an administrator, while work continues', async () => {
    const { body } = await done(city.server.get('/health/ready'));
    expect(body).toMatchObject({
      status: 'ready',
      notices: [{ calendar: 'cn-national', year: 2027, since: '2026-10-01' }],
    });
    const { items } = await city.reads<{ items: object[] }>('/v1/calendars?waiting=true');
    expect(items).toMatchObject([{ id: 'cn-national', waitsFor: [{ year: 2027 }] }]);
  });

  it('closes no case against the applicant automatically: it waits for a person, or for the notice', async () => {
    const [left, answered, closed] = [await awaiting(), await awaiting(), await awaiting()];
    const silent = await market.files('food-licence');
    expect(await city.case(silent)).toMatchObject({ deemed: false, provisional: false });
    // 5 from Monday 28 December: 29-31 = 3, 4-5 January = 5.
    expect(await city.case(left)).toMatchObject({ correctionDeadline: { date: '2027-01-05' } });
    await city.comes('2027-01-06');
    const waits = { status: 'correctionPending', waitsFor: [{ what: 'correctionHeldBack', since: '2027-01-05' }] };
    for (const id of [left, answered, closed]) expect(await city.case(id)).toMatchObject(waits);
    // The deemed acceptance happens all the same: it is in favour of the applicant.
    expect(await city.case(silent)).toMatchObject({ status: 'accepted', deemed: true, provisional: true });
    const list = await city.reads<{ items: object[] }>('/v1/applications?waiting=true');
    expect(list.items).toHaveLength(3);

    // The card for the missed first check needs confirmation, and says by what it ends: a person, or the notice.
    const { items: charged } = await city.reads<{
      items: { cardId: string; status: string; endedBy: { method: string; path: string }[] }[];
    }>(`/v1/cards?applicationId=${silent}&level=red`);
    const [card] = charged;
    const ends = [
      { method: 'POST', path: `/v1/cards/${card?.cardId}/confirmation` },
      { method: 'POST', path: `/v1/cards/${card?.cardId}/dismissal` },
      { method: 'PUT', path: '/v1/calendars/cn-national/years/{year}' },
    ];
    expect(charged).toMatchObject([{ status: 'pending', endedBy: ends }]);
    expect(card).not.toHaveProperty('awaitsNotice');
    expect(await city.reads(`/v1/cards/${card?.cardId}`)).toMatchObject({ endedBy: ends });

    await market.corrects(answered, ['form']);
    expect(await city.case(answered)).toMatchObject({ status: 'submitted', waiting: false });
    await market.tries(closed, 'lapse-confirmation', { officer: 'li' }).expect(200);
    expect(await city.case(closed)).toMatchObject({ status: 'returned', closedOn: '2027-01-06' });
    await market.tries(closed, 'lapse-confirmation', { officer: 'li' }).expect(409);

    // The 4th turned out to be a holiday: the deadline is the 6th, today.
    await done(city.server.put('/v1/calendars/cn-national/years/2027', settledYear));
    expect(await city.case(left)).toMatchObject({
      status: 'correctionPending',
      waiting: false,
      correctionDeadline: { date: '2027-01-06' },
    });
    expect(await city.case(silent)).toMatchObject({ status: 'accepted', deemed: true, provisional: false });
    await city.comes('2027-01-07', '00:00');
    expect(await city.case(left)).toMatchObject({ status: 'returned', closedOn: '2027-01-06' });
    expect(await city.reads('/v1/calendars?waiting=true')).toMatchObject({ items: [] });
    expect((await done(city.server.get('/health/ready'))).body).toMatchObject({ notices: [] });
  });
});
