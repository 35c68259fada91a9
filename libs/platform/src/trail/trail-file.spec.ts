import type { TrailQuestion } from '@sealtrail/event-sourcing';
import { Database } from '../sqlite/database';
import { layOutTrail, sqlOf } from './trail-file';

const everything: TrailQuestion = { region: null, limit: 50, after: null };

/** How SQLite goes about a question. */
function planOf(question: Partial<TrailQuestion>): readonly string[] {
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

describe('the file of the access trail', () => {
  const after = { at: '2026-03-02T04:00:00.000Z', id: 'r' };

  it.each([
    ['of everybody', {}],
    ['behind the last one shown', { after }],
    ['of a region', { region: '431000' }],
    ['of a region, behind the last one shown', { region: '431000', after }],
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
  ])('is never read as a whole: %s', (_, question) => {
    expect(planOf(question).filter((step) => step.startsWith('SCAN'))).toEqual([]);
  });
});
