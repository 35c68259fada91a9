import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { buildCity, type City } from '../demo/city';
import { Client } from '../demo/client';
import { startDemoServer } from '../demo/demo-server';
import { LAST_EVENING, LAST_MORNING, WaitingCases } from '../demo/waiting-cases';
import type { TestServer } from '../server';
import { BUILD } from '../spawned';
import { buildConsole } from './built-console';
import { launch } from './chromium';
import { ROOM, Window } from './pages';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const SIZES = [ROOM, { width: 1366, height: 768 }, { width: 390, height: 844 }];
export const PICTURES = join(BUILD, 'console-pictures');

/** A page, with the demo key that opens it; `null`: without a key. */
export type PageToLookAt = readonly [name: string, path: string, key: keyof City | null];

type Violations = { readonly id: string; readonly nodes: { target: string[]; failureSummary: string }[] }[];

/** The demo's waiting cases on a server, and a browser; started once for all specs of a file. */
export class ConsoleWorld {
  readonly cases: WaitingCases;

  private constructor(
    readonly server: TestServer,
    readonly browser: Browser,
    readonly city: City,
  ) {
    this.cases = new WaitingCases(city);
  }

  static async start(chromium: string): Promise<ConsoleWorld> {
    buildConsole();
    mkdirSync(PICTURES, { recursive: true });
    const server = await startDemoServer('2026-04-01T09:00:00+08:00');
    const browser = await launch(chromium);
    const world = new ConsoleWorld(server, browser, await buildCity(new Client(server.url, server.adminKey)));
    await world.cases.begin();
    await server.setClock(LAST_MORNING);
    await world.cases.finish();
    await server.setClock(LAST_EVENING);
    return world;
  }

  openWindow(): Promise<Window> {
    return Window.open(this.browser, this.server.url);
  }

  /** Opens a page with a key of the demo. */
  async open(window: Window, path: string, key: keyof City): Promise<void> {
    await window.go(path);
    await window.logIn(this.city[key].key);
    await window.settled();
  }

  /** Takes pictures of a page in both languages and all sizes; returns the findings of axe in each. */
  async lookAt(window: Window, [name, path, key]: PageToLookAt): Promise<readonly string[]> {
    const { page } = window;
    await window.go(path);
    if (key !== null) await window.logIn(this.city[key].key);
    const faults: string[] = [];
    for (const language of ['zh', 'en']) {
      await page.evaluate(`sessionStorage.setItem('sealtrail.language', '${language}')`);
      await window.go(path);
      await page.waitForSelector('h1');
      await page.evaluate(AXE);
      for (const size of SIZES) {
        await page.setViewportSize(size);
        await page.screenshot({ path: join(PICTURES, `${name}-${language}-${size.width}.png`) });
        const { violations } = (await page.evaluate('axe.run()')) as { violations: Violations };
        for (const { id, nodes } of violations)
          faults.push(`${language} ${size.width} ${id}: ${nodes[0]?.target.join(' ')} ${nodes[0]?.failureSummary}`);
      }
      await page.setViewportSize(ROOM);
    }
    return faults;
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await this.server.stop();
  }
}
