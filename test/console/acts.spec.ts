import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { demoCaseId } from '../../apps/api/src/examples/demo';
import { CHROMIUM } from './chromium';
import { ConsoleWorld, type PageToLookAt, PICTURES } from './console-world';
import type { Window } from './pages';

const PAGES: readonly PageToLookAt[] = [
  ['case-open', `/cases/${demoCaseId('suspension')}`, 'market'],
  ['desk', '/desk', 'hall'],
];

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
    await page.waitForSelector('.facts div:has-text("状态"):has-text("受理")');
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
    await page.waitForSelector('.facts div:has-text("状态"):has-text("待补正")');
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
    await page.waitForSelector('.facts div:has-text("状态"):has-text("准予")');
    expect(window.complaints).toEqual([]);
  });

  it('files a case by keyboard, says what is missing while one types, prints a slip, and continues with the notice', async () => {
    const { page } = window;
    await world.open(window, '/desk', 'hall');
    const lacking = () => page.locator('.lacking li').allTextContents();
    expect(await lacking()).toEqual(['填写事项', '填写经办人', '填写姓名或名称', '填写证件号码']);
    expect(await page.evaluate('document.activeElement.id')).toBe('field-item');
    await page.keyboard.type('restaurant-permit');
    await page.waitForSelector('#material-form');
    expect(await lacking()).toContain('材料：Form 申请表');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    await page.focus('#field-name');
    await page.keyboard.type('王芳');
    expect(await lacking()).not.toContain('填写姓名或名称');
    await page.focus('#field-idNumber');
    await page.keyboard.type('110105194912310021');
    await page.focus('#material-form');
    await page.keyboard.press('ArrowDown');
    expect(await lacking()).toEqual(['材料：Floor plan 平面布局图']);
    await page.keyboard.press('Control+Enter');
    await page.waitForSelector('#field-idNumber-fault');
    expect(await page.evaluate('document.activeElement.id')).toBe('field-idNumber');
    window.complaints.length = 0;
    await page.fill('#field-idNumber', '11010519491231002X');
    await page.keyboard.press('Control+Enter');
    await page.waitForSelector('.slip .qr path[d^=M]');
    const number = (await page.textContent('.case-number')) ?? '';
    expect(decoded((await page.getAttribute('.slip .qr path', 'd')) ?? '')).toBe(number);
    expect(await page.textContent('.slip')).toContain('Floor plan 平面布局图');
    expect(await page.textContent('.slip .facts')).toMatch(/查询码\w{4}-/);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.acts').isVisible()).toBe(false);
    await page.pdf({ path: join(PICTURES, 'slip.pdf'), preferCSSPageSize: true });
    await page.emulateMedia({ media: null });
    await page.screenshot({ path: join(PICTURES, 'slip.png') });
    await choose('一次性告知');
    await page.selectOption('#field-officer', 'hall-li');
    await page.fill('#field-missing-0-code', 'floor-plan');
    await page.fill('#field-missing-0-reason', '未提交平面布局图');
    await page.fill('#field-deadline-days', '10');
    await fillDocument('济政务补字〔2026〕9号', '2026-04-30');
    await submit();
    await page.waitForSelector('.moved');
    await page.waitForSelector('.acts button:text-is("补正")');
    const kept = await page.evaluate<string>(
      'JSON.stringify([sessionStorage, localStorage, document.title, location.href])',
    );
    for (const personal of ['王芳', '11010519491231002X', number]) expect(kept).not.toContain(personal);
    expect(window.complaints).toEqual([]);
  });
};

/** Reads the QR code of a path of unit squares, by the other half of the package. */
function decoded(path: string): string {
  const squares = [...path.matchAll(/M(\d+) (\d+)/g)].map(([, x, y]) => [Number(x), Number(y)]);
  const script = `
    const { decodeQR } = await import('qr/decode.js');
    const squares = ${JSON.stringify(squares)};
    const scale = 6, size = (Math.max(...squares.flat()) + 5) * scale;
    const data = new Uint8Array(size * size * 4).fill(255);
    for (const [x, y] of squares)
      for (let at = 0; at < scale * scale; at++) {
        const pixel = ((y * scale + Math.floor(at / scale)) * size + x * scale + (at % scale)) * 4;
        data.fill(0, pixel, pixel + 3);
      }
    console.log(decodeQR({ width: size, height: size, data }));`;
  return execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }).trim();
}

if (CHROMIUM === null) {
  it('the acts of the console are not tested: there is no Chromium on this machine (apt-get install chromium)', () => {});
} else {
  describe('acts in the console', inChromium(CHROMIUM));
}
