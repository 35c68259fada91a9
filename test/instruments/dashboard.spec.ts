import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Metrics } from '@sealtrail/platform';
import { parse } from 'yaml';
import { DOCKER, services } from '../docker/compose-file';

type Dashboard = {
  readonly panels: readonly { readonly title: string; readonly targets: readonly { readonly expr: string }[] }[];
};
type Scraping = {
  readonly scrape_configs: readonly {
    readonly authorization: { readonly credentials_file: string };
    readonly dns_sd_configs: readonly { readonly names: readonly string[] }[];
  }[];
};

const dashboard = JSON.parse(readFileSync(join(DOCKER, 'grafana-dashboard.json'), 'utf8')) as Dashboard;
const queries = dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));

/** The metrics of a query, without the suffixes of a histogram. */
const metricsIn = (query: string): readonly string[] =>
  [...query.matchAll(/\b(?:sealtrail|process|nodejs)_\w+/g)].map(([name]) => name.replace(/_(bucket|sum|count)$/, ''));

const measured = new Metrics();
const own = measured.names;
measured.watchProcess();

describe('the dashboard', () => {
  it.each(queries)('queries existing metrics: %s', (query) => {
    expect(metricsIn(query).length).toBeGreaterThan(0);
    expect(metricsIn(query).filter((name) => !measured.names.includes(name))).toEqual([]);
  });

  it('shows every metric', () => {
    const shown = new Set(queries.flatMap(metricsIn));
    expect(own.filter((name) => !shown.has(name))).toEqual([]);
  });

  it('has no two panels with the same name', () => {
    const titles = dashboard.panels.map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
  });
});

it('every process of the deployment is scraped, with the right key', () => {
  const [{ authorization, dns_sd_configs }] = (parse(readFileSync(join(DOCKER, 'prometheus.yaml'), 'utf8')) as Scraping)
    .scrape_configs as [Scraping['scrape_configs'][number]];
  const processes = Object.entries(services).filter(([, { image }]) => image.startsWith('sealtrail:'));
  expect(dns_sd_configs.flatMap(({ names }) => names).toSorted()).toEqual(processes.map(([name]) => name).toSorted());
  for (const [, { environment }] of processes) {
    expect(environment?.['SEALTRAIL_METRICS_KEY_FILE']).toBe(authorization.credentials_file);
  }
});
