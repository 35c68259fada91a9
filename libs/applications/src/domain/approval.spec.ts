import { written } from '@sealtrail/event-sourcing';
import {
  accept,
  at,
  contextFor,
  documentOf,
  eventsAfter,
  extend,
  grant,
  jointItem,
  official,
  officialAct,
  outcome,
  paperMaterial,
  promisedItem,
  submit,
} from '../testing';
import type { ApplicationCommand } from './application-commands';
import type { ApprovedAct } from './case-enums';

const accepted = [
  submit(at('2026-03-02'), { materials: ['form', 'plan'].map(paperMaterial) }),
  accept(at('2026-03-02', '11:00')),
];

const byZhao = (instant: string) => ({ ...officialAct(instant, { officer: 'zhao' }) });
const confirm = (of: ApprovedAct, instant: string, change: object = {}): ApplicationCommand => ({
  type: 'ConfirmApproval',
  data: { ...byZhao(instant), act: of, ...change },
});
const disown = (of: ApprovedAct, instant: string, change: object = {}): ApplicationCommand => ({
  type: 'DisownApproval',
  data: { ...byZhao(instant), act: of, reason: written('I never saw it'), ...change },
});

const extended = [...accepted, extend(at('2026-03-05'))];

describe('an approval (审批)', () => {
  it("reported by another is on paper, and names the approver's department", () => {
    expect(outcome(contextFor(), accepted, extend(at('2026-03-05')))).toMatchObject([
      { type: 'ApplicationExtended', data: { approval: 'onPaper', approver: 'zhao', approverDepartment: 'planning' } },
      {},
    ]);
    const mayor = official('mayor', { department: 'government', posts: ['governmentHead'] });
    const joint = extend(at('2026-03-05'), { approver: 'mayor', approverDepartment: 'government' });
    expect(
      outcome(contextFor({ ...jointItem, materials: promisedItem.materials }, { approver: mayor }), accepted, joint),
    ).toMatchObject([{ data: { approver: 'mayor', approverDepartment: 'government' } }, {}]);
  });

  it('is confirmed by the named approver, once', () => {
    expect(outcome(contextFor(), extended, confirm('extension', at('2026-03-06')))).toMatchObject([
      { type: 'ApprovalConfirmed', data: { act: 'extension', department: 'planning', officer: 'zhao' } },
    ]);
    const confirmed = [...extended, confirm('extension', at('2026-03-06'))];
    expect(outcome(contextFor(), confirmed, confirm('extension', at('2026-03-09')))).toEqual([]);
    expect(outcome(contextFor(), confirmed, disown('extension', at('2026-03-09')))).toBe(
      'application.approval-answered',
    );
  });

  it('is denied by the named approver, once, and moves no limit', () => {
    expect(outcome(contextFor(), extended, disown('extension', at('2026-03-06')))).toMatchObject([
      { type: 'ApprovalDisowned', data: { act: 'extension', officer: 'zhao' } },
    ]);
    const disowned = [...extended, disown('extension', at('2026-03-06'))];
    expect(outcome(contextFor(), disowned, disown('extension', at('2026-03-09')))).toEqual([]);
    expect(outcome(contextFor(), disowned, confirm('extension', at('2026-03-09')))).toBe(
      'application.approval-answered',
    );
  });

  it.each([
    ['a colleague', { officer: 'li' }],
    ['a namesake of another department', { department: 'fire' }],
  ])('cannot be answered by %s', (_, who) => {
    expect(outcome(contextFor(), extended, disown('extension', at('2026-03-06'), who))).toBe(
      'application.not-the-approver',
    );
    expect(outcome(contextFor(), extended, confirm('extension', at('2026-03-06'), who))).toBe(
      'application.not-the-approver',
    );
  });

  it('that was never reported cannot be answered', () => {
    expect(outcome(contextFor(), extended, disown('decision', at('2026-03-06')))).toBe(
      'application.approval-not-found',
    );
  });

  it('of an extension that was reported too late to move a limit is answered like any other', () => {
    const late = extend(at('2026-03-27'), { now: at('2026-04-01') });
    expect(outcome(contextFor(), accepted, late)).toMatchObject([{ data: { moves: 'none' } }]);
    expect(outcome(contextFor(), [...accepted, late], disown('extension', at('2026-04-02')))).toMatchObject([
      { type: 'ApprovalDisowned', data: { act: 'extension', officer: 'zhao' } },
    ]);
  });

  it('given in person needs no confirmation, and cannot be denied', () => {
    const inPerson = [...accepted, grant(at('2026-03-05'), { officer: 'zhao', approval: 'inPerson' })];
    expect(eventsAfter(contextFor(), ...inPerson).at(-1)).toMatchObject({ data: { approval: 'inPerson' } });
    expect(outcome(contextFor(), inPerson, confirm('decision', at('2026-03-06')))).toEqual([]);
    expect(outcome(contextFor(), inPerson, disown('decision', at('2026-03-06')))).toBe('application.approval-answered');
  });

  it('of a decision and of a termination is answered when the case is closed', () => {
    const told = { officer: 'zhao', approval: 'onPaper' } as const;
    const decided = [...accepted, grant(at('2026-03-05'), told)];
    expect(outcome(contextFor(), decided, disown('decision', at('2026-03-06')))).toMatchObject([
      { data: { act: 'decision' } },
    ]);
    const reason = written('moot');
    const document = documentOf(at('2026-03-05'));
    const ended: readonly ApplicationCommand[] = [
      ...accepted,
      {
        type: 'TerminateApplication',
        data: {
          ...officialAct(at('2026-03-05')),
          ...told,
          reason,
          legalBasis: reason,
          document,
          ground: null,
          remedies: null,
        },
      },
    ];
    expect(outcome(contextFor(), ended, disown('termination', at('2026-03-06')))).toMatchObject([
      { data: { act: 'termination' } },
    ]);
  });
});
