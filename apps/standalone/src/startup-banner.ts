import type { Instant } from '@sealtrail/event-sourcing';

type BannerDetails = {
  readonly url: string;
  readonly folder: string;
  readonly firstKey: string | null;
  /** The key is in a file. */
  readonly keyInFile: boolean;
  /** For a simulated clock. */
  readonly now: Instant | null;
};

/** What the operator sees on stdout once the server answers. The key is shown only here. */
export function startupBanner({ url, folder, firstKey, keyInFile, now }: BannerDetails): string {
  const facts = [
    `Sealtrail is ready at ${url}`,
    `  data folder  ${folder}`,
    `  console      ${url}/`,
    `  docs         ${url}/docs`,
    ...(firstKey !== null || keyInFile
      ? []
      : ['  keys         already issued; if all are lost: stop this server, then npm run cli -- key']),
    ...(now === null ? [] : [`  clock        simulated, ${now}; PUT /v1/clock moves it`]),
  ];
  const key = [
    '',
    "The administrator's API key, shown this once (only its hash is kept):",
    '',
    `  ${firstKey}`,
    '',
    'Try it:',
    '',
    `  curl -H 'Authorization: Bearer ${firstKey}' ${url}/v1/items`,
    '',
  ];
  return `${[...facts, ...(firstKey === null ? [] : key)].join('\n')}\n`;
}
