import { Rejection } from '@sealtrail/event-sourcing';
import {
  CATALOGUED_AT,
  declaredTerms,
  jointStages,
  MARKET,
  material,
  officerOf,
  storyDepartments,
  WATER,
} from '../testing';
import { itemDecider } from './item';
import type { DeclaredTerms } from './item-commands';
import { statutoryProcedures } from './item-enums';
import type { ItemTerms } from './item-events';
import type { ItemDecisionContext } from './item-references';

const known: ItemDecisionContext = { departments: storyDepartments(), calendar: { region: null } };
const working = (days: number) => ({ days, unit: 'workingDay' }) as const;
const calendar = (days: number) => ({ days, unit: 'calendarDay' }) as const;

const decide = (over: Partial<DeclaredTerms>, facts = known) =>
  itemDecider.decide.DefineItem(
    { item: 'x', effectiveFrom: '2026-01-01', terms: declaredTerms(over), at: CATALOGUED_AT },
    itemDecider.initial,
    facts,
  );

const accepted = (over: Partial<DeclaredTerms>): ItemTerms => {
  const [event] = decide(over);
  if (event?.type !== 'ItemDefined') throw new Error('not defined');
  return event.data.terms;
};

/** The refusal code and the fields that are named. */
const refused = (over: Partial<DeclaredTerms>, facts = known): readonly string[] => {
  try {
    decide(over, facts);
  } catch (error) {
    if (error instanceof Rejection) return [error.code, ...error.errors.map(({ pointer }) => pointer)];
    throw error;
  }
  return ['accepted'];
};

describe('the promised limit (承诺时限)', () => {
  it('is at most the statutory limit (行政许可法 art. 42)', () => {
    expect(accepted({ promised: working(20), statutory: working(20) }).promised).toEqual(working(20));
    expect(refused({ promised: working(21), statutory: working(20) })).toEqual([
      'item.promise-beyond-law',
      '/promised/days',
    ]);
  });

  it('in working days is compared with a statutory limit in calendar days as if holidays fell into it (art. 82)', () => {
    expect(accepted({ promised: working(20), statutory: calendar(60) }).promised.days).toBe(20);
    expect(refused({ promised: working(20), statutory: calendar(30) })[0]).toBe('item.promise-beyond-law');
  });

  it('is unrestricted where no law sets a limit', () => {
    expect(accepted({ promised: working(90), statutory: null }).statutory).toBeNull();
  });

  it('of a promised item (承诺件) is required, and more than 0 days', () => {
    expect(refused({ class: 'promised', promised: null })).toEqual(['item.promise-missing', '/promised']);
    expect(refused({ class: 'promised', promised: working(0) })).toEqual(['item.promise-zero', '/promised/days']);
  });

  it('of an instant item (即办件) is the same day unless a longer one is declared', () => {
    expect(accepted({ class: 'instant', promised: null }).promised).toEqual(working(0));
    expect(accepted({ class: 'instant', promised: working(0) }).promised).toEqual(working(0));
    expect(accepted({ class: 'instant', promised: working(1) }).promised).toEqual(working(1));
  });
});

describe('a joint item (联办件)', () => {
  const joint = { class: 'joint', stages: jointStages, promised: null, statutory: working(45) } as const;

  it('promises the sum of its stages, each as long as its slowest department (三并一串: 109 → 32 days)', () => {
    const serial = jointStages.flatMap(({ branches }) => branches).reduce((sum, { limit }) => sum + limit.days, 0);
    expect(serial).toBe(109);
    expect(accepted(joint).promised).toEqual(working(32));
    expect(accepted({ ...joint, promised: working(32) }).promised).toEqual(working(32));
  });

  it.each([working(31), working(33), calendar(32)])('cannot promise another limit (%p)', (promised) => {
    expect(refused({ ...joint, promised })).toEqual(['item.promise-not-derived', '/promised']);
  });

  it('promises no more than the statutory limit (行政许可法 art. 42)', () => {
    expect(accepted({ ...joint, statutory: working(32) }).promised.days).toBe(32);
    expect(refused({ ...joint, statutory: working(31) })).toEqual(['item.promise-beyond-law', '/stages']);
  });

  it('that is a licence has 45 working days by law, unless another law is named (行政许可法 art. 42(2))', () => {
    expect(refused({ ...joint, statutory: working(46) })).toEqual(['item.joint-beyond-law', '/statutory/days']);
    expect(accepted({ ...joint, statutory: working(46), statutoryBasis: '某法第三条' }).statutory?.days).toBe(46);
    const slow = {
      id: 'slow',
      name: '慢',
      branches: [{ id: 's', department: MARKET, limit: working(14), handler: null }],
    };
    expect(refused({ ...joint, statutory: null, stages: [...jointStages, slow] })).toEqual([
      'item.joint-beyond-law',
      '/stages',
    ]);
    expect(accepted({ ...joint, statutory: calendar(90) }).statutory?.days).toBe(90);
    expect(accepted({ ...joint, statutory: working(46), kind: 'confirmation' }).statutory?.days).toBe(46);
  });

  it('has stages, and departments in each', () => {
    expect(refused({ ...joint, stages: [] })).toEqual(['item.stages-missing', '/stages']);
    expect(refused({ ...joint, stages: [{ id: 'a', name: 'a', branches: [] }] })).toEqual([
      'item.branches-missing',
      '/stages/0/branches',
    ]);
  });

  it('counts all its branches in the same unit of days', () => {
    const [land, ...others] = jointStages as [(typeof jointStages)[number], ...typeof jointStages];
    const mixed = land.branches.map((branch, index) => (index === 2 ? { ...branch, limit: calendar(7) } : branch));
    expect(refused({ ...joint, stages: [{ ...land, branches: mixed }, ...others] })).toEqual([
      'item.branch-units-differ',
      '/stages/0/branches/2/limit/unit',
    ]);
  });
});

