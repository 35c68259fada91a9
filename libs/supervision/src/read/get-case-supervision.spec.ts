import { at, grant, proof } from '@sealtrail/applications/testing';
import { FixedClock } from '@sealtrail/event-sourcing/testing';
import { acceptedStory, type SupervisionStory, storedStory } from '../testing';
import { CaseKnowledgeReader } from './case-knowledge';
import { type CaseSupervision, GetCaseSupervision, GetCaseSupervisionHandler } from './get-case-supervision';

const EVERYTHING = { department: null, region: null };
const NOW = at('2026-04-20');

const handlerOf = async (story: SupervisionStory) =>
  new GetCaseSupervisionHandler(
    new CaseKnowledgeReader(await storedStory(story), { zone: 'Asia/Shanghai' }),
    new FixedClock(NOW),
  );

/** `yellow case 2026-03-16 due`: with the local day that ends when it falls. */
const inShort = ({ duties }: CaseSupervision): readonly string[] =>
  duties.map(({ level, rule, fallsAt, due }) => `${level} ${rule} ${fallsAt.slice(0, 10)}${due ? ' due' : ''}`);

describe('a case under supervision as it was known at an instant', () => {
  /** Decided on the 13th, which is told and proved only on the 18th, when the promise of the 16th was broken. */
  const story = () =>
    acceptedStory('2026-03-02')
      .until(at('2026-03-18', '09:00'))
      .tell(
        grant(at('2026-03-13', '15:00'), {
          now: at('2026-03-18', '09:00'),
          proofOfService: proof(at('2026-03-13', '16:00')),
        }),
      )
      .declare({ date: '2026-03-10', declaredAt: at('2026-03-19') });
  const knownAt = async (asKnownAt: string | null, scope = EVERYTHING as { department: string | null; region: null }) =>
    (await handlerOf(story())).execute(new GetCaseSupervision('a1', scope, asKnownAt));

  it('has nothing of what was told later, nor of what the calendar became', async () => {
    const before = await knownAt(at('2026-03-17', '09:00'));
    expect(before).toMatchObject({ revision: '2', calendar: { version: '2' }, asKnownAt: at('2026-03-17', '09:00') });
    expect(inShort(before)).toEqual([
      'warning case 2026-03-12 due',
      'yellow case 2026-03-16 due',
      'yellow feedbackLate 2026-03-23',
      'red case 2026-03-30',
    ]);
    expect(before.duties.map(({ respondents }) => respondents.length)).toEqual([1, 1, 0, 0]);
    expect(before.cards.map(({ level, status }) => `${level} ${status}`)).toEqual([
      'warning superseded',
      'yellow issued',
    ]);
  });

  it('has them from the instant on at which they were recorded, and without an instant all', async () => {
    const told = await knownAt(at('2026-03-18', '09:00'));
    expect(inShort(told)).toEqual([
      'warning case 2026-03-12 due',
      'yellow delivery 2026-03-18',
      'red delivery 2026-03-27',
    ]);
    expect(told.cards.map(({ status }) => status)).toEqual(['superseded', 'revoked']);
    const now = await knownAt(null);
    expect(now).toMatchObject({ calendar: { version: '3' }, asKnownAt: NOW });
    expect(now.duties.every(({ computation }) => computation.days.length > 0)).toBe(true);
  });

  it('is refused before anything of the case was recorded, and to whom the case is none of theirs', async () => {
    await expect(knownAt(at('2026-03-01'))).rejects.toMatchObject({ code: 'application.not-known-yet' });
    await expect(knownAt(null, { department: 'water', region: null })).rejects.toMatchObject({
      code: 'application.not-found',
    });
    // Who may not see the case learns nothing of when it was recorded.
    await expect(knownAt(at('2026-03-01'), { department: 'water', region: null })).rejects.toMatchObject({
      code: 'application.not-found',
    });
  });
});
