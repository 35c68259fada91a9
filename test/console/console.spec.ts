import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoCardId, demoCaseId } from '../../apps/api/src/examples/demo';
import type { City } from '../demo/city';
import { startServer, type TestServer } from '../server';
import { CHROMIUM } from './chromium';
import { ConsoleWorld, type PageToLookAt, PICTURES } from './console-world';
import { Window } from './pages';

const PAGES: readonly PageToLookAt[] = [
  ['home', '/', 'supervisor'],
  ['screen', '/screen', 'spare'],
  ['cards', '/cards?level=yellow', 'supervisor'],
  ['card', `/cards/${demoCardId('card-explanation')}`, 'market'],
  ['cases', '/cases?sort=promised', 'market'],
  ['case', `/cases/${demoCaseId('suspension-end')}`, 'supervisor'],
  ['track', '/track', null],
];

const inChromium = (executablePath: string) => () => {
  let world: ConsoleWorld;
  let server: TestServer;
  let city: City;
  let window: Window;

  beforeAll(async () => {
    world = await ConsoleWorld.start(executablePath);
    ({ server, city } = world);
  });

  beforeEach(async () => {
    window = await world.openWindow();
  });

  afterEach(() => window.close());

  afterAll(() => world?.stop());

  it('says what to do about a wrong key, and shows the role of a right one, in both languages', async () => {
    const { page } = window;
    await window.go('/');
    await page.fill('#key', 'stl_wrong');
    await page.click('form.log-in button');
    await page.waitForFunction(`document.getElementById('key-fault').textContent !== ''`);
    expect(await page.textContent('#key-fault')).toContain('密钥无效');
    // The browser also logs the refused request as an error.
    window.complaints.length = 0;
    await window.logIn(city.supervisor.key);
    expect(await page.textContent('.role')).toContain('监察人员');
    await page.click('.who button[lang=en]');
    expect(await page.textContent('.role')).toContain('supervisor');
    expect(await page.getAttribute('html', 'lang')).toBe('en');
    expect(await page.evaluate('JSON.stringify(localStorage)')).toBe('{}');
    expect(page.url()).toBe(`${server.url}/`);
    expect(window.complaints).toEqual([]);
  });

  it.each(['/no-such-page', '/v1/no-such-thing', '/assets/none.js'])('%s returns a problem document', async (path) => {
    const answer = await fetch(server.url + path);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      404,
      'application/problem+json; charset=utf-8',
    ]);
  });

  it.each(PAGES)(
    '%s is displayed in both languages and three sizes, without findings of axe and without errors',
    async (...looked) => {
      const faults = await world.lookAt(window, looked);
      expect([...faults, ...window.complaints]).toEqual([]);
    },
    300_000,
  );

  it('lets a unit explain its card, and shows the change; acts that the card does not permit are not offered', async () => {
    const { page } = window;
    await window.go(`/cards/${demoCardId('card-explanation')}`);
    await window.logIn(city.market.key);
    await page.waitForSelector('.acts button');
    expect(await page.locator('.acts .buttons button').allTextContents()).toEqual(['签收', '说明', '申诉']);
    await page.click('.acts button:text("说明")');
    await page.selectOption('#field-officer', 'market-li');
    await page.fill('#field-explanation', '经办人误用旧版材料清单，已更正');
    await page.click('form.act button[type=submit]');
    await page.waitForSelector('.told:has-text("说明")');
    expect(await page.locator('.life li').last().textContent()).toContain('已更正');
    expect(await page.locator('.acts .buttons button').allTextContents()).toEqual(['整改', '申诉']);
    expect(window.complaints).toEqual([]);
  });

  it('shows applicants the progress of their case, and accepts their rating, with no secrets in URLs', async () => {
    const { page } = window;
    const { number, queryCode } = await world.cases.secrets();
    await window.go('/track');
    await page.fill('#field-number', number ?? '');
    await page.fill('#field-query-code', queryCode ?? '');
    await page.click('form button[type=submit]');
    await page.waitForSelector('.facts');
    await page.check('form.rating input[value=satisfied]');
    await page.click('form.rating button[type=submit]');
    await page.waitForSelector('.told:has-text("已收到")');
    expect(page.url()).toBe(`${server.url}/track`);
    expect(await page.evaluate('JSON.stringify([sessionStorage, localStorage])')).toBe('[{},{}]');
    expect(window.complaints).toEqual([]);
  });

  it('shows a card on the big screen within two seconds of its issue', async () => {
    const { page } = window;
    await window.go('/screen');
    await window.logIn(city.spare.key);
    await page.waitForSelector('.connection.live');
    const first = () => page.getAttribute('.live-cards li a', 'href', { timeout: 20_000 });
    const before = await first();
    await server.setClock('2026-05-22T09:00:00+08:00');
    const ticked = performance.now();
    await page.waitForFunction(
      `document.querySelector('.live-cards li a')?.getAttribute('href') !== ${JSON.stringify(before)}`,
    );
    const late = performance.now() - ticked;
    console.log(`a card stood on the screen ${late.toFixed(0)} ms after the tick`);
    expect(late).toBeLessThan(2_000);
    expect(window.complaints).toEqual([]);
  });

  it('prints a card on A4', async () => {
    const { items } = await city.supervisor.get<{ items: { cardId: string }[] }>('/v1/cards?rule=case&limit=1');
    await window.go(`/cards/${items[0]?.cardId}`);
    await window.logIn(city.supervisor.key);
    await window.page.waitForSelector('table.days');
    const pdf = await window.page.pdf({ path: join(PICTURES, 'card.pdf'), preferCSSPageSize: true });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('reports that its server is unavailable, and recovers by itself', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'sealtrail-console-'));
    const simulatedClock = '2026-04-01T09:00:00+08:00';
    const first = await startServer({ dataDir, simulatedClock });
    const key = await first.issueKey({ role: 'dashboard' });
    const { port } = new URL(first.url);
    const own = await Window.open(world.browser, first.url);
    await own.go('/screen');
    await own.logIn(key);
    await own.page.waitForSelector('.connection.live');
    await first.stop();
    await own.page.waitForSelector('.connection.broken');
    const second = await startServer({ dataDir, simulatedClock, adminKey: first.adminKey, more: ['--port', port] });
    await own.page.waitForSelector('.connection.live', { timeout: 60_000 });
    await own.close();
    await second.stop();
    rmSync(dataDir, { recursive: true });
  });
};

if (CHROMIUM === null) {
  it('the console is not tested: there is no Chromium on this machine (apt-get install chromium)', () => {});
} else {
  describe('the console', inChromium(CHROMIUM));
}
