import { City } from './city';
import { at } from './local-time';
import { type Office, paper, proof, working } from './office';

/* Spring 2026. Days off besides weekends: Monday 6 April, 1 to 5 May; worked: Saturday 9 May. */
describe('prerequisites and consequences of a grant', () => {
  let city: City;
  let market: Office;

  beforeAll(async () => {
    city = await City.on('2026-03-02');
    market = await city.office('market', { uscc: '11430000006122244L' });
    await city.item('shop-licence', {
      department: 'market',
      statutory: working(20),
      promised: working(10),
      materials: [
        { code: 'form', name: '申请表' },
        { code: 'plan', name: '平面图', deferrable: true },
        { code: 'photo', name: '照片', required: false, deferrable: true },
      ],
    });
    await city.item('food-licence', { department: 'market', statutory: working(20), promised: working(10) });
  });

  afterAll(() => city.close());

  const form = { materials: [{ code: 'form', satisfiedBy: 'paper' }] };
  const deferring = (...materials: string[]) => ({ deferral: { materials, term: working(5) } });

  it('容缺受理: the grant is blocked until the material is received', async () => {
    const id = await market.files('shop-licence', form);
    const undeferrable = { officer: 'li', document: paper('2026-03-02'), ...deferring('form') };
    const refused = await market.tries(id, 'acceptance', undeferrable).expect(422);
    expect(refused.body).toMatchObject({ code: 'application.not-deferrable', detail: 'Not deferrable: form.' });
    await market.accepts(id, deferring('plan'));
    // 5 from Monday 2 March: 3-6 = 4, 9 = 5. The clocks keep running: 10 is the 16th.
    expect(await city.case(id)).toMatchObject({
      status: 'accepted',
      deferred: ['plan'],
      deferralDeadline: { date: '2026-03-09' },
      promised: { date: '2026-03-16' },
    });
    await city.comes('2026-03-04');
    const blocked = await market.tries(id, 'decision', market.grant()).expect(409);
    expect(blocked.body).toMatchObject({
      code: 'application.materials-missing',
      detail: expect.stringMatching(/^Missing: .+ \(plan\)\.$/) as string,
    });
    await market.adds(id, 'plan');
    await market.grants(id);
    expect(await city.case(id)).toMatchObject({ status: 'granted', usedDays: 2, withinPromise: true, deferred: [] });
    await market.delivers(id, at('2026-03-04', '09:00'));
    await city.comes('2026-03-10');
    expect(await city.cards(id)).toEqual([]);
  });

  it('容缺受理: a missed deadline waits for a person; the clocks keep running', async () => {
    await city.comes('2026-03-16');
    const id = await market.files('shop-licence', form);
    await market.accepts(id, deferring('plan'));
    await city.comes('2026-03-24');
    // 5 from Monday 16 March: the 23rd.
    expect(await city.case(id)).toMatchObject({
      status: 'accepted',
      waiting: true,
      waitsFor: [{ what: 'deferralLapsed', since: '2026-03-24', consequence: 'withdrawn' }],
    });
    const { items } = await city.reads<{ items: { applicationId: string }[] }>('/v1/applications?waiting=true');
    expect(items.map(({ applicationId }) => applicationId)).toEqual([id]);
    await market.tries(id, 'decision', market.grant()).expect(409);
    await city.comes('2026-03-31');
    // 10: the 30th; warned at day 8 (the 26th).
    expect(await city.cards(id)).toEqual([
      'warning case of case on market/li, fell 2026-03-26 24:00, issued 2026-03-26 24:00, superseded',
      'yellow case of case on market/li, fell 2026-03-30 24:00, issued 2026-03-30 24:00, issued',
    ]);
    await market.withdraws(id, { reason: '容缺材料逾期未补' });
    expect(await city.case(id)).toMatchObject({ status: 'withdrawn', waiting: false });
  });

  it('送达: yellow 3 working days after the decision, red after the 10 of the law (art. 44)', async () => {
    await city.comes('2026-04-03');
    const ids = await Promise.all(Array.from({ length: 4 }, () => market.files('food-licence')));
    const [never = '', inTime = '', soon = '', proved = ''] = ids;
    for (const id of ids) await market.accepts(id);
    for (const id of ids) await market.grants(id);
    // From Friday 3 April: 7-9 = 3; 10 = 4, 13-17 = 9, 20 = 10.
    expect(await city.limits(never)).toMatchObject({ deliveryLimit: '2026-04-20' });
    await city.comes('2026-04-09', '16:00');
    await market.delivers(inTime, at('2026-04-09', '16:00'));
    await city.comes('2026-04-10');
    await market.delivers(soon, at('2026-04-10', '09:00'));
    const yellow = 'yellow delivery of delivery on market/li, fell 2026-04-09 24:00, issued 2026-04-09 24:00';
    const red = 'red delivery of delivery on market/li, fell 2026-04-20 24:00, issued 2026-04-20 24:00';
    await city.comes('2026-04-21');
    expect(await city.cards(inTime)).toEqual([]);
    expect(await city.cards(soon)).toEqual([`${yellow}, issued`]);
    expect(await city.cards(never)).toEqual([`${yellow}, superseded`, `${red}, issued`]);
    expect(await city.cards(proved)).toEqual([`${yellow}, superseded`, `${red}, issued`]);
    // It had been delivered on the 14th, as its proof shows: late for the promise, in time by law.
    await market.delivers(proved, at('2026-04-14', '10:00'));
    expect(await city.cards(proved)).toEqual([`${yellow}, issued`, `${red}, revoked (lateReport)`]);
    expect(await city.case(proved)).toMatchObject({ deliveredOn: '2026-04-14' });
    const again = { officer: 'li', proofOfService: proof(at('2026-04-20')) };
    const { body } = await market.tries(proved, 'delivery', again).expect(409);
    expect(body.code).toBe('application.delivered');
  });

  it('电子证照: a certificate is issued after a grant, once, with the identifier of GB/T 36904', async () => {
    await city.comes('2026-04-27');
    const id = await market.files('food-licence');
    await market.accepts(id);
    const wish = {
      officer: 'li',
      certificateType: '11100000000013338W011',
      serial: '20230000403',
      validFrom: '2026-04-27',
      validTo: '2031-04-26',
    };
    const early = await market.tries(id, 'certificates', wish).expect(409);
    expect(early.body.code).toBe('application.not-granted');
    await market.grants(id);
    const { body } = await market.tries(id, 'certificates', wish).expect(201);
    expect(body.certificateId).toBe('1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U');
    expect(await city.case(id)).toMatchObject({
      number: body.certificateNumber,
      certificateNumber: body.certificateNumber,
      certificateId: body.certificateId,
    });
    const other = { ...wish, certificateNumber: '另一号' };
    const twice = await market.tries(id, 'certificates', other).expect(409);
    expect(twice.body.code).toBe('application.certificate-issued');
  });
});
