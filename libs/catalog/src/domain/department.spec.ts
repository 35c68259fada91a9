import { specify } from '@sealtrail/event-sourcing/testing';
import { CATALOGUED_AT, departmentDefined, officialAppointed } from '../testing';
import { departmentDecider } from './department';
import type { AppointOfficial, DefineDepartment } from './department-commands';

const department = specify(departmentDecider);
const noParent = { ancestry: null };

const define = (over: Partial<DefineDepartment['data']> = {}): DefineDepartment => ({
  type: 'DefineDepartment',
  data: {
    department: 'tax',
    name: '税务局',
    region: '230900',
    level: 'city',
    uscc: null,
    parent: null,
    at: CATALOGUED_AT,
    ...over,
  },
});

const ALWAYS = [{ from: '2020-01-01', to: null, items: null }];

const appoint = (over: Partial<AppointOfficial['data']> = {}): AppointOfficial => ({
  type: 'AppointOfficial',
  data: { official: 'li', name: '李', posts: ['officer'], mandates: ALWAYS, at: CATALOGUED_AT, ...over },
});

const tax = departmentDefined('tax', '税务局');

describe('a department (部门)', () => {
  it('is added to the catalogue', () => {
    department.given().withContext(noParent).when(define()).then(tax);
  });

  it('records nothing when defined again with the same content', () => {
    department
      .given(tax)
      .withContext(noParent)
      .when(define({ at: '2026-02-01T00:00:00.000Z' }))
      .thenNothing();
  });

  it('stores its region in the shortest form, however it was written', () => {
    department
      .given()
      .withContext(noParent)
      .when(define({ region: '230900000000' }))
      .then(tax);
    department
      .given(tax)
      .withContext(noParent)
      .when(define({ region: '230900000' }))
      .thenNothing();
  });

  it('changes its name', () => {
    department
      .given(tax)
      .withContext(noParent)
      .when(define({ name: '国家税务总局七台河市税务局' }))
      .then(departmentDefined('tax', '国家税务总局七台河市税务局'));
  });

  it('keeps a 统一社会信用代码 with a valid check character (GB 32100-2015)', () => {
    department
      .given()
      .withContext(noParent)
      .when(define({ uscc: '11370800MB28559184' }))
      .then(departmentDefined('tax', '税务局', { uscc: '11370800MB28559184', usccValid: true }));
  });

  it('keeps and marks a 统一社会信用代码 with a wrong check character: real registers contain some', () => {
    department
      .given()
      .withContext(noParent)
      .when(define({ uscc: '11370500004311394A' }))
      .then(departmentDefined('tax', '税务局', { uscc: '11370500004311394A', usccValid: false }));
  });

  it('refuses text that is not a 统一社会信用代码', () => {
    department
      .given()
      .withContext(noParent)
      .when(define({ uscc: '1137050000' }))
      .thenRejected('department.uscc-wrong');
  });

  it.each(['23', '2309000', 'harbin', ''])('refuses %p as a region', (region) => {
    department.given().withContext(noParent).when(define({ region })).thenRejected('department.region-wrong');
  });

  it('may have an existing department as parent', () => {
    department
      .given()
      .withContext({ ancestry: ['government'] })
      .when(define({ parent: 'government' }))
      .then(departmentDefined('tax', '税务局', { parent: 'government' }));
  });

  it('cannot have a missing department as parent', () => {
    department
      .given()
      .withContext(noParent)
      .when(define({ parent: 'nowhere' }))
      .thenRejected('department.parent-unknown');
  });

  it.each([
    ['under itself', 'tax', null],
    ['under its own branch', 'branch', ['branch', 'tax']],
  ])('cannot be placed %s', (_, parent, ancestry) => {
    department.given(tax).withContext({ ancestry }).when(define({ parent })).thenRejected('department.parent-circular');
  });

  it('reports all invalid fields at once', () => {
    const refused = () =>
      departmentDecider.decide.DefineDepartment(
        define({ region: 'x', uscc: 'y', parent: 'z' }).data,
        departmentDecider.initial,
        noParent,
      );
    expect(refused).toThrow(
      expect.objectContaining({
        errors: ['/region', '/uscc', '/parent'].map((pointer) => expect.objectContaining({ pointer })),
      }) as Error,
    );
  });
});

describe('an official', () => {
  it('is appointed in an existing department', () => {
    department
      .given(tax)
      .when(appoint())
      .then(officialAppointed('tax', 'li', '李', ['officer'], ALWAYS));
  });

  it('cannot be appointed in an undefined department', () => {
    department.given().when(appoint()).thenRejected('department.not-found');
  });

  it('records nothing when appointed again with the same content', () => {
    department
      .given(tax, officialAppointed('tax', 'li', '李', ['officer'], ALWAYS))
      .when(appoint())
      .thenNothing();
  });

  it('replaces earlier posts and mandates by new ones', () => {
    const mandates = [{ from: '2026-03-01', to: null, items: ['food-licence'] }];
    department
      .given(tax, officialAppointed('tax', 'li', '李', ['officer'], ALWAYS))
      .when(appoint({ posts: ['approver'], mandates }))
      .then(officialAppointed('tax', 'li', '李', ['approver'], mandates));
  });

  it('is kept when the department is redefined', () => {
    const state = departmentDecider.evolve.DepartmentDefined(
      departmentDecider.evolve.OfficialAppointed(
        departmentDecider.evolve.DepartmentDefined(departmentDecider.initial, tax.data),
        officialAppointed('tax', 'li', '李', ['officer']).data,
      ),
      departmentDefined('tax', '新税务局').data,
    );
    expect(state.officials.get('li')?.posts).toEqual(['officer']);
  });

  it('has no mandate that ends before it begins', () => {
    department
      .given(tax)
      .when(appoint({ mandates: [{ from: '2026-03-02', to: '2026-03-01', items: null }] }))
      .thenRejected('official.mandate-backwards');
  });

  it('needs a mandate at first appointment, and may lose all of them later', () => {
    department
      .given(tax)
      .when(appoint({ mandates: [] }))
      .thenRejected('official.mandates-missing');
    department
      .given(tax, officialAppointed('tax', 'li', '李', ['officer'], ALWAYS))
      .when(appoint({ mandates: [] }))
      .then(officialAppointed('tax', 'li', '李', ['officer'], []));
  });

  it('has no mandate with an empty list of items', () => {
    department
      .given(tax)
      .when(appoint({ mandates: [{ from: '2026-03-02', to: null, items: [] }] }))
      .thenRejected('official.mandate-for-nothing');
  });

  it('has no post twice', () => {
    department
      .given(tax)
      .when(appoint({ posts: ['officer', 'officer'] }))
      .thenRejected('official.post-repeated');
  });

  it('has a bounded number of mandates', () => {
    const mandates = Array.from({ length: 201 }, () => ({ from: '2026-03-01', to: null, items: null }));
    department.given(tax).when(appoint({ mandates })).thenRejected('official.mandates-too-many');
  });
});
