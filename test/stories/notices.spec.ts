import { City } from './city';
import { at } from './local-time';
import { done, type Office, paper, proof, remedies, working } from './office';

/* March 2026: no day off besides the weekends; the 2nd is a Monday. */
describe('correction notices, and the consequences of missing materials', () => {
  let city: City;
  let market: Office;
  let portal: string;

  const form = { materials: [{ code: 'form', satisfiedBy: 'paper' }] };
  const courier = (servedAt: string) => ({ ...proof(servedAt), mode: 'courier' });

  beforeAll(async () => {
    city = await City.on('2026-03-02');
    market = await city.office('market');
    portal = await city.server.issueKey({ role: 'applicantPortal', source: 'portal' });
    for (const [item, terms] of Object.entries({
      returning: { onCorrectionTimeout: 'returned', onDeferralTimeout: 'returned' },
      refusing: { onCorrectionTimeout: 'refused', onDeferralTimeout: 'acceptanceCancelled' },
    })) {
      await city.item(item, {
        department: 'market',
        statutory: working(20),
        promised: working(10),
        materials: [
          { code: 'form', name: '申请表' },
          { code: 'plan', name: '平面图', deferrable: true },
          { code: 'lease', name: '租赁合同', required: false },
          { code: 'photo', name: '照片', required: false },
        ],
        ...terms,
      });
    }
  });

  afterAll(() => city.close());

  it('一次告知: repeated notices for one material each stop the first check once and lead to a card each (art. 72(4))', async () => {
    const id = await market.files('returning', form);
    await city.comes('2026-03-03');
    await market.notices(id, ['plan']);
    await city.comes('2026-03-04');
    await market.corrects(id, ['plan']);
    // The fresh first check: 5-6 = 2, 9-11 = 5.
    await city.comes('2026-03-06');
    expect((await market.notices(id, ['lease'])).body).toMatchObject({
      notice: 2,
      effect: { kind: 'recordedOnly', reason: 'firstCheckNotStopped' },
    });
    await city.comes('2026-03-10');
    await market.notices(id, ['photo']);
    await market.corrects(id, ['lease', 'photo']);
    await city.comes('2026-03-12');
    expect(await city.case(id)).toMatchObject({ status: 'accepted', deemed: true, acceptedOn: '2026-03-04' });
    expect(await city.cards(id)).toEqual([
      'yellow secondNotice of notice:2 on market/li, fell 2026-03-06 09:00, issued 2026-03-06 09:00, pending',
      'yellow firstCheck of firstCheck:2 on market/li, fell 2026-03-06 24:00, issued 2026-03-06 24:00, superseded',
      'yellow secondNotice of notice:3 on market/li, fell 2026-03-10 09:00, issued 2026-03-10 09:00, pending',
      'red firstCheck of firstCheck:2 on market/li, fell 2026-03-11 24:00, issued 2026-03-11 24:00, issued',
    ]);
  });

  it('a material off the list, or no time to respond, closes nothing', async () => {
    const whole = await market.files('returning', {
      materials: [...form.materials, { code: 'plan', satisfiedBy: 'paper' }],
    });
    const hasty = await market.files('returning', form);
    expect((await market.notices(whole, ['not-on-the-list'], { deadline: working(1) })).body).toMatchObject({
      effect: { kind: 'recordedOnly', reason: 'beyondTheList' },
    });
    const asked = { missing: [{ code: 'plan', reason: '缺' }], document: paper(city.today), officer: 'li' };
    const { body } = await market.tries(hasty, 'correction-notices', { ...asked, deadline: working(0) }).expect(422);
    expect(body).toMatchObject({ errors: [{ pointer: '/deadline', code: 'application.deadline-too-short' }] });
    // Reported after it was given: it is recorded, and the applicant may respond at any time.
    await city.comes('2026-03-13');
    await market.notices(hasty, ['plan'], { deadline: working(0), occurredAt: at('2026-03-12', '10:00') });
    await city.comes('2026-03-25');
    expect(await city.case(whole)).toMatchObject({ status: 'accepted', deemed: true });
    expect(await city.cards(whole)).toContain(
      'yellow materialBeyondList of notice:1 on market/li, fell 2026-03-12 09:00, issued 2026-03-12 09:00, pending',
    );
    expect(await city.case(hasty)).toMatchObject({ status: 'correctionPending', correctionDeadline: null });
    await market.corrects(hasty, ['plan']);
    expect(await city.case(hasty)).toMatchObject({ status: 'submitted' });
  });

  it('a corrected set received in time reopens a case that a timer closed, and removes the closing from the figures', async () => {
    const closed = async () =>
      (await city.reads<{ total: { closed: number; byOutcome: object } }>('/v1/reports/efficiency?period=2026-04'))
        .total;
    await city.comes('2026-03-30');
    const id = await market.files('returning', form);
    const [late, posted] = [await market.files('returning', form), await market.files('returning', form)];
    for (const each of [id, late, posted]) await market.notices(each, ['plan'], { deadline: working(3) });
    // 31, 1-2 April = 3.
    await city.comes('2026-04-03');
    for (const each of [id, late, posted]) expect(await city.case(each)).toMatchObject({ status: 'returned' });
    expect(await closed()).toMatchObject({ closed: 3, byOutcome: { returned: 3 } });

    const told = { occurredAt: at('2026-04-02', '15:00') };
    expect((await market.corrects(late, ['plan'], told)).body).toMatchObject({
      effect: { kind: 'recordedOnly', reason: 'correctionMissed' },
    });
    const { status } = await market.tries(late, 'corrections', { ...form, officer: 'li' });
    expect(status).toBe(409);
    await market.corrects(id, ['plan'], { proofOfService: { ...proof(at('2026-04-02', '15:00')), mode: 'window' } });
    await market.corrects(posted, ['plan'], { proofOfService: courier(at('2026-04-02', '20:00')) });
    expect(await city.history(id)).toEqual([
      'ApplicationSubmitted',
      'CorrectionNoticeIssued',
      'ApplicationReturned',
      'ApplicationReopened',
      'CorrectionReceived',
    ]);
    expect(await closed()).toMatchObject({ closed: 1, byOutcome: { returned: 1 } });
    // 3, 7-10 April = 5 after Qingming on the 6th; the posted set was received on the 3rd: 7-10 = 4, 13 = 5.
    expect(await city.limits(id)).toMatchObject({ firstCheck: '2026-04-10' });
    expect(await city.limits(posted)).toMatchObject({ firstCheck: '2026-04-13' });
    expect(await city.case(id)).toMatchObject({ status: 'submitted', closedOn: null, outcome: null, corrections: 1 });
    await city.comes('2026-04-14');
    expect(await city.case(id)).toMatchObject({ status: 'accepted', deemed: true, acceptedOn: '2026-04-02' });
    expect(await city.case(late)).toMatchObject({ status: 'returned' });
  });

  it('limits that the reopened first check has broken by then are carded at once', async () => {
    await city.comes('2026-05-11');
    const id = await market.files('returning', form);
    await market.notices(id, ['plan'], { deadline: working(3) });
    await city.comes('2026-05-25');
    await market.corrects(id, ['plan'], { proofOfService: { ...proof(at('2026-05-13')), mode: 'window' } });
    // From the 13th: 14-15 = 2, 18-20 = 5.
    expect(await city.case(id)).toMatchObject({ status: 'accepted', deemed: true, acceptedOn: '2026-05-13' });
    expect(await city.cards(id)).toEqual([
      'yellow firstCheck of firstCheck:2 on market/li, fell 2026-05-15 24:00, issued 2026-05-25 09:00, superseded',
      'red firstCheck of firstCheck:2 on market/li, fell 2026-05-20 24:00, issued 2026-05-25 09:00, issued',
    ]);
  });

  it('if the applicant has filed again a person decides whether the lapsed case is reopened; a department’s own successor does not prevent that', async () => {
    const person = { kind: 'person', name: '李某', idType: 'residentId', idNumber: '11010519491231002X' };
    const sends = (told: object) =>
      city.server.post(
        '/v1/applications',
        { item: 'returning', applicant: person, channel: 'web', ...form, ...told },
        portal,
      );
    const id = (answer: { readonly body: unknown }) => (answer.body as { id: string }).id;
    const first = id(await done(sends({})));
    const byUnit = await market.files('returning', form);
    for (const each of [first, byUnit]) await market.notices(each, ['plan'], { deadline: working(3) });
    expect((await sends({ successorOf: first })).body).toMatchObject({ code: 'application.predecessor-not-lapsed' });
    // 26-28 = 3.
    await city.comes('2026-05-29');
    expect((await sends({ successorOf: byUnit })).body).toMatchObject({ code: 'application.predecessor-unknown' });
    const second = id(await done(sends({ successorOf: first })));
    const shield = await market.files('returning', { ...form, successorOf: byUnit });
    expect(await city.case(second)).toMatchObject({ successorOf: { applicationId: first, statedBy: 'applicant' } });
    expect(await city.case(first)).toMatchObject({
      status: 'returned',
      successors: [{ applicationId: second, statedBy: 'applicant', receivedOn: '2026-05-29' }],
    });
    expect((await sends({ successorOf: first })).body).toMatchObject({ code: 'application.predecessor-succeeded' });
    expect(await city.case(byUnit)).toMatchObject({ successors: [{ applicationId: shield, statedBy: 'department' }] });

    const inTime = { proofOfService: { ...proof(at('2026-05-27')), mode: 'window' } };
    expect((await market.corrects(byUnit, ['plan'], inTime)).body).toMatchObject({ effect: { kind: 'applied' } });
    expect(await city.case(byUnit)).toMatchObject({ status: 'submitted' });
    expect((await market.corrects(first, ['plan'], inTime)).body).toMatchObject({
      effect: { kind: 'recordedOnly', reason: 'successorFiled' },
    });
    expect(await city.case(first)).toMatchObject({ status: 'returned' });
    expect(await city.reads('/v1/proof-reviews?standing=waiting')).toMatchObject({
      items: [{ applicationId: first, review: 1, because: 'successor', act: 'correctedSet' }],
    });
    const supervisor = await city.server.issueKey({ role: 'supervisor' });
    const word = { word: 'applied', reason: '材料确已按期提交' };
    await done(city.server.post(`/v1/applications/${first}/proof-reviews/1`, word, supervisor));
    // From the 27th: 28-29 = 2, 1-3 June = 5; the other is not affected.
    expect(await city.limits(first)).toMatchObject({ firstCheck: '2026-06-03' });
    expect(await city.case(second)).toMatchObject({ status: 'submitted' });
  });

  it('a lapse with refusal waits for a person, who decides; a further notice extends the deadline and never shortens it', async () => {
    await city.comes('2026-06-01');
    const [id, late] = [await market.files('refusing', form), await market.files('refusing', form)];
    for (const each of [id, late]) await market.notices(each, ['plan'], { deadline: working(3) });
    await city.comes('2026-06-02');
    await market.notices(id, ['plan'], { deadline: working(4) });
    await market.notices(id, ['plan'], { deadline: working(1) });
    // 3-5 = 3, 8 = 4.
    expect(await city.case(id)).toMatchObject({ correctionDeadline: { date: '2026-06-08' } });
    await city.comes('2026-06-09');
    const { items } = await city.reads<{ items: { applicationId: string }[] }>(
      '/v1/applications?waiting=true&item=refusing',
    );
    expect(items.map(({ applicationId }) => applicationId).sort()).toEqual([id, late].sort());
    await market.corrects(late, ['plan']);
    expect(await city.case(late)).toMatchObject({ status: 'submitted', waiting: false });
    const { body } = await market.tries(id, 'decision', { ...market.grant() }).expect(409);
    expect(body.code).toBe('application.not-accepted');
    await market.refuses(id);
    expect(await city.case(id)).toMatchObject({ status: 'refused', waiting: false, withinPromise: null });
    expect(await city.cards(id)).toEqual([]);
  });

  it('容缺: deferred materials are accepted while they are awaited; if they do not arrive, a person ends the case', async () => {
    await city.comes('2026-06-10');
    const [cancelled, returned] = [await market.files('refusing', form), await market.files('returning', form)];
    for (const id of [cancelled, returned]) {
      await market.notices(id, ['plan']);
      const { body } = await market.tries(id, 'acceptance', { officer: 'li', document: paper(city.today) }).expect(409);
      expect(body.code).toBe('application.correction-pending');
      await market.accepts(id, { deferral: { materials: ['plan'], term: working(2) } });
      expect(await city.case(id)).toMatchObject({ status: 'accepted', missing: [], correctionDeadline: null });
    }
    const end = {
      officer: 'zhao',
      reason: '容缺材料逾期未交',
      legalBasis: '容缺受理规定',
      ground: 'deferralLapsed',
      remedies,
      document: paper(city.today),
    };
    const early = await market.tries(cancelled, 'termination', end).expect(409);
    expect(early.body.code).toBe('application.deferral-not-lapsed');
    await city.comes('2026-06-15');
    for (const [id, consequence] of [
      [cancelled, 'acceptanceCancelled'],
      [returned, 'returned'],
    ] as const) {
      expect(await city.case(id)).toMatchObject({ waitsFor: [{ what: 'deferralLapsed', consequence }] });
      const bare = await market.tries(id, 'termination', { ...end, remedies: null }).expect(422);
      expect(bare.body).toMatchObject({ errors: [{ pointer: '/remedies', code: 'application.remedies-missing' }] });
      await done(market.tries(id, 'termination', end));
      expect(await city.case(id)).toMatchObject({ status: 'terminated', waiting: false });
    }
  });

  it('a portal reports what the applicant posted', async () => {
    await city.comes('2026-06-29');
    const filed = await done(
      city.server.post(
        '/v1/applications',
        {
          item: 'returning',
          channel: 'web',
          source: 'portal',
          externalNo: 'P-1',
          applicant: { kind: 'person', name: '李某', idType: 'residentId', idNumber: '11010519491231002X' },
          ...form,
        },
        portal,
      ),
    );
    const { id } = filed.body as { id: string };
    await market.notices(id, ['plan'], { deadline: working(2) });
    await city.comes('2026-07-03');
    expect(await city.case(id)).toMatchObject({ status: 'returned' });
    const sent = {
      materials: [{ code: 'plan', satisfiedBy: 'paper' }],
      proofOfService: courier(at('2026-07-01', '18:00')),
    };
    await done(city.server.post(`/v1/applications/${id}/corrections`, sent, portal));
    expect(await city.case(id)).toMatchObject({ status: 'submitted' });
  });
});
