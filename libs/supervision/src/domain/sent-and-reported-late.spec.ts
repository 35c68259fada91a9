import { type ApplicationCommand, applicationDecider } from '@sealtrail/applications';
import {
  accept,
  actTimes,
  at,
  ownProof,
  paperMaterial,
  promisedItem,
  proof,
  requestCorrection,
  submit,
  submitCorrectionLate,
  workingDays,
} from '@sealtrail/applications/testing';
import { fold } from '@sealtrail/event-sourcing';
import { SupervisionStory } from '../testing';
import type { ReportedAct } from '../testing/acts-reported-late';

describe('what the applicant sends and is told late', () => {
  // Asked on Tuesday 3 March, until the 10th; the set came on the 9th.
  const asked = [
    submit(at('2026-03-02', '09:00')),
    requestCorrection(['form', 'plan'], at('2026-03-03'), { deadline: workingDays(5) }),
  ];
  const statusOf = (story: SupervisionStory): string => {
    const state = fold(applicationDecider, story.past);
    return state.status;
  };
  const set = (now: string, proofOfService: ReportedAct['proofOfService']): ApplicationCommand => {
    const told = submitCorrectionLate(at('2026-03-09'), now, 'form', 'plan');
    return { ...told, data: { ...told.data, proofOfService } } as ApplicationCommand;
  };

  it.each([
    ['2026-03-10', 'none', 'submitted'],
    ['2026-03-12', 'none', 'returned'],
    ['2026-03-12', 'others', 'submitted'],
    ['2026-03-12', 'own', 'submitted'],
    ['2026-03-24', 'own', 'returned'],
    ['2026-03-24', 'others', 'submitted'],
  ] as const)('a corrected set, told on %s, proof %s: %s', (day, how, status) => {
    const shown = how === 'own' ? ownProof(at('2026-03-09')) : proof(at('2026-03-09'));
    const story = new SupervisionStory(promisedItem).tell(...asked).until(at(day));
    story.tell({ type: 'RecordCorrectionTimeout', data: { at: at(day) } }, set(at(day), how === 'none' ? null : shown));
    expect(statusOf(story)).toBe(status);
  });

  it.each(['none', 'others', 'own'])('a deferred material is taken until a person acts, proof %s (容缺)', (how) => {
    const deferral = { materials: ['plan'], term: workingDays(5) };
    const story = new SupervisionStory(promisedItem)
      .tell(
        submit(at('2026-03-02', '09:00'), { materials: [paperMaterial('form')] }),
        accept(at('2026-03-02'), { deferral }),
      )
      .until(at('2026-03-12'));
    const shown = how === 'own' ? ownProof(at('2026-03-06')) : proof(at('2026-03-06'));
    story.tell({
      type: 'AddMaterial',
      data: {
        ...actTimes(at('2026-03-06'), at('2026-03-12')),
        department: null,
        officer: null,
        material: paperMaterial('plan'),
        proofOfService: how === 'none' ? null : shown,
      },
    });
    const state = fold(applicationDecider, story.past);
    expect(state).toMatchObject({ status: 'accepted', deferred: [] });
  });
});