describe('the first check', () => {
  it('takes 5 working days at most (行政许可法 art. 32(4))', () => {
    expect(accepted({ firstCheck: null }).firstCheck).toEqual(working(5));
    expect(accepted({ firstCheck: working(0) }).firstCheck).toEqual(working(0));
    expect(accepted({ firstCheck: calendar(5) }).firstCheck).toEqual(calendar(5));
    expect(refused({ firstCheck: working(6) })).toEqual(['item.first-check-beyond-law', '/firstCheck/days']);
    expect(refused({ firstCheck: calendar(6) })).toEqual(['item.first-check-beyond-law', '/firstCheck/days']);
  });
});

describe('the visits allowed', () => {
  it('are none for 零跑腿, at most one for 只跑一次, and unrestricted otherwise', () => {
    expect(accepted({ handlingForm: 'zeroVisits' }).visitsMax).toBe(0);
    expect(accepted({ handlingForm: 'oneVisit' }).visitsMax).toBe(1);
    expect(accepted({ handlingForm: 'oneVisit', visitsMax: 0 }).visitsMax).toBe(0);
    expect(accepted({ handlingForm: 'assisted', visitsMax: 4 }).visitsMax).toBe(4);
    expect(accepted({ handlingForm: 'unlisted', visitsMax: 3 }).visitsMax).toBe(3);
    expect(refused({ handlingForm: 'zeroVisits', visitsMax: 1 })).toEqual(['item.visits-beyond-form', '/visitsMax']);
    expect(refused({ handlingForm: 'oneVisit', visitsMax: 2 })).toEqual(['item.visits-beyond-form', '/visitsMax']);
  });

  it.each([-1, 0.5, 21])('cannot be %p', (visitsMax) => {
    expect(refused({ handlingForm: 'assisted', visitsMax })).toEqual(['item.visits-wrong', '/visitsMax']);
  });
});

describe('the lists of an item', () => {
  it('name each material, stage and branch once', () => {
    const stage = (id: string, branch: string) => ({
      id,
      name: id,
      branches: [{ id: branch, department: MARKET, limit: working(3), handler: null }],
    });
    expect(refused({ materials: [material('a', 'a'), material('b', 'b'), material('a', 'c')] })).toEqual([
      'item.material-repeated',
      '/materials/2/code',
    ]);
    expect(refused({ stages: [stage('s', 'a'), stage('s', 'b')] })).toEqual(['item.stage-repeated', '/stages/1/id']);
    expect(refused({ stages: [stage('s', 'a'), stage('t', 'a')] })).toEqual([
      'item.branch-repeated',
      '/stages/1/branches/0/id',
    ]);
  });

  it('name at least one channel, and each once', () => {
    expect(refused({ channels: [] })).toEqual(['item.channels-missing', '/channels']);
    expect(refused({ channels: ['web', 'window', 'web'] })).toEqual(['item.channel-repeated', '/channels/2']);
  });

  it('are bounded', () => {
    const materials = Array.from({ length: 301 }, (_, index) => material(String(index), 'x'));
    expect(refused({ materials })).toEqual(['item.list-too-long', '/materials']);
  });

  it('contain whole numbers of days', () => {
    expect(refused({ promised: working(1.5), statutory: working(0) })).toEqual([
      'item.days-wrong',
      '/promised/days',
      '/statutory/days',
    ]);
  });
});

