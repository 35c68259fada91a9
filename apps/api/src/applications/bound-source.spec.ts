import { filing, HttpDesk } from './testing/http-desk';

const desk = new HttpDesk();

describe('a source that no key was bound to', () => {
  beforeAll(() => desk.open());
  afterAll(() => desk.close());

  const filed = async (externalNo: string): Promise<number> =>
    (await desk.post('', { ...filing, source: 'legacy', externalNo }, 'hall')).status;
  const bind = (wish: object = {}) => desk.issueKey({ role: 'applicantPortal', source: 'legacy', ...wish });

  it('and that others have filed under is bound only with confirmation, and from then on no other key may name it', async () => {
    expect([await filed('L-1'), await filed('L-2')]).toEqual([201, 201]);
    const refused = await bind();
    expect([refused.status, refused.body.code]).toEqual([409, 'api-key.source-in-use']);
    expect(refused.body).toMatchObject({ parameters: { source: 'legacy', cases: 2 } });
    expect(await filed('L-3')).toBe(201);
    const { status, body } = await bind({ takesOver: true });
    expect(status).toBe(201);
    expect(await filed('L-4')).toBe(403);
    const keys = (await desk.ask('api-keys?limit=1000', 'admin')).body['items'] as readonly { id: string }[];
    expect(keys.find(({ id }) => id === body['id'])).toMatchObject({ source: 'legacy', takenOver: 3 });
  });

  it('needs no confirmation for a second key, nor if nobody has filed under it', async () => {
    expect((await bind()).status).toBe(201);
    expect((await bind({ source: 'fresh' })).status).toBe(201);
  });
});
