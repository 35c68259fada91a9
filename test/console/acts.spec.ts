import { demoCaseId } from '../../apps/api/src/examples/demo';
import { CHROMIUM } from './chromium';
import { ConsoleWorld, type PageToLookAt } from './console-world';
import type { Window } from './pages';

const PAGES: readonly PageToLookAt[] = [['case-open', `/cases/${demoCaseId('suspension')}`, 'market']];

type Clocks = { readonly clocks: { id: string; promised: { limit: { date: string } | null } | null }[] };

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

  const choose = async (act: string): Promise<void> => {
    await window.page.click(`.acts .buttons button:text-is("${act}")`);
    await window.page.waitForSelector('form.act button[type=submit]', { timeout: 60_000 });
  };
  const fillDocument = async (number: string, date: string): Promise<void> => {
    await window.page.fill('#field-document-number', number);
    await window.page.fill('#field-document-date', date);
    await window.page.fill('#field-document-seal', '行政审批专用章(1)');
  };
  const submit = () => window.page.click('form.act button[type=submit]');

  it.each(PAGES)(
    '%s is displayed in both languages and three sizes, without findings of axe and without errors',
    async (...looked) => {
      const faults = await world.lookAt(window, looked);
      expect([...faults, ...window.complaints]).toEqual([]);
    },
    300_000,
  );

  it('names the rule of each field; a refusal is shown at its field; the answer shows what has moved', async () => {
    const { page } = window;
    const id = demoCaseId('acceptance');
    await world.open(window, `/cases/${id}`, 'market');
    await choose('受理');
    expect(await page.textContent('.field:has(#field-document-number) .hint')).toContain('最多 100 字');
    expect(await page.getAttribute('#field-document-number', 'maxlength')).toBe('100');
    expect(await page.getAttribute('#field-document-number', 'required')).not.toBeNull();
    await page.selectOption('#field-officer', 'market-li');
    await fillDocument('济市监受字〔2026〕9号', '2027-01-01');
    await submit();
    await page.waitForSelector('#field-document-date-fault');
    expect(await page.evaluate('document.activeElement.id')).toBe('field-document-date');
    window.complaints.length = 0;
    await page.fill('#field-document-date', '2026-04-30');
    await submit();
    await page.waitForSelector('.moved ins');
    const { clocks } = await world.city.market.get<Clocks>(`/v1/applications/${id}/clocks`);
    const promised = clocks.find((clock) => clock.id === 'case')?.promised?.limit?.date ?? 'none';
    expect(await page.textContent('.moved tr:has-text("办件")')).toContain(`— → ${promised}`);
    expect(await page.textContent('.facts')).toContain('受理');
    expect(await page.locator('.acts .buttons button').allTextContents()).not.toContain('一次性告知');
    expect(page.url()).toBe(`${world.server.url}/cases/${id}`);
    expect(window.complaints).toEqual([]);
  });

  it('sends a list and an object that may be left out', async () => {
    const { page } = window;
    await world.open(window, `/cases/${demoCaseId('correction-notice')}`, 'market');
    await choose('一次性告知');
    await page.selectOption('#field-officer', 'market-li');
    await page.fill('#field-missing-0-code', 'floor-plan');
    await page.fill('#field-missing-0-reason', '未提交平面布局图');
    await page.fill('#field-deadline-days', '10');
    await fillDocument('济市监补字〔2026〕9号', '2026-04-30');
    expect(await page.locator('#field-missing-0-code-offers option').count()).toBe(2);
    await submit();
    await page.waitForSelector('.moved');
    expect(await page.textContent('.facts')).toContain('待补正');
    expect(window.complaints).toEqual([]);
  });

  it('offers an act to no role that may not do it, and none that the case is not open to', async () => {
    const { page } = window;
    await world.open(window, `/cases/${demoCaseId('decision')}`, 'supervisor');
    await page.waitForSelector('.facts');
    expect(await page.locator('.acts').count()).toBe(0);
    await page.click('.who button:text("退出")');
    await world.open(window, `/cases/${demoCaseId('decision')}`, 'approver');
    await page.waitForSelector('.acts');
    const offered = await page.locator('.acts .buttons button').allTextContents();
    expect(offered).toEqual(expect.arrayContaining(['决定', '延长时限', '特别程序']));
    expect(offered).not.toEqual(expect.arrayContaining(['受理']));
    expect(offered).not.toEqual(expect.arrayContaining(['送达']));
    // The key is bound to the official who acts.
    await choose('决定');
    expect(await page.locator('form.act > p #field-officer').count()).toBe(0);
    await page.selectOption('#field-outcome', 'granted');
    await fillDocument('济市监决字〔2026〕9号', '2026-04-30');
    await submit();
    await page.waitForSelector('.moved');
    expect(await page.textContent('.facts')).toContain('准予');
    expect(window.complaints).toEqual([]);
  });
};

if (CHROMIUM === null) {
  it('the acts of the console are not tested: there is no Chromium on this machine (apt-get install chromium)', () => {});
} else {
  describe('acts in the console', inChromium(CHROMIUM));
}
