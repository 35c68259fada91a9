import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page, Route } from 'playwright-core';
import { demoCardId, demoCaseId } from '../../apps/api/src/examples/demo';
import { CHROMIUM } from './chromium';
import { ConsoleWorld, type PageToLookAt, PICTURES } from './console-world';
import type { Window } from './pages';

const PAGES: readonly PageToLookAt[] = [
  ['home-officer', '/', 'market'],
  ['home-desk', '/', 'hall'],
  ['home-ratings', '/', 'ratingDesk'],
];

const ROWS = 10_000;

type Row = Readonly<Record<string, unknown>>;
type Listed = { readonly items: Row[]; readonly next: string | null };

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

  it('shows what waits for a role, and leads to it', async () => {
    const { page } = window;
    await world.open(window, '/', 'supervisor');
    const pending = page.locator('.queue:has-text("待确认发牌")');
    await page.waitForSelector(`.queue:has-text("自证待复核") a[href="/cases/${demoCaseId('proof-review')}"]`);
    // What a unit does is not offered to who supervises it.
    expect(await page.locator('.queue:has-text("整改单")').count()).toBe(0);
    await pending.locator(`a[href="/cards/${demoCardId('card-confirmation')}"]`).click();
    await page.waitForSelector('.acts button:text-is("确认发牌")');
    expect(window.complaints).toEqual([]);
  });

  it('keeps the filters of a list in the browser, without names, and removes them', async () => {
    const { page } = window;
    await world.open(window, '/cards', 'supervisor');
    await page.selectOption('#filter-level', 'yellow');
    await page.selectOption('#filter-department', 'market');
    await page.click('.views button:text("保存当前筛选")');
    expect(await page.evaluate('localStorage.getItem("sealtrail.views")')).toBe(
      '{"/cards":["level=yellow&department=market"]}',
    );
    await window.go('/cards');
    await page.click('.views a:has-text("黄牌")');
    await page.waitForSelector('.view.current');
    expect(new URL(page.url()).search).toBe('?level=yellow&department=market');
    expect(await page.textContent('.view')).toContain('被监察部门：Market Supervision 市场监管局');
    await page.click('.view button');
    expect(await page.evaluate('localStorage.getItem("sealtrail.views")')).toBe('{"/cards":[]}');
    expect(window.complaints).toEqual([]);
  });

  it.each(['/cards', '/cases'])('exports the selected rows of %s, with the headings of the list', async (path) => {
    const { page } = window;
    await world.open(window, path, 'supervisor');
    await page.waitForSelector('td.tick-cell');
    expect(await page.locator('button:text("导出所选")').count()).toBe(0);
    await page.locator('td.tick-cell input').nth(0).check();
    await page.locator('td.tick-cell input').nth(1).check();
    const download = page.waitForEvent('download');
    await page.click('button:text("导出所选 2 行")');
    const file = join(PICTURES, `selected${path.replace('/', '-')}.csv`);
    await (await download).saveAs(file);
    const [headings, ...lines] = (await readFile(file, 'utf8')).trim().split('\r\n');
    expect(headings).toContain('办件编号,事项');
    expect(lines).toHaveLength(2);
    await page.locator('th.tick-cell input').check();
    expect(await page.textContent('button:text("导出所选")')).not.toContain(' 2 行');
    expect(window.complaints).toEqual([]);
  });

  it('scrolls through ten thousand rows, of which only those in view are drawn', async () => {
    const { page } = window;
    await page.route('**/v1/applications?*', (route) => answerWithMany(route));
    await world.open(window, '/cases', 'supervisor');
    await page.waitForSelector('tr.line');
    let most = 0;
    for (let shown = 0; shown < ROWS; ) {
      await page.locator('.pane').evaluate((pane) => pane.scrollTo(0, pane.scrollHeight));
      shown = await loadedMoreThan(page, shown);
      most = Math.max(most, await page.locator('tr.line').count());
    }
    await page.locator('.pane').evaluate((pane) => pane.scrollTo(0, pane.scrollHeight));
    await page.waitForSelector(`tr.line a[href="/cases/row-${ROWS - 1}"]`);
    expect(await page.getAttribute('.pane table', 'aria-rowcount')).toBe(String(ROWS + 1));
    expect(most).toBeGreaterThan(10);
    expect(most).toBeLessThan(100);
    expect(window.complaints).toEqual([]);
  }, 300_000);

  /** Pages of a list of ten thousand, made of the first row of the real one. */
  async function answerWithMany(route: Route): Promise<void> {
    const query = new URL(route.request().url()).searchParams;
    const limit = Number(query.get('limit') ?? '50');
    const from = Number(query.get('cursor') ?? '0');
    const { items } = await world.city.supervisor.get<Listed>('/v1/applications?limit=1');
    const rows = Array.from({ length: Math.min(limit, ROWS - from) }, (_, at) => ({
      ...items[0],
      applicationId: `row-${from + at}`,
      number: `row-${from + at}`,
    }));
    const next = from + limit < ROWS ? String(from + limit) : null;
    await route.fulfill({ json: { items: rows, next, totals: { total: ROWS, exact: true } } });
  }
};

/** Waits until the list has more rows than before; returns how many. */
async function loadedMoreThan(page: Page, before: number): Promise<number> {
  const table = await page.waitForSelector(`.pane table:not([aria-rowcount="${before + 1}"])`);
  return Number(await table.getAttribute('aria-rowcount')) - 1;
}

if (CHROMIUM === null) {
  it('the lists of the console are not tested: there is no Chromium on this machine (apt-get install chromium)', () => {});
} else {
  describe('lists in the console', inChromium(CHROMIUM));
}
