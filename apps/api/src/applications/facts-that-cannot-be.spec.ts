import { applicant, document, filing, HttpDesk, pointersOf } from './testing/http-desk';

const desk = new HttpDesk();

/** Ahead of the server clock of these specs, which is 09:00:00. */
const ahead = (seconds: number) => `2026-03-02T09:00:0${seconds}+08:00`;

describe('reported facts over HTTP', () => {
  beforeAll(() => desk.open());
  afterAll(() => desk.close());

  it('from a clock that is up to two seconds fast happened now, whatever their instant', async () => {
    const id = await desk.accepted();
    const hearing = { procedure: 'hearing', legalBasis: 'x', expected: { days: 5 } };
    const at = (instant: string) => ({ notice: { document, givenAt: instant }, occurredAt: instant, endedAt: instant });
    const answer = await desk.post(`${id}/suspensions`, { ...hearing, ...at(ahead(2)) });
    expect(answer.status).toBe(200);
    expect(JSON.stringify((await desk.get(`/${id}/history`)).body)).not.toContain('01:00:02');
    expect(pointersOf(await desk.post(`${id}/suspensions`, { ...hearing, ...at(ahead(3)) }))).toEqual([
      '/notice/givenAt',
      '/endedAt',
      '/occurredAt',
    ]);
  });

  it('with a proof of service and no instant happened when they were served', async () => {
    const id = await desk.file({ occurredAt: '2026-03-02T08:30:00+08:00' });
    const proofOfService = { mode: 'window', servedAt: '2026-03-02T08:45:00+08:00', reference: 'R' };
    expect((await desk.post(`${id}/acceptance`, { document, proofOfService })).status).toBe(200);
    expect((await desk.get(`/${id}/history`)).body).toMatchObject({
      items: [{}, { type: 'ApplicationAccepted', occurredAt: '2026-03-02T00:45:00.000Z' }],
    });
  });

  it('are refused if the act is shown by a mode that proves only its service', async () => {
    const id = await desk.file({ occurredAt: '2026-03-02T08:30:00+08:00' });
    const served = { servedAt: '2026-03-02T08:45:00+08:00', actAt: '2026-03-02T08:40:00+08:00', reference: 'R' };
    const answer = await desk.post(`${id}/acceptance`, { document, proofOfService: { mode: 'window', ...served } });
    expect(answer).toMatchObject({ status: 422, body: { code: 'application.act-not-shown' } });
    expect(pointersOf(answer)).toEqual(['/proofOfService/actAt']);
    const shown = { document, proofOfService: { mode: 'systemLog', ...served } };
    expect((await desk.post(`${id}/acceptance`, shown)).status).toBe(200);
  });

  it('accept valid identity papers', async () => {
    const papers = [
      { idType: 'other', idNumber: '军字第0000001号' },
      { idType: 'passport', idNumber: 'AB/000001' },
      { idType: 'residentId', idNumber: '11010519491231002x' },
    ];
    for (const paper of papers) {
      expect((await desk.post('', { ...filing, applicant: { ...applicant, ...paper } })).status).toBe(201);
    }
    const registered = { kind: 'organisation', name: '某中心', idType: 'other', idNumber: '民证字第000001号' };
    expect((await desk.post('', { ...filing, applicant: registered })).status).toBe(201);
  });

  it('store a resident id in one spelling', async () => {
    const id = await desk.file({ applicant: { ...applicant, idNumber: '11010519491231002x' } });
    expect((await desk.get(`/${id}`)).body).toMatchObject({ applicant: { idNumber: '11010519491231002X' } });
  });

  it('refuse invalid papers and names', async () => {
    const refused = async (change: object) =>
      pointersOf(await desk.post('', { ...filing, applicant: { ...applicant, ...change } }));
    expect(await refused({ idNumber: '110105209912310029' })).toEqual(['/applicant/idNumber']);
    expect(await refused({ kind: 'organisation', name: '某公司' })).toEqual(['/applicant/idType']);
    expect(await refused({ name: '123' })).toEqual(['/applicant/name']);
    expect(await refused({ idType: 'hope', idNumber: '' })).toEqual(['/applicant/idType', '/applicant/idNumber']);
  });

  it('accept no upload without its file', async () => {
    const uploaded = { code: 'floor-plan', satisfiedBy: 'uploaded' };
    expect(pointersOf(await desk.post('', { ...filing, materials: [uploaded] }))).toEqual(['/materials/0/file']);
    const id = await desk.file();
    expect(pointersOf(await desk.post(`${id}/materials`, { ...uploaded, file: null }))).toEqual(['/file']);
    expect((await desk.post(`${id}/materials`, { ...uploaded, satisfiedBy: 'paper' })).status).toBe(200);
  });
});
