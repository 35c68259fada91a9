import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import readExcelFile from 'read-excel-file/node';
import { CHROMIUM } from './chromium';
import { ConsoleWorld, type PageToLookAt, PICTURES } from './console-world';
import type { Window } from './pages';

const REPORTS = [
  ['ranking', '名次'],
  ['efficiency', '收件量'],
  ['trend', '收件量'],
  ['ratings', '好评率'],
  ['cards', '红牌'],
  ['load', '在办'],
  ['scores', '得分'],
  ['forecast', '部门'],
  ['catalog', '部门'],
] as const;

const PAGES: readonly PageToLookAt[] = [
  ['reports', '/reports', 'supervisor'],
  ['reports-efficiency', '/reports/efficiency?period=2026-04&compare=both', 'supervisor'],
  ['reports-trend', '/reports/trend?period=2026-04', 'supervisor'],
  ['reports-ratings', '/reports/ratings?period=2026', 'market'],
  ['reports-cards', '/reports/cards?by=rule', 'supervisor'],
  ['reports-load', '/reports/load', 'market'],
  ['reports-circular', '/reports/circular?period=2026-04', 'supervisor'],
];

type Ranking = { readonly rows: { department: string; share: { numerator: number; denominator: number } }[] };

const inChromium = (executablePath: string) => () => {
  let world: ConsoleWorld;
  let window: Window;

  beforeAll(async () => {
    world = await ConsoleWorld.start(executablePath);
  });

  beforeEach(async () => {
    window = await world.openWindow();
  });

  afterEach(() => window.close());

  afterAll(() => world?.stop());

  it.each(PAGES)(
    '%s is displayed in both languages and three sizes, without findings of axe and without errors',
    async (...looked) => {
      const faults = await world.lookAt(window, looked);
      expect([...faults, ...window.complaints]).toEqual([]);
    },
    300_000,
  );

  it('shows each rank with its numerator, its denominator and its interval, for the filters in the URL', async () => {
    const { rows } = await world.city.supervisor.get<Ranking>('/v1/reports/ranking?period=2026&minVolume=1');
    await world.open(window, '/reports/ranking?minVolume=1', 'supervisor');
    const shown = await window.page.locator('.report tbody tr').allInnerTexts();
    expect(shown).toHaveLength(rows.length);
    for (const [at, { share }] of rows.entries())
      expect(shown[at]).toContain(`${share.numerator}/${share.denominator}`);
    expect(await window.page.locator('.report tbody svg.bar').count()).toBeGreaterThan(0);
    await window.page.selectOption('#filter-indicator', 'withinStatute');
    await window.page.waitForSelector('.report th:has-text("已办结法定按时率")');
    expect(new URL(window.page.url()).search).toBe('?minVolume=1&indicator=withinStatute');
    expect(window.complaints).toEqual([]);
  });

  it('shows a month by its days, and offers no step as long as the period', async () => {
    await world.open(window, '/reports/trend?period=2026-04&step=month', 'supervisor');
    expect(await window.page.locator('#filter-step option').allTextContents()).toEqual(['日', '周']);
    expect(await window.page.locator('.report tbody tr').count()).toBe(30);
    expect(await window.page.locator('.chart .line.received circle').count()).toBe(30);
  });

  it.each(REPORTS)('downloads %s with Chinese headings as CSV and as a workbook', async (name, heading) => {
    await world.open(window, `/reports/${name}`, 'supervisor');
    const saved: Record<string, string> = {};
    for (const [format, button] of Object.entries({ csv: '下载 CSV', xlsx: '下载 Excel' })) {
      const download = window.page.waitForEvent('download');
      await window.page.click(`button:text("${button}")`);
      saved[format] = join(PICTURES, `report-${name}.${format}`);
      await (await download).saveAs(saved[format]);
    }
    const [headings = ''] = (await readFile(saved['csv'] ?? '', 'utf8')).split('\n');
    expect(headings).toContain(heading);
    const [{ data }] = (await readExcelFile(saved['xlsx'] ?? '')) as unknown as [{ data: unknown[][] }];
    expect(data[0]?.join()).toContain(heading);
    expect(window.complaints).toEqual([]);
  });

  it('prints the monthly circular, without its filters', async () => {
    await world.open(window, '/reports/circular?period=2026-04', 'supervisor');
    await window.page.waitForSelector('.circular h1:has-text("2026年04月")');
    await window.page.emulateMedia({ media: 'print' });
    expect(await window.page.locator('.filters').isVisible()).toBe(false);
    expect(await window.page.locator('.masthead').isVisible()).toBe(false);
    const pdf = await window.page.pdf({ path: join(PICTURES, 'circular.pdf'), preferCSSPageSize: true });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  });
};

if (CHROMIUM === null) {
  it('the reports are not tested: there is no Chromium on this machine (apt-get install chromium)', () => {});
} else {
  describe('the reports of the console', inChromium(CHROMIUM));
}
