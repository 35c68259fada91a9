import { cursorFor, cursorOf } from './cursor';
import { ToyApi } from './testing/toy-api';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const api = new ToyApi();
const requestOf = (url: string) => ({
  url,
  query: Object.fromEntries(new URL(url, 'http://localhost').searchParams),
});

describe('a query', () => {
  beforeAll(() => api.open());
  afterAll(() => api.close());

  it('pages through a list by links, and returns the age of the view', async () => {
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
  ])('returns CSV without formulas (%s)', async (url, headers) => {
    const answer = await api.send('GET', url, undefined, headers);
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8; header=present');
    expect(answer.body).toBe('\uFEFF标识,"甲,乙",数,所有人\r\nt0,\'=1+1,0,\r\n');
  });

  it.each([
    ['/v1/applications', 'text/csv', 'text/csv'],
    ['/v1/applications', 'text/csv;q=0.5, application/json;q=0.4', 'text/csv'],
    ['/v1/applications', 'text/csv;q=0.4, application/json;q=0.5', 'application/json'],
    ['/v1/applications', 'application/json;q=0, */*', 'text/csv'],
    ['/v1/applications', `${XLSX}, text/csv;q=0.9`, XLSX],
    ['/v1/applications', `${XLSX};q=0.1, */*;q=0.2`, 'application/json'],
    ['/v1/applications', '*/*', 'application/json'],
    ['/v1/items', 'text/csv, application/*;q=0.1', 'application/json'],
  ])('for %s is answered in the preferred format: %s', async (url, accept, type) => {
    const answer = await api.send('GET', url, undefined, { accept });
    expect([answer.statusCode, String(answer.headers['content-type']).split(';')[0]]).toEqual([200, type]);
  });

  it.each([
    ['/v1/applications', 'image/png'],
    ['/v1/applications', 'application/json;q=0, text/csv;q=0'],
    ['/v1/items', XLSX],
    ['/v1/items', 'text/csv'],
  ])('for %s is refused if no acceptable format is offered: %s', async (url, accept) => {
    const answer = await api.send('GET', url, undefined, { accept });
    expect([answer.statusCode, answer.json().code]).toEqual([406, 'format.not-offered']);
  });

  it.each([
    ['another list', '/v1/people'],
    ['other filters', '/v1/applications?color=red'],
    ['another order', '/v1/applications?sort=name'],
    ['the same filters and other values', '/v1/people?color=blue'],
    ['what is asked by nobody', ''],
  ])('refuses a cursor of %s', async (_, from) => {
    const told =
      from === ''
        ? cursorOf({ value: null, id: 't1' })
        : cursorFor(requestOf(from), cursorOf({ value: null, id: 't1' }));
    for (const form of ['', '&format=csv', '&format=csv&limit=1']) {
      const answer = await api.send('GET', `/v1/applications?cursor=${told}${form}`);
      expect([answer.statusCode, answer.json().errors]).toMatchObject([
        422,
        [{ pointer: '/cursor', code: 'field.cursor-of-other-list' }],
      ]);
    }
  });

  it('continues in another format and with another page size', async () => {
    const { next } = (await api.send('GET', '/v1/applications?limit=2')).json<{ next: string }>();
    const rest = await api.send('GET', `/v1/applications?cursor=${next}&totals=true&limit=7`);
    expect(rest.json().items.map(({ id }: { id: string }) => id)).toEqual(['t2', 't3', 't4']);
    expect((await api.send('GET', `/v1/applications?cursor=${next}&format=csv`)).statusCode).toBe(200);
  });

  it('waits for a position, and answers 503 with the age of the view if it is not reached', async () => {
    expect((await api.send('GET', '/v1/items', undefined, { 'sealtrail-min-position': '20' })).statusCode).toBe(200);
    const answer = await api.send('GET', '/v1/items', undefined, { 'sealtrail-min-position': '21' });
    expect([answer.statusCode, answer.json().code]).toEqual([503, 'view.behind']);
    expect(answer.headers).toMatchObject({ 'retry-after': '1', 'sealtrail-lag-ms': '3' });
  });

  it.each(['22', '999999999999999999'])('does not wait for a position beyond the log: %s', async (position) => {
    const answer = await api.send('GET', '/v1/items', undefined, { 'sealtrail-min-position': position });
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'view.beyond-log']);
    expect(answer.headers).not.toHaveProperty('retry-after');
  });
});
