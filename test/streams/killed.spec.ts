import { becomes } from '../processes/deployment';
import { type Killable, killables } from '../processes/killable';
import { done } from '../stories/office';
import { StreamReader } from './reader';

const FACTS = 10;

describe.each(killables)('the stream of %s', (_, begin) => {
  let under: Killable;
  const told: string[] = [];

  beforeAll(async () => {
    under = await begin();
  });
  afterAll(() => under.end());

  const happen = async (): Promise<void> => {
    for (let n = 0; n < FACTS; n++) {
      const code = `d${told.length}`;
      await done(under.requests().put(`/v1/departments/${code}`, { name: code, region: '370100', level: 'city' }));
      told.push(code);
    }
  };
  const supervisor = async () => {
    const { body } = await done(under.requests().post('/v1/api-keys', { name: 's', role: 'supervisor' }));
    return body as { readonly id: string; readonly key: string };
  };

  it('continues after its process was killed, with everything recorded meanwhile, once and in order', async () => {
    const { key } = await supervisor();
    const reader = new StreamReader(key, 'types=DepartmentDefined');
    await reader.open(under.requests().url);
    const arrived = () => becomes('everything has come', async () => reader.subjects.length >= told.length);
    await happen();
    await arrived();
    for (let turn = 0; turn < 2; turn++) {
      await under.killed();
      await becomes('the stream is cut', async () => !reader.isOpen);
      await happen();
      await reader.open(under.requests().url);
      await happen();
      await arrived();
    }
    expect(reader.subjects).toEqual(told);
    reader.close();
  });

  it('ends after its key was revoked, without a further fact', async () => {
    const { id, key } = await supervisor();
    const reader = new StreamReader(key, 'types=DepartmentDefined');
    await reader.open(under.requests().url);
    await done(under.requests().delete(`/v1/api-keys/${id}`));
    await becomes('the stream has ended', async () => !reader.isOpen);
    expect(reader.subjects).toEqual([]);
  });
});
