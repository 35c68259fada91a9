import { PATH_METADATA } from '@nestjs/common/constants.js';
import { applications, approvals, proofReviews } from '@sealtrail/applications';
import { calendarStream } from '@sealtrail/calendar';
import { calendars } from '@sealtrail/calendar/events';
import { yearImported } from '@sealtrail/calendar/testing';
import { catalogReport, departments, items, officials } from '@sealtrail/catalog';
import { departmentDefined, MARKET, officerOf, seed, seedCatalog } from '@sealtrail/catalog/testing';
import { chargedCards, efficiency, efficiencyDays, openCases, openOverdue } from '@sealtrail/efficiency';
import { ratings } from '@sealtrail/ratings';
import { cards } from '@sealtrail/supervision';
import { controllersIn } from '../access/declared-routes';
import { apiModule } from '../api.module';
import { httpModules } from '../http-modules';
import { routeFilterTargets } from './filter-target-check';
import { HttpHost } from './testing/http-host';

const callers = {
  admin: { role: 'admin' },
  dashboard: { role: 'dashboard' },
  planner: { role: 'officer', department: 'planning' },
  elsewhere: { role: 'supervisor', region: '430100' },
} as const;
type Who = keyof typeof callers;

const host = new HttpHost({
  now: '2026-03-02T01:00:00.000Z',
  callers,
  modules: httpModules.filter(
    ({ name }) => !['AccessHttpModule', 'HealthHttpModule', 'MetricsHttpModule', 'FilesHttpModule'].includes(name),
  ),
  projections: [
    applications,
    approvals,
    proofReviews,
    calendars,
    catalogReport,
    departments,
    items,
    officials,
    efficiency,
    efficiencyDays,
    openOverdue,
    openCases,
    chargedCards,
    ratings,
    cards,
  ],
});

const WITH_PERIOD = /^reports\/(cards|efficiency|ranking|ratings|scores|time|trend)$/;

/** Every filter of every list and report whose value can be looked up. */
const named = [...controllersIn(apiModule({ simulatedClock: true }))].flatMap((controller) =>
  Object.getOwnPropertyNames(controller.prototype).flatMap((name) => {
    const paths = [controller, controller.prototype[name] as object].map((of) =>
      Reflect.getMetadata(PATH_METADATA, of),
    );
    const path = paths
      .map((part) => String(part).replaceAll(/^\/|\/$/g, ''))
      .filter((part) => part !== '')
      .join('/');
    return Object.entries(routeFilterTargets(controller, { name })).map(
      ([filter, what]) => `${path} ${filter}: ${what}`,
    );
  }),
);

describe('a filter that refers to something', () => {
  beforeAll(async () => {
    await seedCatalog(host.store);
    await seed(host.store, 'department-far', [departmentDefined('far', '远方', { region: '430100' })]);
    await seed(host.store, calendarStream('cn-national'), [yearImported(2026)]);
    await host.open();
  });
  afterAll(() => host.close());

  const ask = (route: string, more: string, who: Who = 'admin') => {
    const path = route.replace('v1/', '');
    return host.get(`${path}?${WITH_PERIOD.test(path) ? 'period=2026-03&' : ''}${more}`, who);
  };
  const faultsOf = async (...asked: Parameters<typeof ask>) => {
    const answer = await ask(...asked);
    return answer.statusCode === 200 ? 'answered' : [answer.statusCode, answer.json<{ errors: unknown }>().errors];
  };

  it('is checked on every list and report that has one', () => {
    expect(named.toSorted()).toEqual(
      [
        'v1/applications department: department',
        'v1/applications item: item',
        'v1/approvals department: department',
        'v1/approvals official: official',
        'v1/calendars parent: calendar',
        'v1/cards department: department',
        'v1/cards official: official',
        'v1/departments parent: department',
        'v1/interviews department: department',
        'v1/interviews official: official',
        'v1/items department: department',
        'v1/notices department: department',
        'v1/notices official: official',
        'v1/proof-reviews department: department',
        'v1/receipt-confirmations department: department',
        'v1/receipt-confirmations item: item',
        'v1/rating-orders department: department',
        'v1/ratings department: department',
        'v1/ratings item: item',
        'v1/ratings official: official',
        'v1/reports/catalog department: department',
        'v1/reports/cards department: department',
        'v1/reports/efficiency department: department',
        'v1/reports/load department: department',
        'v1/reports/scores department: department',
        'v1/reports/ranking department: department',
        'v1/reports/forecast department: department',
        'v1/reports/time department: department',
        'v1/reports/trend department: department',
      ].toSorted(),
    );
  });

  it.each(named.map((text) => /(\S+) (\w+): (\w+)/.exec(text)?.slice(1) as [string, string, string]))(
    'and finds nothing of that name is refused, not answered with an empty list: %s %s',
    async (route, filter, what) => {
      const fault = { pointer: `/${filter}`, code: 'field.not-there', parameters: { what } };
      for (const form of ['', '&format=csv', '&format=xlsx']) {
        expect(await faultsOf(route, `${filter}=no-such${form}`)).toMatchObject([422, [fault]]);
      }
    },
  );

  it('is reported together with all other unknown names', async () => {
    const faults = await faultsOf('v1/applications', 'department=dep&item=it&region=540100');
    expect(faults).toMatchObject([422, [{ pointer: '/department' }, { pointer: '/item' }]]);
  });

  it('is answered with an empty list if its target exists', async () => {
    for (const filter of [`department=${MARKET}`, `official=${officerOf(MARKET)}`, 'region=540100', 'department=far']) {
      expect(await faultsOf('v1/cards', filter)).toBe('answered');
    }
    // Departments are public: the existence of one reveals nothing about its cases.
    expect(await faultsOf('v1/cards', `department=${MARKET}`, 'planner')).toBe('answered');
  });

  it('does not reveal the existence of officials that the caller may not list', async () => {
    const unseen = await faultsOf('v1/cards', `official=${officerOf(MARKET)}`, 'planner');
    expect(unseen).toMatchObject([422, [{ pointer: '/official', code: 'field.not-there' }]]);
    expect(await faultsOf('v1/cards', 'official=nobody-01', 'planner')).toEqual(unseen);
    expect(await faultsOf('v1/cards', `official=${officerOf(MARKET)}`, 'elsewhere')).toEqual(unseen);
    // For roles that may not list officials, all officials give the same response.
    expect(await faultsOf('v1/cards', `official=${officerOf(MARKET)}`, 'dashboard')).toBe('answered');
    expect(await faultsOf('v1/cards', 'official=nobody-01', 'dashboard')).toBe('answered');
  });
});
