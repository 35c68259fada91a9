import { accept, at, grant, knowing, story, submit, when } from '@sealtrail/applications/testing';
import type { Event } from '@sealtrail/event-sourcing';

const materials = [
  { code: 'form', satisfiedBy: 'paper', file: null, reference: null },
  { code: 'plan', satisfiedBy: 'paper', file: null, reference: null },
] as const;

/** A case of `planning` in region 370100, filed by the portal `applicantPortal`, closed on 2026-03-10 after one visit. */
export const closedCase = (applicationId: string, number = '37010020260302000001X'): readonly Event[] =>
  story(
    knowing(),
    submit(at('2026-03-02'), { materials, applicationId, number, channel: 'web', filedBy: 'applicantPortal' }),
    accept(at('2026-03-02', '11:00')),
    { type: 'RecordVisit', data: { ...when(at('2026-03-03')), department: null, officer: 'li', purpose: null } },
    grant(at('2026-03-10')),
  );
