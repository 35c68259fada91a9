import { applicationStream } from '@sealtrail/applications/events';
import { seed } from '@sealtrail/catalog/testing';
import { derivedId, type Sealed, subjectOf } from '@sealtrail/event-sourcing';
import { idOf } from '../http/testing/http-host';
import { applicant, filing, HttpDesk } from './testing/http-desk';

const agent = { name: '张某', idType: 'passport', idNumber: 'E12345678' };
const wang = { ...applicant, name: '王某', idType: 'passport', idNumber: 'E12345678' };

describe('the people of a case over HTTP', () => {
  const desk = new HttpDesk();
  beforeAll(() => desk.open());
  afterAll(() => desk.close());

  const file = async (key: string, who: object, headers: Record<string, string> = {}) =>
    desk.post('', { ...filing, applicant: who }, 'officer', { 'idempotency-key': key, ...headers });
  const nameIn = async (id: unknown) => (await desk.get(`/${String(id)}`)).body['applicant'];
  const commandOf = (key: string) => derivedId('command', idOf('officer'), key);

  it('are those of the accepted body, whatever was sent earlier under the same key', async () => {
    const stale = { 'if-match': '"5"' };
    expect((await file('k1', applicant, stale)).status).toBe(412);
    const taken = await file('k1', wang);
    expect([taken.status, await nameIn(taken.body['id'])]).toMatchObject([201, { name: '王某' }]);
    expect((await file('k1', applicant)).body.code).toBe('command.key-reused');
    expect((await file('k1', applicant, stale)).body.code).toBe('command.key-reused');
    expect((await file('k1', wang)).body).toStrictEqual(taken.body);
    expect(await nameIn(taken.body['id'])).toMatchObject({ name: '王某' });
  });

  it('are one set per key, even for two concurrent requests', async () => {
    const answers = await Promise.all([file('k2', applicant), file('k2', wang)]);
    const won = answers.findIndex(({ status }) => status === 201);
    expect(answers[1 - won]).toMatchObject({ status: 422, body: { code: 'command.key-reused' } });
    expect(await nameIn(answers[won]?.body['id'])).toMatchObject({ name: won === 0 ? '李某' : '王某' });
  });

  it('are absent from answers once erased', async () => {
    const taken = await file('k3', applicant);
    await desk.vault.erase(subjectOf('applicant', commandOf('k3')));
    expect((await file('k3', applicant)).body.code).toBe('command.key-reused');
    expect(await nameIn(taken.body['id'])).toBeNull();
  });

  it('are not shown if the vault holds other data than the receipt committed to', async () => {
    const forged = derivedId('application', 'forged');
    const taken = await file('k6', applicant);
    const [receipt] = await desk.store.read(applicationStream(String(taken.body['id'])));
    const sealed = { ...(receipt?.data['applicant'] as Sealed), commitment: 'f'.repeat(64) };
    await seed(desk.store, applicationStream(forged), [
      { type: 'ApplicationSubmitted', data: { ...receipt?.data, applicationId: forged, applicant: sealed } },
    ]);
    const shown = await desk.get(`/${forged}`);
    expect([shown.status, shown.body.code]).toStrictEqual([500, 'server.error']);
    expect(JSON.stringify(shown.body)).not.toMatch(/李某|11010519/);
  });

  it('leave nothing in the vault, the log or the stored answer if the case is refused', async () => {
    const before = desk.vault.subjects;
    const refused = await desk.post('', { ...filing, applicant: wang, item: 'no-such-item' }, 'officer', {
      'idempotency-key': 'k4',
    });
    expect(refused.body.code).toBe('application.item-not-listed');
    expect(desk.vault.subjects).toStrictEqual(before);
    const remembered = await desk.store.answerTo(commandOf('k4'));
    expect(JSON.stringify(remembered, (_, value) => (typeof value === 'bigint' ? `${value}` : value))).not.toMatch(
      /王某|E12345678/,
    );
  });

  it('are in no fingerprint: a refusal is the same for any person, and another request is another', async () => {
    const send = (who: object, over: object = {}) =>
      desk.post('', { ...filing, item: 'nothing', applicant: who, ...over }, 'officer', { 'idempotency-key': 'k5' });
    const told = [await send(applicant), await send(wang), await send(wang, { agent })];
    expect(told.map(({ body }) => body.code)).toStrictEqual([
      'application.item-not-listed',
      'application.item-not-listed',
      'command.key-reused',
    ]);
  });
});
