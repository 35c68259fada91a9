import { PROMISED_ITEM } from '@sealtrail/catalog/testing';
import { applicant, filing, HttpDesk } from './testing/http-desk';

const desk = new HttpDesk();

const warnedOf = async (body: object, who: 'hall' | 'officer' | 'system' = 'officer') => {
  const answer = await desk.post('', { ...filing, ...body }, who);
  expect(answer.status).toBe(201);
  const warnings = answer.body['warnings'] as readonly { code: string; parameters: { numbers: readonly string[] } }[];
  return { number: String(answer.body['number']), warnings };
};

const somebody = (idNumber: string) => ({ applicant: { ...applicant, idType: 'passport', idNumber } });

describe('a second filing of the same person, item and day', () => {
  beforeAll(() => desk.open());
  afterAll(() => desk.close());

  it('is accepted with a warning that names the first', async () => {
    const first = await warnedOf(somebody('E1234567'));
    expect(first.warnings).toEqual([]);
    const second = await warnedOf(somebody('E1234567'));
    expect(second.warnings).toMatchObject([{ pointer: '/applicant', code: 'field.filed-twice' }]);
    expect(second.warnings[0]?.parameters.numbers).toEqual([first.number]);
  });

  it('causes no warning when the first is repeated', async () => {
    const body = { ...filing, ...somebody('E6666666') };
    const first = await desk.post('', body, 'officer', { 'idempotency-key': 'first' });
    const second = await warnedOf(somebody('E6666666'));
    expect(second.warnings[0]?.parameters.numbers).toEqual([first.body['number']]);
    const again = await desk.post('', body, 'officer', { 'idempotency-key': 'first' });
    expect(again.body).toEqual(first.body);
  });

  it('names the first five, in the order in which they were recorded', async () => {
    const numbers = [];
    for (let n = 0; n < 7; n++) numbers.push((await warnedOf(somebody('E7777777'))).number);
    const last = await warnedOf(somebody('E7777777'));
    expect(last.warnings[0]?.parameters.numbers).toEqual(numbers.slice(0, 5));
  });

  it('is not a filing of another person, or of another day', async () => {
    await warnedOf(somebody('E2222222'));
    expect((await warnedOf(somebody('E3333333'))).warnings).toEqual([]);
    const yesterday = { occurredAt: '2026-03-01T09:00:00+08:00' };
    expect((await warnedOf({ ...somebody('E2222222'), ...yesterday })).warnings).toEqual([]);
  });

  it("reveals no case outside the caller's scope", async () => {
    const own = await warnedOf(somebody('E4444444'));
    expect((await warnedOf(somebody('E4444444'), 'hall')).warnings).toEqual([]);
    expect((await warnedOf(somebody('E4444444'))).warnings[0]?.parameters.numbers).toContain(own.number);
  });

  it('cannot be derived from what is shown of either case', async () => {
    const id = await desk.file(somebody('E5555555'));
    const { body } = await desk.get(`/${id}`);
    expect(body).toMatchObject({ item: PROMISED_ITEM });
    expect(body).not.toHaveProperty('sameFiling');
    const history = await desk.get(`/${id}/history`);
    expect(history.status).toBe(200);
    expect(JSON.stringify(history.body)).not.toMatch(/sameFiling|filedBefore/);
  });
});