describe('an entrusted window (委托受理, 行政许可法 arts. 24, 26)', () => {
  const hall = { department: WATER, document: '市监发〔2026〕3号', from: '2026-01-01', to: null };

  it('is another department, with the document that announced it and its dates', () => {
    expect(accepted({ firstCheckBy: [hall] }).firstCheckBy).toEqual([hall]);
    expect(accepted({ firstCheckBy: [{ ...hall, to: '2026-01-01' }, hall] }).firstCheckBy).toHaveLength(2);
    expect(refused({ firstCheckBy: [{ ...hall, department: MARKET }] })).toEqual([
      'item.window-own',
      '/firstCheckBy/0/department',
    ]);
    expect(refused({ firstCheckBy: [hall, { ...hall, document: ' ', to: '2025-12-31' }] })).toEqual([
      'item.window-unannounced',
      '/firstCheckBy/1/document',
      '/firstCheckBy/1/to',
    ]);
  });

  it('must exist', () => {
    expect(refused({ firstCheckBy: [{ ...hall, department: 'nowhere' }] })).toEqual([
      'item.department-unknown',
      '/firstCheckBy/0/department',
    ]);
  });
});

describe('a further procedure that pauses the clock (行政许可法 art. 45)', () => {
  const survey = { code: 'siteSurvey', name: '现场勘验', article: '地图管理条例第二十条' };

  it('is named with the article of its law', () => {
    expect(accepted({ furtherProcedures: [survey] }).furtherProcedures).toEqual([survey]);
    expect(refused({ furtherProcedures: [{ ...survey, article: ' ', name: '' }] })).toEqual([
      'item.procedure-nameless',
      '/furtherProcedures/0/name',
      '/furtherProcedures/0/article',
    ]);
  });

  it.each(statutoryProcedures.values)('cannot be %s, one of the eight that pause every clock', (code) => {
    expect(refused({ furtherProcedures: [{ ...survey, code }] })).toEqual([
      'item.procedure-statutory',
      '/furtherProcedures/0/code',
    ]);
  });

  it('occurs once', () => {
    expect(refused({ furtherProcedures: [survey, survey] })).toEqual([
      'item.procedure-repeated',
      '/furtherProcedures/1/code',
    ]);
  });
});

it('the extension of an item has another cap only by a named law (行政许可法 art. 42)', () => {
  expect(
    accepted({ longestExtension: { term: working(3), article: '市场主体登记管理条例第十九条' } }).longestExtension,
  ).toEqual({
    term: working(3),
    article: '市场主体登记管理条例第十九条',
  });
  expect(refused({ longestExtension: { term: working(3), article: '' } })).toEqual([
    'item.extension-baseless',
    '/longestExtension/article',
  ]);
});

describe('the references of an item', () => {
  it('must exist: departments, their own officials, the calendar', () => {
    const stages = [
      {
        id: 's',
        name: 's',
        branches: [
          { id: 'a', department: 'nowhere', limit: working(3), handler: null },
          { id: 'b', department: 'fire', limit: working(3), handler: officerOf(MARKET) },
        ],
      },
    ];
    expect(refused({ handler: 'nobody', stages, calendar: 'x' }, { ...known, calendar: null })).toEqual([
      'item.handler-unknown',
      '/handler',
      '/stages/0/branches/0/department',
      '/stages/0/branches/1/handler',
      '/calendar',
    ]);
    expect(refused({ department: 'nowhere' })).toEqual(['item.department-unknown', '/department']);
  });

  it('must name the calendar of a region that contains the department', () => {
    const by = (region: string) => refused({}, { ...known, calendar: { region } });
    expect(by('430100')).toEqual(['item.calendar-elsewhere', '/calendar']);
    expect(by('230902')).toEqual(['item.calendar-elsewhere', '/calendar']);
    expect(by('230000')).toEqual(['accepted']);
    expect(by('100000')).toEqual(['accepted']);
  });

  it('are refused together with all other faults of the terms, at once', () => {
    expect(refused({ promised: working(30), firstCheck: working(9), visitsMax: 2, department: 'nowhere' })).toEqual([
      'item.promise-beyond-law',
      '/promised/days',
      '/firstCheck/days',
      '/visitsMax',
      '/department',
    ]);
  });
});

describe('the scenarios (情形) of an item', () => {
  it('are stored, and distinguished by their codes', () => {
    const scenario = { code: 'new-shop', name: '新办' };
    expect(accepted({ scenarios: [scenario] }).scenarios).toEqual([scenario]);
    expect(refused({ scenarios: [scenario, scenario] })).toEqual(['item.scenario-repeated', '/scenarios/1/code']);
  });
});

describe('a forwarded item (上报件)', () => {
  it('is refused until cases can be followed to the upper agency', () => {
    expect(refused({ class: 'forwarded' })).toEqual(['item.class-not-offered', '/class']);
  });
});
