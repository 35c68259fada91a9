import { accept, actTimes, at, contextFor, eventsAfter, grant, submit } from '@sealtrail/applications/testing';
import type { Event } from '@sealtrail/event-sourcing';

const materials = [
  { code: 'form', satisfiedBy: 'paper', file: null, reference: null },
  { code: 'plan', satisfiedBy: 'paper', file: null, reference: null },
] as const;

/** A case of `planning` in region 370100, filed by the portal `applicantPortal`, closed on 2026-03-10 after one visit. */
export const closedCase = (applicationId: string, number = '37010020260302000001X'): readonly Event[] =>
  eventsAfter(
    contextFor(),
    submit(at('2026-03-02'), { materials, applicationId, number, channel: 'web', filedBy: 'applicantPortal' }),
    accept(at('2026-03-02', '11:00')),
    { type: 'RecordVisit', data: { ...actTimes(at('2026-03-03')), department: null, officer: 'li', purpose: null } },
    grant(at('2026-03-10')),
  );
