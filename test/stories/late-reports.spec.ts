import { City } from './city';
import { at } from './local-time';
import { type Office, paper, proof, working } from './office';

/* Spring 2026. A day off besides weekends: Monday 6 April. */
describe('late reports, and cases that end early', () => {
  let city: City;
  let market: Office;
  let water: Office;

  beforeAll(async () => {
    city = await City.on('2026-03-02');
    market = await city.office('market');
    water = await city.office('water');
    await city.item('quick-licence', { department: 'market', statutory: working(10), promised: working(5) });
    await city.item('dam-licence', {
      department: 'market',
      class: 'joint',
      statutory: working(20),
      stages: [
        {
          id: 'review',
          name: '审查',
          branches: [{ id: 'dam', department: 'water', limit: working(3), handler: 'li' }],
        },
        {
          id: 'permit',
          name: '核发',
          branches: [{ id: 'permit', department: 'market', limit: working(5), handler: 'li' }],
        },
      ],
    });
  });

  afterAll(() => city.close());

  const accepted = async (item = 'quick-licence'): Promise<string> => {
    const id = await market.files(item);
    await market.accepts(id);
    return id;
  };

  const warning = 'warning case of case on market/li, fell 2026-03-05 24:00, issued 2026-03-05 24:00';
  const yellow = 'yellow case of case on market/li, fell 2026-03-09 24:00, issued 2026-03-09 24:00';
  const red = 'red case of case on market/li, fell 2026-03-16 24:00, issued 2026-03-16 24:00';

  it('a decision made in time and reported late revokes its cards only with a proof of service in time', async () => {
    // 5 from Monday 2 March: 3-6 = 4, 9 = 5; warned at day 3 (5 March). 10: 10-13 = 9, 16 = 10.
    const [proved, unproved, servedLate, muchLater] = [
      await accepted(),
      await accepted(),
      await accepted(),
      await accepted(),
    ];
    await city.comes('2026-03-11');
    const decided = { occurredAt: at('2026-03-09', '16:00'), document: paper('2026-03-09') };
    await market.grants(proved, { ...decided, proofOfService: proof(at('2026-03-09', '17:00')) });
    await market.grants(unproved, decided);
    await market.grants(servedLate, { ...decided, proofOfService: proof(at('2026-03-10', '00:01')) });
    expect(await city.cards(proved)).toEqual([`${warning}, superseded`, `${yellow}, revoked (lateReport)`]);
    expect(await city.case(proved)).toMatchObject({ closedOn: '2026-03-09', usedDays: 5, withinPromise: true });
    // An unproved decision counts from its report, on day 7; one served on day 6 from then.
    expect(await city.cards(unproved)).toEqual([`${warning}, superseded`, `${yellow}, issued`]);
    expect(await city.case(unproved)).toMatchObject({ closedOn: '2026-03-09', usedDays: 7, withinPromise: false });
    expect(await city.cards(servedLate)).toEqual([`${warning}, superseded`, `${yellow}, issued`]);
    expect(await city.case(servedLate)).toMatchObject({ usedDays: 6, withinPromise: false, withinStatute: true });
    await city.comes('2026-03-17');
    expect(await city.cards(muchLater)).toEqual([`${warning}, superseded`, `${yellow}, superseded`, `${red}, issued`]);
    await market.grants(muchLater, { ...decided, proofOfService: proof(at('2026-03-09', '17:00')) });
    expect(await city.cards(muchLater)).toEqual([
      `${warning}, superseded`,
      `${yellow}, revoked (lateReport)`,
      // What was granted on the 9th had to be delivered: 10-12 = 3.
      'yellow delivery of delivery on market/li, fell 2026-03-12 24:00, issued 2026-03-17 09:00, issued',
      `${red}, revoked (lateReport)`,
    ]);
    // An act cannot be dated in the future.
    const ahead = { ...market.grant(), occurredAt: at('2026-03-17', '09:01') };
    const { body } = await market.tries(await accepted(), 'decision', ahead).expect(422);
    expect(body.errors).toEqual([
      { pointer: '/occurredAt', code: 'field.in-future', detail: 'must not be in the future' },
    ]);
  });

  it('24:00 of the last day is in time (民法典 art. 203)', async () => {
    await city.comes('2026-03-17', '10:00');
    const id = await accepted();
    // 5 from Tuesday 17 March: 18-20 = 3, 23-24 = 5.
    await city.comes('2026-03-25', '00:00');
    await market.grants(id);
    expect(await city.case(id)).toMatchObject({ usedDays: 5, withinPromise: true });
    expect(await city.cards(id)).toEqual([
      'warning case of case on market/li, fell 2026-03-20 24:00, issued 2026-03-20 24:00, superseded',
      'yellow case of case on market/li, fell 2026-03-24 24:00, issued 2026-03-24 24:00, revoked (lateReport)',
    ]);
  });

  it('an opinion given in time and reported late revokes the step card with its proof', async () => {
    await city.comes('2026-03-25');
    const id = await accepted('dam-licence');
    // 3 from Wednesday 25 March: 26-27 = 2, 30 = 3.
    await city.comes('2026-04-01');
    const step = 'yellow step of branch:dam on water/li, fell 2026-03-30 24:00, issued 2026-03-30 24:00';
    expect(await city.cards(id)).toEqual([`${step}, issued`]);
    const said = at('2026-03-30', '15:00');
    await water.agrees(id, 'dam', { occurredAt: said, proofOfService: proof(said) });
    expect(await city.cards(id)).toEqual([`${step}, revoked (lateReport)`]);
    // The limits of the next stage start when the opinion is reported, on 1 April: 2-3 = 2, 7-9 = 5.
    const { branches } = await city.case<{ branches: object[] }>(id);
    expect(branches).toMatchObject([
      { id: 'dam', usedDays: 3, withinLimit: true, givenOn: '2026-03-30' },
      { id: 'permit', limit: { date: '2026-04-09' } },
    ]);
  });

  it('an acceptance made in time and reported after the deemed acceptance undoes it only with its proof, which may follow', async () => {
    await city.comes('2026-04-01');
    const [proved, unproved] = [await market.files('quick-licence'), await market.files('quick-licence')];
    // First check, 5 from Wednesday 1 April: 2-3 = 2, 7-9 = 5; yellow at day 2.
    await city.comes('2026-04-10');
    const early = 'yellow firstCheck of firstCheck:1 on market/li, fell 2026-04-03 24:00, issued 2026-04-03 24:00';
    const silence = 'red firstCheck of firstCheck:1 on market/li, fell 2026-04-09 24:00, issued 2026-04-09 24:00';
    // 5 counted from the receipt ended with the first check; for day 3 (7 April) a warning would come too late.
    const both = [
      `${early}, superseded`,
      `${silence}, issued`,
      'yellow case of case on market/li, fell 2026-04-09 24:00, issued 2026-04-09 24:00, issued',
    ];
    expect(await city.cards(proved)).toEqual(both);
    const told = { occurredAt: at('2026-04-03', '16:00'), document: paper('2026-04-03') };
    await market.accepts(unproved, told);
    await market.accepts(proved, { ...told, proofOfService: proof(at('2026-04-03', '17:00')) });
    expect(await city.cards(unproved)).toEqual(both);
    expect(await city.case(unproved)).toMatchObject({ deemed: true, acceptedOn: '2026-04-01' });
    expect(await city.history(unproved)).toEqual([
      'ApplicationSubmitted',
      'ApplicationAccepted',
      'LimitPassed',
      'LateReportRecorded',
    ]);
    // The report without proof is stored completely: its proof requires no second report.
    const added = await market.tries(unproved, 'late-proofs', {
      revision: '3',
      proofOfService: proof(at('2026-04-03', '17:00')),
    });
    expect(added.body).toMatchObject({ effect: { kind: 'applied' } });
    expect(await city.case(unproved)).toMatchObject({ deemed: false, acceptedOn: '2026-04-03' });
    expect(await city.case(proved)).toMatchObject({ deemed: false, acceptedOn: '2026-04-03' });
    // From the 3rd: 7-10 = 4, 13 = 5; day 3, the 9th, was over when that was reported.
    expect(await city.limits(proved)).toMatchObject({ promised: '2026-04-13', statutory: '2026-04-20' });
    expect(await city.cards(proved)).toEqual([
      `${early}, revoked (acceptance)`,
      `${silence}, revoked (acceptance)`,
      'yellow case of case on market/li, fell 2026-04-09 24:00, issued 2026-04-09 24:00, revoked (acceptance)',
    ]);
  });

  it('撤回、终止: before the instant no card is issued, after it the card stays', async () => {
    await city.comes('2026-05-11');
    const [before, after, terminated, refused] = [
      await accepted(),
      await accepted(),
      await accepted(),
      await accepted(),
    ];
    // 5 from Monday 11 May: 12-15 = 4, 18 = 5; warned at day 3 (14 May).
    await city.comes('2026-05-14', '16:00');
    await market.withdraws(before);
    const end = { officer: 'zhao', reason: '申请人死亡', legalBasis: '行政许可法第七十条' };
    await market.tries(terminated, 'termination', { ...end, document: paper('2026-05-14') }).expect(200);
    await city.comes('2026-05-19');
    await market.withdraws(after);
    const void_ = { officer: 'zhao', outcome: 'refused', document: paper('2026-05-19') };
    const { body } = await market.tries(refused, 'decision', void_).expect(422);
    expect(body.code).toBe('application.reasons-missing');
    await market.refuses(refused);
    await city.comes('2026-06-01');
    expect(await city.cards(before)).toEqual([]);
    expect(await city.cards(terminated)).toEqual([]);
    const late = [
      'warning case of case on market/li, fell 2026-05-14 24:00, issued 2026-05-14 24:00, superseded',
      'yellow case of case on market/li, fell 2026-05-18 24:00, issued 2026-05-18 24:00, issued',
    ];
    expect(await city.cards(after)).toEqual(late);
    expect(await city.cards(refused)).toEqual(late);
    expect(await city.case(after)).toMatchObject({ status: 'withdrawn', outcome: 'withdrawn' });
    const again = await market.tries(after, 'withdrawal', { reason: '再次' }).expect(409);
    expect(again.body.code).toBe('application.closed');
  });

  it('a procedure, an extension or an assignment reported late without proof revokes no red card', async () => {
    await city.comes('2026-11-02');
    const [paused, extended, handed] = [await accepted(), await accepted(), await accepted()];
    // 5 from Monday 2 November: 9 November; 10: 16 November.
    await city.comes('2026-11-18');
    const said = at('2026-11-04');
    const red = 'red case of case on market/li, fell 2026-11-16 24:00, issued 2026-11-16 24:00, issued';
    const notice = { document: paper('2026-11-04'), givenAt: said };
    await market.suspends(paused, { occurredAt: said, endedAt: at('2026-11-16'), expected: working(30), notice });
    await market.extends(extended, { days: 10, occurredAt: said, notifiedAt: said, document: paper('2026-11-04') });
    await market.assigns(handed, 'wang', { occurredAt: said });
    for (const id of [paused, extended, handed])
      expect((await city.cards(id)).filter((card) => card.startsWith('red case'))).toEqual([red]);
    // With the proof of its service the extension counts from it.
    const proofOfService = proof(said);
    await market.extends(extended, { days: 10, occurredAt: said, document: paper('2026-11-04'), proofOfService });
    expect((await city.cards(extended)).at(-1)).toMatch(/^red case .* revoked \(extension\)$/);
  });
});
