import 'reflect-metadata';
import type { Language } from '@sealtrail/event-sourcing';
import { declaredRoutes } from '../access/declared-routes';
import { apiModule } from '../api.module';
import { cellsOf, type DisplayNames, headingsOf } from './table';

const routes = declaredRoutes(apiModule({ simulatedClock: true })).flatMap(({ method, path, declaration }) =>
  declaration === null ? [] : [{ route: `${method} ${path}`, answers: declaration.response }],
);
const tables = routes.flatMap(({ route, answers: { table } }) => (table === undefined ? [] : [{ route, table }]));

const names: DisplayNames = { department: () => null, official: () => null, item: () => null };

describe('the files of all routes', () => {
  it('are offered by every list, and by the reports', () => {
    const listed = routes.filter(({ answers }) => answers.kind === 'list');
    expect(listed.length).toBeGreaterThan(8);
    expect(listed.filter(({ answers }) => answers.table === undefined)).toEqual([]);
    const reports = tables.map(({ route }) => route).filter((route) => route.includes('/reports/'));
    expect(reports.toSorted()).toEqual(
      [
        'cards',
        'catalog',
        'circulars/:period',
        'efficiency',
        'forecast',
        'load',
        'publications',
        'ranking',
        'ratings',
        'scores',
        'time',
        'trend',
      ].map((of) => `GET /v1/reports/${of}`),
    );
  });

  it.each(
    tables.flatMap(({ route, table }) =>
      (['zh', 'en'] as Language[]).map((language) => [route, language, table] as const),
    ),
  )('%s has each heading once (%s)', (_, language, table) => {
    const headings = headingsOf(table, language);
    expect(headings.filter((heading, n) => heading === '' || headings.indexOf(heading) !== n)).toEqual([]);
    // So that splitting the line at commas finds the columns.
    expect(headings.filter((heading) => /[",\r\n]/.test(heading))).toEqual([]);
  });

  it.each(tables.map(({ route, table }) => [route, table] as const))(
    '%s has empty cells for missing values',
    (_, table) => {
      const cells = cellsOf(table, {}, { language: 'zh', zone: 'Asia/Shanghai', names });
      expect(new Set(cells)).toEqual(new Set([null]));
    },
  );

  it('have different titles', () => {
    for (const language of ['zh', 'en'] as const) {
      const titles = tables.map(({ table }) => table.title[language]);
      expect(new Set(titles).size).toBe(titles.length);
      // Characters that are invalid in the name of a worksheet.
      expect(titles.filter((title) => /[\\/?*[\]:]/.test(title) || title.length > 28)).toEqual([]);
    }
  });
});
