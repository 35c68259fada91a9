import { City } from './city';
import { at } from './local-time';
import { type Office, working } from './office';

/* Autumn 2025. Days off besides weekends: 1 to 8 October; worked: Sunday 28 September, Saturday 11 October. */
describe('from receipt to acceptance', () => {
  let city: City;
  let hall: Office;
  let market: Office;

  beforeAll(async () => {
    city = await City.on('2025-09-01');
    hall = await city.office('hall', { role: 'window' });
    market = await city.office('market');
    await city.item('name-change', {
      department: 'market',
      class: 'instant',
      handlingForm: 'oneVisit',
      statutory: working(5),
    });
    await city.item('food-licence', { department: 'market', statutory: working(20), promised: working(10) });
    await city.item('quick-licence', { department: 'market', statutory: working(20), promised: working(3) });
    await city.item('shop-licence', {
      department: 'market',
      statutory: working(20),
      promised: working(10),
      materials: [
        { code: 'form', name: '申请表' },
        { code: 'plan', name: '平面图' },
        { code: 'lease', name: '租赁合同' },
      ],
    });
  });

  afterAll(() => city.close());

  it('即办件: an instant item is closed on the spot, and leaves no card', async () => {
    const closed = await hall.files('name-change');
    const open = await hall.files('name-change');
    await market.accepts(closed);
    await market.accepts(open);
    await market.grants(closed);
    await market.delivers(closed, at('2025-09-01', '08:00'));
    expect(await city.case(closed)).toMatchObject({
      status: 'granted',
      class: 'instant',
      acceptedOn: '2025-09-01',
      closedOn: '2025-09-01',
      deliveredOn: '2025-09-01',
      usedDays: 0,
      withinPromise: true,
      withinStatute: true,
    });
    // 0 days: the day itself. Delivery 10: 2-5 = 4, 8-12 = 9, 15 = 10.
    expect(await city.limits(closed)).toEqual({
      firstCheck: '2025-09-08',
      promised: '2025-09-01',
      statutory: '2025-09-08',
      deliveryLimit: '2025-09-15',
    });
    await city.comes('2025-09-20');
    expect(await city.cards(closed)).toEqual([]);
    // Another case stayed open: a limit of 0 days has no warning; yellow for the day itself, red for 5 days.
    expect(await city.cards(open)).toEqual([
      'yellow case of case on market/li, fell 2025-09-01 24:00, issued 2025-09-01 24:00, superseded',
      'red case of case on market/li, fell 2025-09-08 24:00, issued 2025-09-08 24:00, issued',
    ]);
  });

  it('视为受理: an unanswered first check across the National Day holiday is deemed acceptance as of the receipt (art. 32(4))', async () => {
    await city.comes('2025-09-26', '10:00');
    const slow = await hall.files('food-licence');
    const quick = await hall.files('quick-licence');
    // 28 = 1 (a Sunday that is worked), 29 = 2, 30 = 3, 1-8 October off, 9 = 4, 10 = 5.
    expect(await city.limits(slow)).toMatchObject({ firstCheck: '2025-10-10', promised: null, statutory: null });
    await city.comes('2025-10-10', '23:59');
    expect(await city.case(slow)).toMatchObject({ status: 'submitted', acceptedOn: null });
    expect(await city.cards(slow)).toEqual([
      'yellow firstCheck of firstCheck:1 on market/li, fell 2025-09-29 24:00, issued 2025-09-29 24:00, issued',
    ]);
    // On the last counted day of the check: it stays with its former holder.
    await market.assigns(quick, 'wang');
    await city.comes('2025-10-11', '00:00');
    expect(await city.case(slow)).toMatchObject({ status: 'accepted', deemed: true, acceptedOn: '2025-09-26' });
    // 10 from the receipt: 11 = 6 (a Saturday that is worked), 13-16 = 7-10. 20: 17 = 11, 20-24 = 16, 27-30 = 20.
    expect(await city.limits(slow)).toMatchObject({ promised: '2025-10-16', statutory: '2025-10-30' });
    // Of 3 days: the promise had passed when the deemed acceptance was recorded; a warning would have come too late.
    expect(await city.limits(quick)).toMatchObject({ promised: '2025-09-30', statutory: '2025-10-30' });
    expect(await city.cards(quick)).toEqual([
      'yellow firstCheck of firstCheck:1 on market/li, fell 2025-09-29 24:00, issued 2025-09-29 24:00, superseded',
      'yellow case of case on market/li, fell 2025-09-30 24:00, issued 2025-10-10 24:00, issued',
      'red firstCheck of firstCheck:1 on market/li, fell 2025-10-10 24:00, issued 2025-10-10 24:00, issued',
    ]);
    await city.comes('2025-11-01');
    // The warning: 2 days before the 10th, the end of day 8 (14 October), before 90 %, the end of day 9.
    expect(await city.cards(slow)).toEqual([
      'yellow firstCheck of firstCheck:1 on market/li, fell 2025-09-29 24:00, issued 2025-09-29 24:00, superseded',
      'red firstCheck of firstCheck:1 on market/li, fell 2025-10-10 24:00, issued 2025-10-10 24:00, issued',
      'warning case of case on market/li, fell 2025-10-14 24:00, issued 2025-10-14 24:00, superseded',
      'yellow case of case on market/li, fell 2025-10-16 24:00, issued 2025-10-16 24:00, superseded',
      'red case of case on market/li, fell 2025-10-30 24:00, issued 2025-10-30 24:00, issued',
    ]);
  });

  it('补正: a complete correction starts a fresh first check, whose lapse is deemed acceptance as of its own receipt', async () => {
    await city.comes('2025-11-03');
    const id = await hall.files('shop-licence', { materials: [{ code: 'form', satisfiedBy: 'paper' }] });
    await city.comes('2025-11-05', '16:00');
    await market.notices(id, ['plan', 'lease']);
    // The applicant has 10 working days from the 5th: 6, 7 = 2, 10-14 = 7, 17-19 = 10.
    expect(await city.case(id)).toMatchObject({
      status: 'correctionPending',
      missing: ['plan', 'lease'],
      correctionDeadline: { date: '2025-11-19' },
    });
    await city.comes('2025-11-07');
    await hall.corrects(id, ['plan']);
    expect(await city.case(id)).toMatchObject({ status: 'correctionPending', missing: ['lease'] });
    await city.comes('2025-11-10', '11:00');
    await hall.corrects(id, ['lease']);
    // 11-14 = 4, 17 = 5.
    expect(await city.limits(id)).toMatchObject({ firstCheck: '2025-11-17', promised: null });
    await city.comes('2025-11-18');
    expect(await city.case(id)).toMatchObject({ status: 'accepted', deemed: true, acceptedOn: '2025-11-10' });
    // From the 10th: 11-14 = 4, 17-21 = 9, 24 = 10; 20: 25-28 = 14, 1-5 December = 19, 8 = 20.
    expect(await city.limits(id)).toMatchObject({ promised: '2025-11-24', statutory: '2025-12-08' });
    // The notice came on day 2 of the first check: only the second check is late.
    expect(await city.cards(id)).toEqual([
      'yellow firstCheck of firstCheck:2 on market/li, fell 2025-11-12 24:00, issued 2025-11-12 24:00, superseded',
      'red firstCheck of firstCheck:2 on market/li, fell 2025-11-17 24:00, issued 2025-11-17 24:00, issued',
    ]);
  });

  it('a second notice, and one that comes too late, are recorded and undo nothing', async () => {
    await city.comes('2025-12-01');
    const twice = await hall.files('shop-licence', { materials: [{ code: 'form', satisfiedBy: 'paper' }] });
    const late = await hall.files('shop-licence');
    await city.comes('2025-12-02');
    await market.notices(twice, ['plan']);
    await city.comes('2025-12-04');
    await market.notices(twice, ['plan', 'lease']);
    await city.comes('2025-12-09');
    await market.notices(late, ['form']);
    const { items } = await city.reads<{ items: { type: string; data: object }[] }>(
      `/v1/applications/${twice}/history`,
    );
    const notices = items.filter(({ type }) => type === 'CorrectionNoticeIssued');
    expect(notices.map(({ data }) => data)).toMatchObject([
      { notice: 1, newlyNamed: [] },
      { notice: 2, newlyNamed: ['lease'] },
    ]);
    // 2-5 = 4, 8 = 5: it was deemed accepted by then.
    expect(await city.case(late)).toMatchObject({ status: 'accepted', deemed: true, acceptedOn: '2025-12-01' });
    expect(await city.history(late)).toEqual(['ApplicationSubmitted', 'ApplicationAccepted', 'CorrectionNoticeIssued']);
  });
});
