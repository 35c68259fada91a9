import type { Type } from '@nestjs/common';
import { applications } from '@sealtrail/applications';
import { at } from '@sealtrail/applications/testing';
import { calendarStream } from '@sealtrail/calendar';
import { yearImported } from '@sealtrail/calendar/testing';
import { departments, items, officials } from '@sealtrail/catalog';
import {
  departmentDefined,
  MARKET,
  officerOf,
  officialAppointed,
  PROMISED_ITEM,
  seed,
  seedCatalog,
} from '@sealtrail/catalog/testing';
import { efficiency, openOverdue } from '@sealtrail/efficiency';
import { ratings } from '@sealtrail/ratings';
import { matterRated } from '@sealtrail/ratings/testing';
import { ApplicationsHttpModule } from '../applications/applications-http.module';
import { CatalogHttpModule } from '../catalog/catalog-http.module';
import { EfficiencyHttpModule } from '../efficiency/efficiency-http.module';
import 'reflect-metadata';
import { declaredRoutes } from '../access/declared-routes';
import { apiModule } from '../api.module';
import { FACTS, PARTS } from '../applications/fact-schemas';
import { HttpHost } from '../http/testing/http-host';
import { RatingsHttpModule } from '../ratings/ratings-http.module';
import { closedCase } from '../ratings/testing/closed-case';
import { CardView } from '../supervision/cards.view';
import type { DisplayNames } from '../tables/table';
import { addDisplayNames } from './add-display-names';
import { displayNameMembersOf, displayNamePlanOf, membersOf } from './display-name.decorator';
import { namesInRecord } from './names-in-record';

const host = new HttpHost({
  now: at('2026-03-02', '09:30'),
  callers: {
    admin: { role: 'admin' },
    officer: { role: 'officer', department: MARKET, official: officerOf(MARKET) },
    supervisor: { role: 'supervisor' },
    neighbour: { role: 'supervisor', region: '430100' },
    dashboard: { role: 'dashboard' },
    ratingDesk: { role: 'ratingDesk' },
    portal: { role: 'applicantPortal' },
  },
  modules: [ApplicationsHttpModule, CatalogHttpModule, EfficiencyHttpModule, RatingsHttpModule],
  projections: [applications, departments, officials, items, efficiency, openOverdue, ratings],
});
type Who = Parameters<typeof host.get>[1];
type Row = Readonly<Record<string, unknown>>;

const answerTo = async <Answer = Row>(path: string, who: Who): Promise<Answer> =>
  (await host.get(path, who)).json<Answer>();
const rowsOf = async (path: string, who: Who): Promise<readonly Row[]> => {
  const { items: listed, rows } = await answerTo<{ items?: Row[]; rows?: Row[] }>(path, who);
  return listed ?? rows ?? [];
};

const never = (): never => {
  throw new Error('nothing in it has a name');
};

const OFFICER = officerOf(MARKET);
let filed: string;

beforeAll(async () => {
  await seedCatalog(host.store);
  await seed(host.store, calendarStream('cn-national'), [yearImported(2026)]);
  await seed(host.store, 'application-a1', closedCase('a1'));
  await seed(host.store, 'rating-r1', [matterRated({ level: 'dissatisfied' })]);
  await host.open();
  const applicant = { kind: 'person', name: '李某', idType: 'residentId', idNumber: '11010519491231002X' };
  const filing = { item: PROMISED_ITEM, applicant, channel: 'web' };
  const answer = await host.send('POST', 'applications', filing, 'portal');
  expect(answer.statusCode).toBe(201);
  filed = answer.json<{ id: string }>().id;
});
afterAll(() => host.close());

