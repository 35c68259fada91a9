import { applications } from '@sealtrail/applications';
import { at } from '@sealtrail/applications/testing';
import { calendarStream } from '@sealtrail/calendar';
import { yearImported } from '@sealtrail/calendar/testing';
import { departments, items, officials } from '@sealtrail/catalog';
import { departmentDefined, MARKET, officerOf, PROMISED_ITEM, seed, seedCatalog } from '@sealtrail/catalog/testing';
import { efficiency, openOverdue } from '@sealtrail/efficiency';
import { ratingIndicators } from '@sealtrail/ratings';
import { matterRated } from '@sealtrail/ratings/testing';
import readSheets from 'read-excel-file/node';
import { ApplicationsHttpModule } from '../applications/applications-http.module';
import { CatalogHttpModule } from '../catalog/catalog-http.module';
import { EfficiencyHttpModule } from '../efficiency/efficiency-http.module';
import { HttpHost } from '../http/testing/http-host';
import { closedCase } from '../ratings/testing/closed-case';

const host = new HttpHost({
  now: at('2026-03-02', '09:30'),
  callers: {
    officer: { role: 'officer', department: MARKET, official: officerOf(MARKET) },
    fireman: { role: 'officer', department: 'fire' },
    supervisor: { role: 'supervisor' },
    neighbour: { role: 'supervisor', region: '430100' },
    dashboard: { role: 'dashboard' },
  },
  modules: [ApplicationsHttpModule, CatalogHttpModule, EfficiencyHttpModule],
  projections: [applications, departments, officials, items, efficiency, openOverdue, ratingIndicators],
});
type Who = Parameters<typeof host.get>[1];

/** The lines of a file by their headings. */
async function linesOf(path: string, who: Who, language = 'zh'): Promise<readonly Record<string, string>[]> {
  const answer = await host.get(path, who, { accept: 'text/csv', 'accept-language': language });
  expect(answer.statusCode).toBe(200);
  const [headings = [], ...lines] = answer.body
    .replace('\uFEFF', '')
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','));
  return lines.map((cells) => Object.fromEntries(headings.map((heading, n) => [heading, cells[n] ?? ''])));
}

beforeAll(async () => {
  await seedCatalog(host.store);
  await seed(host.store, 'department-odd', [departmentDefined('odd', '=HYPERLINK("x")')]);
  await seed(host.store, calendarStream('cn-national'), [yearImported(2026)]);
  await seed(host.store, 'application-a1', closedCase('a1'));
  await seed(host.store, 'rating-r1', [matterRated({ level: 'dissatisfied' })]);
  await host.open();
  const applicant = { kind: 'person', name: '李某', idType: 'residentId', idNumber: '11010519491231002X' };
  const filing = { item: PROMISED_ITEM, applicant, channel: 'window', externalNo: '00123', source: 's' };
  expect((await host.send('POST', 'applications', filing, 'officer')).statusCode).toBe(201);
});
afterAll(() => host.close());

describe('cases as a file', () => {
  it('have names beside codes, terms, local times, and digits that are not numbers', async () => {
    const [line] = await linesOf(`applications?department=${MARKET}`, 'officer');
    expect(line).toMatchObject({
      来源编号: "'00123",
      '事项（代码）': PROMISED_ITEM,
      事项: '食品经营许可',
      '实施主体（代码）': MARKET,
      实施主体: '市场监督管理局',
      申请渠道: '窗口',
      收件时间: '2026-03-02 09:30:00',
      收件日期: '2026-03-02',
      视为受理: '否',
      补正次数: '0',
    });
    const [english] = await linesOf(`applications?department=${MARKET}`, 'officer', 'en');
    expect(english).toMatchObject({ Channel: 'window', 'Department (code)': MARKET, 'Deemed accepted': 'no' });
  });

  it('name officials to callers who may list them', async () => {
    const named = async (who: Who) => {
      const [line] = await linesOf(`applications?item=${PROMISED_ITEM}`, who);
      return [line?.['承办人（代码）'], line?.['承办人']];
    };
    const officer = officerOf(MARKET);
    const { name } = (await host.get(`departments/${MARKET}/officials`, 'supervisor'))
      .json<{ items: { id: string; name: string }[] }>()
      .items.find(({ id }) => id === officer) ?? { name: '' };
    expect(name).not.toBe('');
    expect([await named('officer'), await named('supervisor')]).toEqual([
      [officer, name],
      [officer, name],
    ]);
    expect(await named('dashboard')).toEqual([officer, '']);
  });

  it('contain the rows of the list for the same caller', async () => {
    expect(await linesOf('applications', 'fireman')).toEqual([]);
    expect(await linesOf('applications', 'neighbour')).toEqual([]);
    expect(await linesOf('applications', 'supervisor')).toHaveLength(2);
    expect((await linesOf('applications?status=terminated', 'supervisor')).length).toBe(0);
    expect((await host.get('applications?format=csv&status=lost', 'supervisor')).statusCode).toBe(422);
  });
});

describe('other files', () => {
  it('run no name as a formula, from any source', async () => {
    const answer = await host.get('departments?format=csv', 'dashboard');
    expect(answer.body).toContain(`odd,"'=HYPERLINK(""x"")",`);
  });

  it('show the rated unit what the report shows it', async () => {
    const of = async (who: Who) => (await linesOf('reports/ratings?period=2026-03', who)).at(-1);
    expect(await of('supervisor')).toMatchObject({ '被评价部门（代码）': '合计', '差评率（分子）': '1' });
    expect(await of('officer')).toMatchObject({ '被评价部门（代码）': '合计', '差评率（分子）': '', 匿名评价数: '' });
  });

  it('have a total where the report has one, and a name with its period', async () => {
    const answer = await host.get('reports/efficiency?period=2026-Q1&format=xlsx', 'supervisor');
    expect(answer.headers['content-disposition']).toContain('filename="efficiency-2026-Q1.xlsx"');
    const [sheet] = await readSheets(answer.rawPayload);
    const [headings = [], ...rows] = sheet?.data ?? [];
    const received = headings.indexOf('收件量');
    const sum = rows.slice(0, -1).reduce((total, row) => total + Number(row[received]), 0);
    expect(rows.at(-1)?.[0]).toBe('合计');
    expect(rows.at(-1)?.[received]).toBe(sum);
    expect(sum).toBeGreaterThan(0);
  });
});
