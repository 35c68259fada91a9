import type { Browser, BrowserContext, Page } from 'playwright-core';

export type Size = { readonly width: number; readonly height: number };
export const ROOM: Size = { width: 1920, height: 1080 };

/** A browser window with the console, and the errors it has reported. */
export class Window {
  readonly complaints: string[] = [];

  private constructor(
    private readonly context: BrowserContext,
    readonly page: Page,
    private readonly url: string,
  ) {
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(String(error)));
  }

  /** @param size default: the video wall of a supervision room */
  static async open(browser: Browser, url: string, size: Size = ROOM): Promise<Window> {
    const context = await browser.newContext({ viewport: size, locale: 'zh-CN' });
    return new Window(context, await context.newPage(), url);
  }

  async go(path: string): Promise<void> {
    await this.page.goto(this.url + path);
    await this.settled();
  }

  /** A page that follows the stream never becomes idle. */
  async settled(): Promise<void> {
    await this.page.waitForLoadState('networkidle', { timeout: 5_000 }).catch(() => {});
  }

  /** Logs in with a key if the page asks for one. */
  async logIn(key: string): Promise<void> {
    await this.page.fill('#key', key);
    await this.page.click('form.log-in button');
    await this.page.waitForSelector('form.log-in', { state: 'detached' });
  }

  async close(): Promise<void> {
    await this.context.close();
  }
}
