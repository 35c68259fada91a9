import { City } from './city';
import { working } from './office';

describe('a region contains the regions in it', () => {
  let city: City;

  beforeAll(async () => {
    city = await City.on('2026-03-02');
    const regions = {
      district: '370102',
      written: '370102000000',
      town: '370102001',
      city: '370100',
      neighbour: '371002',
      dongguan: '441900003',
    };
    for (const [code, region] of Object.entries(regions)) {
      const office = await city.office(code, { region });
      await city.item(`${code}-licence`, { department: code, promised: working(10) });
      await office.files(`${code}-licence`);
    }
    await city.reads('/v1/clock');
  });

  afterAll(() => city.close());

  const found = async (query: string, key?: string): Promise<string> => {
    const { body } = await city.server.get(`/v1/applications?limit=100${query}`, key).expect(200);
    const { items } = body as { items: { department: string }[] };
    return items
      .map(({ department }) => department)
      .sort()
      .join(' ');
  };

  it.each([
    ['370000', 'city district neighbour town written'],
    ['370100', 'city district town written'],
    ['370100000000', 'city district town written'],
    ['371000', 'neighbour'],
    ['370102', 'district town written'],
    ['370102001', 'town'],
    ['441900', 'dongguan'],
    ['440000000', 'dongguan'],
    ['442000', ''],
  ])('%s: for its supervisor, and as a filter', async (region, departments) => {
    const key = await city.server.issueKey({ role: 'supervisor', region });
    expect(await found('', key)).toBe(departments);
    expect(await found(`&region=${region}`)).toBe(departments);
  });

  it('is one row of a report, whatever spelling its departments used', async () => {
    const { rows } = await city.reads<{ rows: { region: string }[] }>(
      '/v1/reports/efficiency?period=2026-03&by=region',
    );
    expect(rows.map(({ region }) => region)).toEqual(['370100', '370102', '370102001', '371002', '441900003']);
  });

  it('is refused if it is not a region code', async () => {
    for (const region of ['37', '3701', '37010', '3701020', '990000', '370002', 'x']) {
      const key = await city.server.post('/v1/api-keys', { name: 'odd', role: 'supervisor', region }).expect(422);
      expect(key.body.errors).toMatchObject([{ pointer: '/region' }]);
      const list = await city.server.get(`/v1/applications?region=${region}`).expect(422);
      expect(list.body.errors).toMatchObject([{ pointer: '/region' }]);
      const department = { name: 'odd', level: 'city', region };
      const made = await city.server.put('/v1/departments/odd', department).expect(422);
      expect(made.body.errors).toMatchObject([{ pointer: '/region' }]);
    }
  });
});
