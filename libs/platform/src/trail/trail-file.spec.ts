import type { AccessTrailFilter, PersonalDataAccess } from '@sealtrail/event-sourcing';
import { Database } from '../sqlite/database';
import { layOutTrail, readingWriter, sqlOf } from './trail-file';

const everything: AccessTrailFilter = { region: null, limit: 50, after: null };

/** SQLite's query plan. */
function planOf(question: Partial<AccessTrailFilter>): readonly string[] {
  const db = new Database(':memory:');
  try {
    layOutTrail(db);
    const { sql, values } = sqlOf({ ...everything, ...question });
    const steps = db.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(values);
    return steps.map(({ detail }) => detail);
  } finally {
    db.close();
  }
}

const read: PersonalDataAccess = {
  id: 'r-1',
  at: '2026-03-02T01:00:00.000Z',
  actor: 'k-1',
  role: 'officer',
  department: 'market',
  official: null,
  route: 'GET /v1/applications/:id',
  cases: ['case-1', 'case-2'].map((id) => ({ id, region: '431002' })),
  fields: ['applicant.name'],
  file: null,
  purpose: null,
  asked: null,
  region: null,
};

describe('a file of a version without region rows', () => {
  it('returns its entries to queries by region, after its next opening', () => {
    const db = new Database(':memory:');
    try {
      layOutTrail(db);
      readingWriter(db)(read);
      db.exec('DROP TABLE regions');
      layOutTrail(db);
      const idsIn = (region: string, more: Partial<AccessTrailFilter> = {}) => {
        const { sql, values } = sqlOf({ ...everything, region, ...more });
        return (db.prepare<unknown[], string>(sql).pluck().all(values) as string[]).map(
          (entry) => JSON.parse(entry).id,
        );
      };
      expect(['100000', '430000', '431000', '431002', '430100'].map((region) => idsIn(region))).toEqual([
        ['r-1'],
        ['r-1'],
        ['r-1'],
        ['r-1'],
        [],
      ]);
      expect(idsIn('431000', { actor: 'k-1' })).toEqual(['r-1']);
      expect(() => layOutTrail(db)).not.toThrow();
    } finally {
      db.close();
    }
  });
});

describe('the file of the access trail', () => {
  const after = { at: '2026-03-02T04:00:00.000Z', id: 'r' };

  it.each([
    ['of all readers', {}],
    ['after the last one shown', { after }],
    ['of a region', { region: '431000' }],
    ['of a region, after the last one shown', { region: '431000', after }],
    ['of a region and a time', { region: '431000', from: after.at, to: after.at }],
    ['of a key', { actor: 'k-1' }],
    ['of a file', { file: 'ab' }],
    ['of a region and a key', { region: '431000', actor: 'k-1' }],
    ['of a region and a file', { region: '431000', file: 'ab' }],
  ])('is read in order and no further than the page: %s', (_, question) => {
    const plan = planOf(question);
    expect(plan.filter((step) => !/ USING ((COVERING )?INDEX|PRIMARY KEY) /.test(step))).toEqual([]);
    expect(plan.filter((step) => step.startsWith('SCAN') && step !== 'SCAN r USING INDEX reads_by_time')).toEqual([]);
  });

  it.each([
    ['of a case', { case: 'a' }],
    ['of a case in a region', { case: 'a', region: '431000' }],
  ])('is never scanned completely: %s', (_, question) => {
    expect(planOf(question).filter((step) => step.startsWith('SCAN'))).toEqual([]);
  });
});
