import { fold } from '@sealtrail/event-sourcing';
import { accept, at, contextFor, documentOf, eventsAfter, grant, officialAct, paperMaterial, submit } from '../testing';
import { applicationDecider } from './application-decider';
import { withApproval, withApprover } from './approval-upcasters';

const accepted = [
  submit(at('2026-03-02'), { materials: ['form', 'plan'].map(paperMaterial) }),
  accept(at('2026-03-02', '11:00')),
];
const reason = { written: 'x' } as const;

describe('an act stored before events had the form of approval', () => {
  it('reads as approved on paper, by the deciding official', () => {
    const [decided] = eventsAfter(contextFor(), ...accepted, grant(at('2026-03-05'))).slice(-1);
    const { approval: _, ...older } = (decided as unknown as { readonly data: Record<string, never> }).data;
    const lifted = withApproval('DecisionMade')(older);
    expect(lifted).toEqual(decided);
    const past = eventsAfter(contextFor(), ...accepted);
    expect(fold(applicationDecider, [...past, lifted as never])).toMatchObject({
      approvals: { decision: { department: 'planning', official: 'li', form: 'onPaper', standing: 'told' } },
    });
  });

  it("reads as approved in the item's department if it is an extension; current shapes are unchanged", () => {
    const told = {
      ...officialAct(at('2026-03-05')),
      days: 10,
      approver: 'zhao',
      approverDepartment: null,
      approval: 'inPerson',
      reason: reason.written,
      document: documentOf(at('2026-03-05')),
      notifiedAt: at('2026-03-05'),
    } as const;
    const extended = eventsAfter(contextFor(), ...accepted, { type: 'ExtendApplication', data: told as never }).find(
      ({ type }) => type === 'ApplicationExtended',
    );
    const { data } = extended as unknown as { readonly data: Record<string, never> };
    const { approval: _, approverDepartment: _d, ...older } = data;
    expect(withApprover(older)).toEqual({
      type: 'ApplicationExtended',
      data: { ...data, approval: 'onPaper', approverDepartment: 'planning' },
    });
    expect(withApprover(data)).toEqual(extended);
  });
});
