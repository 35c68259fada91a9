import { type Answer, applicant, document, filing, HttpDesk, paper } from './testing/http-desk';

const desk = new HttpDesk();
const suspension = { procedure: 'hearing', legalBasis: '行政许可法第四十五条', expected: { days: 5 } };

const faultsOf = ({ status, body }: Answer): readonly unknown[] => [status, ...(body.errors ?? [])];
const noObject = (pointer: string): readonly unknown[] => [
  422,
  expect.objectContaining({ pointer, code: 'field.not-object' }),
];

describe('an invalid value in place of a paper', () => {
  beforeAll(() => desk.open());
  afterAll(() => desk.close());

  it.each([[[]], [[applicant]]])('is refused as applicant: %j', async (nobody) => {
    const answer = await desk.post('', { ...filing, applicant: nobody });
    expect(faultsOf(answer)).toEqual(noObject('/applicant'));
  });

  it.each([[[]], [[document]]])('is refused as notice, and pauses no clock: %j', async (nothing) => {
    const id = await desk.accepted();
    const before = (await desk.get(`/${id}/history`)).body;
    const without = { ...suspension, notice: { document: nothing } };
    expect(faultsOf(await desk.post(`${id}/suspensions`, without))).toEqual(noObject('/notice/document'));
    const bare = { ...suspension, notice: nothing };
    expect(faultsOf(await desk.post(`${id}/suspensions`, bare))).toEqual(noObject('/notice'));
    expect((await desk.get(`/${id}/history`)).body).toEqual(before);
  });

  it('is also checked for a correction on the spot', async () => {
    const id = await desk.file();
    const onTheSpot = { what: '当场补填' };
    const many = Array.from({ length: 301 }, () => paper('floor-plan'));
    for (const [materials, code] of [
      [{}, 'field.not-list'],
      [[], 'field.too-few'],
      [many, 'field.too-many'],
    ]) {
      const { status, body } = await desk.post(`${id}/corrections`, { onTheSpot, materials });
      expect([status, body.errors]).toEqual([422, [expect.objectContaining({ pointer: '/materials', code })]]);
    }
    expect((await desk.post(`${id}/corrections`, { onTheSpot, materials: null })).status).toBe(200);
  });
});
