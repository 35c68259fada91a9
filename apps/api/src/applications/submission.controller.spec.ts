import { approverOf, MARKET, officerOf, PROMISED_ITEM } from '@sealtrail/catalog/testing';
import { applicant, document, filing, HttpDesk, pointersOf } from './testing/http-desk';

const desk = new HttpDesk();

describe('filing over HTTP', () => {
  beforeAll(() => desk.open());
  afterAll(() => desk.close());

  describe('a submission', () => {
    it('is answered with its number, and found at its `Location`', async () => {
      const answer = await desk.post('', filing);
      expect(answer.status).toBe(201);
      expect(answer.body).toMatchObject({
        number: expect.stringMatching(/^23090020260302\d{6}[0-9A-Z]$/),
        warnings: [],
      });
      expect(answer.headers.location).toBe(`/v1/applications/${String(answer.body['id'])}`);
      expect((await desk.get(`/${String(answer.body['id'])}`)).body).toMatchObject({
        status: 'submitted',
        receivedBy: MARKET,
      });
    });

    it('reports all invalid fields at once, and never the number of a paper', async () => {
      const idNumber = '110105194912310021';
      const answer = await desk.post('', {
        item: PROMISED_ITEM,
        channel: 'pigeon',
        applicant: { ...applicant, idNumber, phone: 'none' },
        externalNo: 'X',
        materials: [{ code: 'plan', satisfiedBy: 'hope', file: 'abc' }],
        extra: 1,
      });
      expect(answer.status).toBe(422);
      expect(pointersOf(answer)).toEqual(
        expect.arrayContaining([
          '/channel',
          '/applicant/idNumber',
          '/applicant/phone',
          '/source',
          '/materials/0/satisfiedBy',
          '/materials/0/file',
          '/extra',
        ]),
      );
      expect(JSON.stringify(answer.body)).not.toContain(idNumber);
    });

    it('names every material whose file has not been uploaded', async () => {
      const unsent = { code: 'plan', satisfiedBy: 'uploaded', file: 'a'.repeat(64) };
      const answer = await desk.post('', { ...filing, materials: [unsent] });
      expect(answer.status).toBe(422);
      expect(answer.body).toMatchObject({ code: 'application.file-invalid' });
      expect(pointersOf(answer)).toEqual(['/materials/0/file']);
      const id = await desk.file({});
      expect(pointersOf(await desk.post(`${id}/materials`, unsent))).toEqual(['/file']);
    });

    it('accepts an organisation’s code with a wrong check character, and warns (GB 32100)', async () => {
      const organisation = { kind: 'organisation', name: '某公司', idType: 'uscc', idNumber: '11370500004311394A' };
      const chinese = { 'accept-language': 'zh' };
      const answer = await desk.post('', { ...filing, applicant: organisation }, 'officer', chinese);
      expect(answer.status).toBe(201);
      expect(answer.headers).toMatchObject({ 'content-language': 'zh', vary: 'Accept-Language' });
      expect(answer.body).toMatchObject({
        warnings: [
          {
            pointer: '/applicant/idNumber',
            code: 'field.check-character-wrong',
            detail: expect.stringContaining('已照所填收下'),
          },
        ],
      });
      const wrong = await desk.post('', { ...filing, applicant: { ...organisation, idNumber: '1137' } });
      expect(pointersOf(wrong)).toEqual(['/applicant/idNumber']);
    });

    it('is received by a hall for every department, by a department for its own items', async () => {
      const id = await desk.file({}, 'hall');
      expect((await desk.get(`/${id}`, 'hall')).body).toMatchObject({
        receivedBy: 'hall',
        departments: [MARKET, 'hall'],
      });
      expect((await desk.post('', filing, 'fire')).body.code).toBe('application.other-department');
      const elsewhere = await desk.post('', { ...filing, receivingDepartment: 'fire' }, 'hall');
      expect(pointersOf(elsewhere)).toEqual(['/receivingDepartment']);
    });

    it('may come through a portal or a system, and be withdrawn through it', async () => {
      const id = await desk.file({ channel: 'web', externalNo: 'S-1', source: 'sys' }, 'system');
      expect((await desk.get(`/${id}`)).body).toMatchObject({ externalNo: 'S-1', filedBy: null, receivedBy: MARKET });
      const own = await desk.file({ channel: 'web', externalNo: 'S-1', source: 'portal' }, 'portal');
      expect((await desk.post(`${own}/withdrawal`, { reason: '不办了' }, 'portal')).status).toBe(200);
      expect((await desk.get(`/${own}`)).body).toMatchObject({ status: 'withdrawn', filedBy: 'portal' });
      const again = await desk.post('', { ...filing, externalNo: 'S-1', source: 'sys' }, 'system');
      expect([again.status, again.body.code]).toEqual([409, 'application.external-no-taken']);
    });

    it('repeated under one key is one case', async () => {
      const headers = { 'idempotency-key': '"once"' };
      const [first, second] = [
        await desk.post('', filing, 'hall', headers),
        await desk.post('', filing, 'hall', headers),
      ];
      expect(second.body).toEqual(first.body);
      const other = await desk.post('', { ...filing, scenario: 'other' }, 'hall', headers);
      expect([other.status, other.body.code]).toEqual([422, 'command.key-reused']);
    });
  });

  describe('an act of an official', () => {
    it('belongs to the key’s own official, or to the named one', async () => {
      const id = await desk.file({});
      const unnamed = await desk.post(`${id}/acceptance`, { document }, 'market');
      expect(pointersOf(unnamed)).toEqual(['/officer']);
      const other = await desk.post(`${id}/acceptance`, { document, officer: approverOf(MARKET) });
      expect([other.status, other.body.code]).toEqual([403, 'access.forbidden']);
      expect((await desk.post(`${id}/acceptance`, { document, officer: officerOf(MARKET) }, 'market')).status).toBe(
        200,
      );
    });

    it('needs a key of a department', async () => {
      const id = await desk.file({});
      const answer = await desk.post(`${id}/acceptance`, { document, officer: officerOf(MARKET) }, 'system');
      expect([answer.status, answer.body.code]).toEqual([403, 'access.forbidden']);
    });

    it('on a case outside the caller’s scope is not found', async () => {
      const id = await desk.file({});
      const acts = { acceptance: { document, officer: 'x' }, withdrawal: { reason: 'r' }, visits: {} };
      for (const [path, body] of Object.entries(acts)) {
        const answer = await desk.post(`${id}/${path}`, body, 'fire');
        expect([answer.status, answer.body.code]).toEqual([404, 'application.not-found']);
      }
      expect((await desk.post('no-such-case/withdrawal', { reason: 'r' })).status).toBe(404);
    });

    it('on a case outside the caller’s scope is not found, whatever other faults it has', async () => {
      const id = await desk.file({});
      const hidden = await desk.post(`${id}/visits`, {}, 'fire', { 'if-match': '"7"' });
      expect([hidden.status, hidden.body.code]).toEqual([404, 'application.not-found']);
      const stale = await desk.post(`${id}/visits`, {}, 'officer', { 'if-match': '"7"' });
      expect([stale.status, stale.body.code]).toEqual([412, 'stream.changed']);
    });
  });

  describe('the answer', () => {
    it('reaches each of many concurrent callers', async () => {
      const id = await desk.accepted();
      const told = await Promise.all(Array.from({ length: 40 }, () => desk.post(`${id}/visits`, {})));
      expect(told.map(({ status }) => status)).toEqual(told.map(() => 200));
      const visits = told.map(({ body }) => Number(body['visit']));
      expect(visits.sort((a, b) => a - b)).toEqual(told.map((_, index) => index + 1));
    });

    it('contains its effect, the limits, and the assigned number', async () => {
      const id = await desk.accepted();
      const unnoticed = { procedure: 'hearing', legalBasis: 'x', expected: { days: 5 } };
      const headers = { 'idempotency-key': 'unnoticed' };
      const first = await desk.post(`${id}/suspensions`, unnoticed, 'officer', headers);
      expect(first.body).toMatchObject({
        revision: '2',
        effect: { kind: 'recordedOnly', reason: 'notNoticed' },
        suspension: 1,
        limits: [
          {
            clock: 'firstCheck:1',
            running: false,
            promised: { date: '2026-03-04' },
            statutory: { date: '2026-03-09' },
          },
          { clock: 'case', running: true, promised: { date: '2026-03-16' } },
          { clock: 'suspension:1', running: true, promised: null, statutory: null },
        ],
      });
      const notice = { document, expected: { days: 5 } };
      expect((await desk.post(`${id}/suspensions/1/notice`, notice)).body).toMatchObject({
        effect: { kind: 'applied', reason: null },
        limits: [{}, { clock: 'case', promised: null, statutory: null }, { promised: { date: '2026-03-09' } }],
      });
      expect((await desk.post(`${id}/visits`, {})).body).toMatchObject({ visit: 1 });
      expect((await desk.post(`${id}/suspensions`, unnoticed, 'officer', headers)).body).toEqual(first.body);
    });
  });
});
