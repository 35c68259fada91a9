import { ToyApi } from './testing/toy-api';

const api = new ToyApi();

describe('a question', () => {
  beforeAll(() => api.open());
  afterAll(() => api.close());

  it('pages through a list by its links, and says how old the view is', async () => {
    const pages: string[][] = [];
    let url: string | undefined = '/v1/applications?limit=2';
    while (url !== undefined) {
      const answer = await api.send('GET', url);
      expect(answer.headers).toMatchObject({ 'sealtrail-position': '20', 'sealtrail-lag-ms': '3' });
      pages.push(answer.json().items.map(({ id }: { id: string }) => id));
      url = /<([^>]+)>; rel="next"/.exec(String(answer.headers.link ?? ''))?.[1];
    }
    expect(pages).toEqual([['t0', 't1'], ['t2', 't3'], ['t4']]);
  });

  it.each([
    ['/v1/applications?format=csv&limit=1', {}],
    ['/v1/applications?limit=1', { accept: 'text/csv' }],
  ])('answers CSV that no spreadsheet runs (%s)', async (url, headers) => {
    const answer = await api.send('GET', url, undefined, headers);
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(answer.body).toBe('\uFEFFid,"a,b",deep.n\r\nt0,\'=1+1,0\r\n');
  });

  it('waits for a position, and says 503 with its age where it is not reached', async () => {
    expect((await api.send('GET', '/v1/items', undefined, { 'sealtrail-min-position': '20' })).statusCode).toBe(200);
    const answer = await api.send('GET', '/v1/items', undefined, { 'sealtrail-min-position': '21' });
    expect([answer.statusCode, answer.json().code]).toEqual([503, 'view.behind']);
    expect(answer.headers).toMatchObject({ 'retry-after': '1', 'sealtrail-lag-ms': '3' });
  });
});
