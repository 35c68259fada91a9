import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Debian's location; `CHROMIUM` names another. Nothing is downloaded. */
const PLACES = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** `null`: not installed. */
export const CHROMIUM = PLACES.find((place) => place !== undefined && existsSync(place)) ?? null;

export const launch = (executablePath: string): Promise<Browser> =>
  chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