describe('display names of codes', () => {
  it('are in lists, in single answers, and in nested members', async () => {
    const expected = {
      department: MARKET,
      departmentName: '市场监督管理局',
      departments: [MARKET],
      departmentNames: ['市场监督管理局'],
      receivedByName: '市场监督管理局',
      handler: { department: MARKET, departmentName: '市场监督管理局', official: OFFICER, officialName: '承办人' },
    };
    expect(await answerTo(`applications/${filed}`, 'supervisor')).toMatchObject(expected);
    expect(await rowsOf(`applications?item=${PROMISED_ITEM}`, 'supervisor')).toMatchObject([expected]);
    const { clocks } = await answerTo<{ clocks: Row[] }>(`applications/${filed}/clocks`, 'supervisor');
    expect(clocks[0]).toMatchObject({ holders: [{ departmentName: '市场监督管理局', officialName: '承办人' }] });
    expect(await rowsOf(`applications/${filed}/history`, 'supervisor')).toMatchObject([
      { type: 'ApplicationSubmitted', departmentName: '市场监督管理局', official: null, officialName: null },
    ]);
  });

  it('are in the rows of a report for its breakdown', async () => {
    const [row = {}] = await rowsOf('reports/efficiency?period=2026-03&by=item', 'supervisor');
    expect(row).toHaveProperty('itemName');
    expect(row).not.toHaveProperty('departmentName');
  });

  it('of officials are visible to callers who may list them, within their scope', async () => {
    const named = async (who: Who) => {
      const [row] = await rowsOf(`applications?item=${PROMISED_ITEM}`, who);
      return (row?.['handler'] as Row | undefined)?.['officialName'];
    };
    expect([await named('supervisor'), await named('officer')]).toEqual(['承办人', '承办人']);
    expect(await named('dashboard')).toBeNull();
    expect(await answerTo(`applications/${filed}`, 'portal')).toMatchObject({ handler: { officialName: null } });
    const [rating] = await rowsOf('ratings', 'ratingDesk');
    expect(rating).toMatchObject({ departmentName: '自然资源和规划局', officialName: null });
  });

  it('reveal nothing that the row does not show', async () => {
    expect(await rowsOf('applications', 'neighbour')).toEqual([]);
    expect((await host.get(`applications/${filed}`, 'neighbour')).statusCode).toBe(404);
  });

  it('are current, and change no document', async () => {
    await seed(host.store, 'department-late', [departmentDefined('late', '旧名')]);
    const before = await answerTo('departments/late', 'admin');
    const body = { name: '分局', region: '230900', level: 'county', parent: 'late' };
    await host.send('PUT', 'departments/branch', body, 'admin');
    expect(await answerTo('departments/branch', 'admin')).toMatchObject({ parent: 'late', parentName: '旧名' });
    await host.send('PUT', 'departments/late', { name: '新名', region: '230900', level: 'city' }, 'admin');
    expect(await answerTo('departments/branch', 'admin')).toMatchObject({ parent: 'late', parentName: '新名' });
    expect(before).toMatchObject({ name: '旧名' });
  });

  it('of a nested official use the surrounding department', () => {
    const names: DisplayNames = { department: () => null, item: () => null, official: (of, id) => `${id} of ${of}` };
    const card = { department: MARKET, official: 'li', recomputations: [{ before: { official: 'wang' } }] };
    expect(addDisplayNames(card, displayNamePlanOf(CardView) ?? never(), names)).toMatchObject({
      officialName: 'li of market',
      recomputations: [{ before: { officialName: 'wang of market' } }],
    });
  });

  it('of a recorded member are beside it, and nothing in it changes', async () => {
    const market = { kind: 'department', code: MARKET, of: null, name: '市场监督管理局' };
    const handler = { kind: 'official', code: OFFICER, of: MARKET, name: '承办人' };
    const item = { kind: 'item', code: PROMISED_ITEM, of: null, name: '食品经营许可' };
    const [filing = {}] = await rowsOf(`applications/${filed}/history`, 'supervisor');
    expect(filing['names']).toEqual([item, market, handler]);
    expect(filing['data']).toMatchObject({ department: MARKET, holder: { department: MARKET, official: OFFICER } });
    expect(JSON.stringify(filing['data'])).not.toMatch(/市场监督管理局|承办人/);
    expect(await answerTo(`items/${PROMISED_ITEM}`, 'supervisor')).toMatchObject({
      terms: { department: MARKET, handler: OFFICER },
      names: [market, handler],
    });
    // The name of an official is visible to callers who may list officials.
    expect(await answerTo(`items/${PROMISED_ITEM}`, 'dashboard')).toMatchObject({ names: [market] });
    const csv = (await host.get(`applications/${filed}/history?format=csv`, 'supervisor')).body;
    expect(csv).toContain(`食品经营许可（${PROMISED_ITEM}）、市场监督管理局（${MARKET}）、承办人（${OFFICER}）`);
  });

  it('exist for every member of an event that holds a code', () => {
    const names: DisplayNames = { department: (code) => code, item: (code) => code, official: (_, id) => id };
    const beside = { department: 'd', approverDepartment: 'a', reviewerDepartment: 'r' };
    const unnamed = [...textMembersOf({ ...FACTS, ...PARTS })].filter(
      (member) =>
        CODE_MEMBER.test(member) &&
        !namesInRecord({ ...beside, [member]: 'x' }, names).some(({ code }) => code === 'x'),
    );
    expect(unnamed).toEqual([]);
  });

  it('are null if unknown', async () => {
    await seed(host.store, 'department-market-2', [officialAppointed('gone', 'x', '某', ['officer'])]);
    expect(await rowsOf('departments/gone/officials', 'admin')).toMatchObject([{ departmentName: null }]);
  });
});

describe('every response class', () => {
  const shapes = new Set<Type>();
  const collect = (type: Type): void => {
    // Declared terms are shown unchanged.
    if (shapes.has(type) || type.name.endsWith('Request')) return;
    shapes.add(type);
    for (const { type: held } of membersOf(type)) collect(held);
  };
  for (const { declaration } of declaredRoutes(apiModule({ simulatedClock: true }))) {
    if (declaration?.response.bodyType !== undefined) collect(declaration.response.bodyType);
  }

  it('marks its codes of departments, officials and items', () => {
    expect(shapes.size).toBeGreaterThan(40);
    const unmarked = [...shapes].flatMap((type) => {
      const marked = displayNameMembersOf(type).map(({ member }) => member);
      const members = membersOf(type).map(({ member }) => member);
      const named = members.filter((member) => CODES.has(member) && !marked.includes(member));
      return named.filter((member) => !members.includes(`${member}Name`)).map((member) => `${type.name}.${member}`);
    });
    // Declared terms are shown unchanged, to be declared again; a row of a department has its own `name`.
    expect(unmarked).toEqual(['ItemTermsView.department', 'DepartmentFiguresView.department']);
  });
});

const CODE_MEMBER = /department$|official$|officer$|handler$|^approver$|^item$|^receivedBy$|^reviewedBy$/i;

/** The names of all text members of a schema and its nested schemas. */
function textMembersOf(schema: unknown): ReadonlySet<string> {
  const found = new Set<string>();
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const { properties = {} } = value as { properties?: Readonly<Record<string, { type?: string; enum?: unknown }>> };
    for (const [member, { type, enum: words }] of Object.entries(properties)) {
      if (type === 'string' && words === undefined) found.add(member);
    }
    for (const one of Object.values(value)) look(one);
  };
  look(schema);
  return found;
}

const CODES: ReadonlySet<string> = new Set(['department', 'departments', 'receivedBy', 'informed', 'official', 'item']);
