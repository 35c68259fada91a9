import { approverOf, headOf, MARKET } from '@sealtrail/catalog/testing';
import { idOf } from '../http/testing/http-host';
import { document, HttpDesk, paper, pointersOf } from './testing/http-desk';

const desk = new HttpDesk();

describe('cases over HTTP', () => {
  beforeAll(() => desk.open());
  afterAll(() => desk.close());

  describe('the first check', () => {
    it('ends with a notice, a correction and an acceptance', async () => {
      const id = await desk.file({ channel: 'web' }, 'portal');
      const missing = [{ code: 'floor-plan', reason: '缺' }];
      const told = await desk.post(`${id}/correction-notices`, { document, missing, deadline: { days: 10 } });
      expect(told.status).toBe(200);
      expect((await desk.get(`/${id}`)).body).toMatchObject({ status: 'correctionPending', missing: ['floor-plan'] });
      expect((await desk.post(`${id}/corrections`, { materials: [paper('floor-plan')] }, 'portal')).status).toBe(200);
      expect((await desk.post(`${id}/corrections`, { onTheSpot: { what: '补填电话' } })).status).toBe(200);
      const deferral = { materials: ['floor-plan'], term: { days: 5 } };
      expect((await desk.post(`${id}/acceptance`, { document, deferral })).status).toBe(200);
      expect((await desk.get(`/${id}`)).body).toMatchObject({ status: 'accepted', promised: { date: '2026-03-16' } });
    });

    it('asks for materials, or what was corrected on the spot', async () => {
      expect(pointersOf(await desk.post(`${await desk.file()}/corrections`, {}))).toEqual(['/materials']);
    });

    it('can end without acceptance, with ground, reason and remedies', async () => {
      const id = await desk.file();
      expect(
        pointersOf(await desk.post(`${id}/non-acceptance`, { document, ground: 'notRequired', reason: 'r' })),
      ).toEqual(['/remedies']);
      const remedies = { reconsideration: { organ: '市政府', days: 60 }, litigation: { court: '法院', months: 6 } };
      const refused = await desk.post(`${id}/non-acceptance`, {
        document,
        ground: 'notRequired',
        reason: 'r',
        remedies,
      });
      expect(refused.status).toBe(200);
      expect((await desk.get(`/${id}`)).body).toMatchObject({ status: 'notAccepted', outcome: 'notAccepted' });
    });
  });

  describe('the review', () => {
    it('is suspended, notified, prolonged and resumed', async () => {
      const id = await desk.accepted();
      const legalBasis = '行政许可法第四十五条';
      const start = { procedure: 'expertReview', legalBasis };
      expect((await desk.post(`${id}/suspensions`, start)).status).toBe(200);
      expect((await desk.get(`/${id}`)).body).toMatchObject({ suspended: true, suspensions: [{ pausesFrom: null }] });
      const expected = { days: 5 };
      expect(pointersOf(await desk.post(`${id}/suspensions`, { ...start, notice: { document } }))).toEqual([
        '/expected',
      ]);
      expect(pointersOf(await desk.post(`${id}/suspensions/1/notice`, { document }))).toEqual(['/expected']);
      expect((await desk.post(`${id}/suspensions/1/notice`, { document, expected })).status).toBe(200);
      expect((await desk.get(`/${id}`)).body).toMatchObject({
        promised: null,
        suspensions: [{ pausesFrom: '2026-03-02' }],
      });
      const longer = { document, expected: { days: 8 }, reason: '专家未到' };
      expect((await desk.post(`${id}/suspensions/1/prolongation`, longer)).status).toBe(200);
      expect((await desk.post(`${id}/suspensions/1/end`, {})).status).toBe(200);
      expect((await desk.post(`${id}/suspensions/9/end`, {})).status).toBe(404);
      expect((await desk.post(`${id}/suspensions/first/end`, {})).status).toBe(404);
      expect((await desk.get(`/${id}`)).body).toMatchObject({ suspended: false, promised: { date: '2026-03-16' } });
    });

    it('is extended by the head, and assigned to another official', async () => {
      const id = await desk.accepted();
      const extension = { days: 10, approver: headOf(MARKET), reason: '复杂', document };
      expect((await desk.post(`${id}/extension`, { ...extension, days: 11 })).body.code).toBe(
        'application.extension-beyond-cap',
      );
      expect((await desk.post(`${id}/extension`, extension)).status).toBe(200);
      expect((await desk.post(`${id}/assignment`, { official: approverOf(MARKET) })).status).toBe(200);
      expect((await desk.get(`/${id}`)).body).toMatchObject({
        extended: true,
        handler: { official: approverOf(MARKET) },
      });
    });

    it('has steps only if the item has stages', async () => {
      const answer = await desk.post(`${await desk.accepted()}/steps/fire/opinion`, { opinion: 'agree' });
      expect([answer.status, answer.body.code]).toEqual([409, 'application.step-not-running']);
    });

    it('accepts no date in the future', async () => {
      const id = await desk.accepted();
      const notice = { document, givenAt: '2026-03-03T09:00:00+08:00' };
      const answer = await desk.post(`${id}/suspensions`, {
        procedure: 'hearing',
        legalBasis: 'x',
        expected: { days: 5 },
        notice,
        occurredAt: '2026-03-03T09:00:00+08:00',
      });
      expect(pointersOf(answer)).toEqual(expect.arrayContaining(['/notice/givenAt', '/occurredAt']));
    });
  });

  describe('the end', () => {
    it('is a decision, a certificate and a delivery', async () => {
      const id = await desk.accepted();
      const officer = approverOf(MARKET);
      expect((await desk.post(`${id}/decision`, { officer, outcome: 'refused', document }, 'market')).body.code).toBe(
        'application.reasons-missing',
      );
      expect((await desk.post(`${id}/decision`, { officer, outcome: 'granted', document }, 'market')).status).toBe(200);
      const certificate = { certificateType: '11100000000013338W011', validFrom: '2026-03-02' };
      const issued = await desk.post(`${id}/certificates`, certificate);
      expect(issued.status).toBe(201);
      expect(issued.body).toMatchObject({
        certificateId: expect.stringMatching(/^1\.2\.156\.3005\.2\.11100000000013338W011\./),
      });
      const proofOfService = { mode: 'window', servedAt: '2026-03-02T09:00:00+08:00', reference: 'R' };
      expect((await desk.post(`${id}/delivery`, { proofOfService })).status).toBe(200);
      expect((await desk.get(`/${id}`)).body).toMatchObject({ status: 'granted', deliveredOn: '2026-03-02' });
    });

    it('can be a termination', async () => {
      const id = await desk.accepted();
      const ending = { officer: approverOf(MARKET), reason: 'r', legalBasis: 'b', document };
      expect((await desk.post(`${id}/termination`, ending, 'market')).status).toBe(200);
    });
  });

  describe('the answers', () => {
    it('are bounded by the caller’s role, department and region', async () => {
      const id = await desk.file();
      expect((await desk.get(`/${id}`)).body).toMatchObject({ applicant: { name: '李某' } });
      for (const who of ['supervisor', 'ownSystem'] as const) {
        expect((await desk.get(`/${id}`, who)).body).not.toHaveProperty('applicant');
      }
      expect((await desk.get(`/${id}`, 'elsewhere')).status).toBe(404);
      expect((await desk.get(`/${id}`, 'fire')).status).toBe(404);
      expect((await desk.get(`/${id}/clocks`, 'fire')).status).toBe(404);
      expect((await desk.get(`/${id}/history`, 'fire')).status).toBe(404);
      expect((await desk.get('', 'elsewhere')).body).toMatchObject({ items: [] });
    });

    it('include a list with filters and pages', async () => {
      const id = await desk.accepted();
      await desk.post(`${id}/suspensions`, { procedure: 'hearing', legalBasis: 'x', expected: { days: 5 } });
      const suspended = await desk.get('?suspended=true&status=accepted&limit=1');
      expect(suspended.body).toMatchObject({ items: [{ applicationId: id, suspended: true }] });
      expect(pointersOf(await desk.get('?suspended=maybe&receivedFrom=yesterday&colour=red'))).toEqual(
        expect.arrayContaining(['/suspended', '/receivedFrom', '/colour']),
      );
      const { body } = await desk.get('?limit=2');
      const next = await desk.get(`?limit=2&cursor=${String(body['next'])}`);
      expect(next.status).toBe(200);
      expect(next.body['items']).not.toEqual(body['items']);
    });

    it('include a history and clocks', async () => {
      const id = await desk.accepted();
      const first = await desk.get(`/${id}/history?limit=1`, 'supervisor');
      expect(first.body).toMatchObject({ items: [{ type: 'ApplicationSubmitted', actor: idOf('officer') }] });
      const second = await desk.get(`/${id}/history?limit=1&cursor=${String(first.body['next'])}`);
      expect(second.body).toMatchObject({ items: [{ type: 'ApplicationAccepted' }], next: null });
      expect((second.body['items'] as object[])[0]).not.toHaveProperty('actor');
      expect((await desk.get(`/${id}/clocks`)).body).toMatchObject({
        clocks: [{ id: 'firstCheck:1' }, { id: 'case', promised: { limit: { date: '2026-03-16' } } }],
        split: { days: 0 },
      });
    });
  });
});
