import { carrying, type Projection } from '@sealtrail/event-sourcing';
import type { ApplicationEvent } from '../domain/application-events';
import { materialsOf } from '../domain/late-acts';
import { unitOf } from '../domain/unit';
import { type ApplicationView, limitEnd } from './application-view';
import {
  close,
  filesOf,
  holdBack,
  lapse,
  letCount,
  moveOn,
  NOT_ACCEPTED,
  NOT_DUE,
  receive,
  reopen,
  row,
  shownMaterial,
  suspensions,
  waitingFor,
  withoutOpenProcedures,
} from './view-steps';

/** What lists of cases are ordered by, and bounded. */
const DATES = ['receivedAt', 'promised.date', 'statutory.date', 'closedOn'] as const;
/** What lies along every index that lists follow, so that a row that is passed over costs no document. */
const ALONG = [...DATES, 'status', 'region', 'item', 'filedBy', 'withdrawal'];
/** Along those of open cases. */
const DUE = [
  'due.promised.date',
  'due.promised.at',
  'due.statutory.date',
  'due.statutory.at',
  'receivedAt',
  'status',
  'region',
  'item',
  'filedBy',
  'withdrawal',
];

/** One document per case: where it stands, until when, and what it waits for. */
export const applications: Projection<ApplicationView, ApplicationEvent> = {
  name: 'applications.v4',
  initial: {} as ApplicationView,
  indexes: [
    ...DATES.flatMap((date) => [carrying([date], ALONG), carrying(['departments', date], ALONG)]),
    ...['promised', 'statutory'].flatMap((limit) => [
      carrying([`due.${limit}.date`], DUE),
      carrying(['due.departments', `due.${limit}.date`], DUE),
    ]),
    ...['status', 'item', 'region', 'filedBy', 'withdrawal'].map((field) => carrying([field, 'receivedAt'], ALONG)),
    ['marks', 'receivedAt'],
    ['source'],
    ['files'],
    ['number'],
    ['sameFiling'],
    ['externalNo'],
  ],
  on: {
    ApplicationSubmitted: row((_, data) => ({
      applicationId: data.applicationId,
      number: data.number,
      filedBy: data.filedBy,
      sameFiling: data.sameFiling,
      source: data.source,
      externalNo: data.externalNo,
      item: data.item,
      itemVersion: data.itemVersion,
      itemName: data.terms.name,
      class: data.terms.class,
      handlingForm: data.terms.handlingForm,
      scenario: data.scenario,
      region: data.region,
      department: data.department,
      departments: unitOf(data),
      receivedBy: data.receivedBy,
      channel: data.channel,
      status: 'submitted',
      receivedAt: data.occurredAt,
      receivedOn: data.occurredOn,
      firstCheck: limitEnd(data.firstCheck),
      ...NOT_ACCEPTED,
      suspensions: [],
      suspended: false,
      handler: data.holder,
      materials: data.materials.map(shownMaterial),
      files: filesOf(data.materials),
      missing: [],
      correctionDeadline: null,
      corrections: 0,
      visits: 0,
      waitsFor: [],
      waiting: false,
      closedAt: null,
      closedOn: null,
      outcome: null,
      withdrawal: null,
      usedDays: null,
      withinPromise: null,
      withinStatute: null,
      certificateNumber: null,
      certificateId: null,
      deliveryLimit: null,
      deliveredOn: null,
      due: NOT_DUE,
      marks: [],
      revision: '',
    })),
    ReceiptConfirmed: row((view, { firstCheck }) => ({ ...view, firstCheck: limitEnd(firstCheck) })),
    MaterialAdded: row((view, { material }) => receive(view, [material])),
    CorrectionNoticeIssued: row((view, { stopsCheck, lengthens, missing, beyondList, deadline, deadlineBinds }) => {
      if (lengthens !== null) return { ...waitingFor(view, []), correctionDeadline: limitEnd(deadline) };
      if (!stopsCheck) return view;
      const named = missing.map(({ code }) => code).filter((code) => !beyondList.includes(code));
      return {
        ...waitingFor(withoutOpenProcedures(view), []),
        ...NOT_ACCEPTED,
        status: 'correctionPending',
        missing: [...new Set([...view.missing, ...named])],
        correctionDeadline: deadlineBinds ? limitEnd(deadline) : null,
      };
    }),
    CorrectionReceived: row((view, { materials, complete, firstCheck }) => {
      const got = { ...receive(view, materials), corrections: view.corrections + 1 };
      if (!complete) return got;
      return {
        ...waitingFor(got, []),
        status: 'submitted',
        firstCheck: limitEnd(firstCheck),
        correctionDeadline: null,
      };
    }),
    ApplicationReopened: row(reopen),
    CorrectedOnTheSpot: row((view) => view),
    CorrectionLapsed: row((view, { occurredOn, consequence }) =>
      lapse(view, 'correctionLapsed', occurredOn, consequence),
    ),
    ApplicationAccepted: row((view, { occurredOn, deemed, promised, statutory, deferral, holder }) => ({
      ...waitingFor(view, []),
      // Proved after the case had been closed, it says from when the review had run.
      status: view.closedAt === null ? 'accepted' : view.status,
      missing: [],
      correctionDeadline: null,
      acceptedOn: occurredOn,
      deemed,
      promised: limitEnd(promised),
      statutory: limitEnd(statutory),
      deferred: deferral?.materials ?? [],
      deferralDeadline: limitEnd(deferral?.deadline ?? null),
      handler: holder,
    })),
    ApplicationNotAccepted: row((view, data) =>
      close({ ...view, ...NOT_ACCEPTED }, data.ground === 'incomplete' ? 'returned' : 'notAccepted', data),
    ),
    FileHandedOver: row((view) => view),
    StageStarted: row((view, { stage, branches }) => ({
      ...view,
      stage,
      branches: [
        ...view.branches,
        ...branches.map(({ id, department, official, limit }) => ({
          id,
          stage,
          department,
          official,
          limit: limitEnd(limit),
          opinion: null,
          givenOn: null,
          usedDays: null,
          withinLimit: null,
        })),
      ],
    })),
    OpinionGiven: row((view, { branch: id, opinion, occurredOn, usedDays, withinLimit }) => ({
      ...view,
      branches: view.branches.map((branch) =>
        branch.id === id ? { ...branch, opinion, givenOn: occurredOn, usedDays, withinLimit } : branch,
      ),
    })),
    SuspensionStarted: row((view, { suspension, procedure, branch, occurredOn, pausesFromDate }) =>
      suspensions(view, [
        ...view.suspensions,
        { number: suspension, procedure, branch, startedOn: occurredOn, pausesFrom: pausesFromDate, endedOn: null },
      ]),
    ),
    SuspensionNoticeGiven: row((view, { suspension, pausesFromDate: pausesFrom }) =>
      suspensions(
        view,
        view.suspensions.map((one) => (one.number === suspension ? { ...one, pausesFrom } : one)),
      ),
    ),
    SuspensionProlonged: row((view) => view),
    SuspensionEnded: row((view, { suspension, occurredOn: endedOn }) =>
      suspensions(
        view,
        view.suspensions.map((one) => (one.number === suspension ? { ...one, endedOn } : one)),
      ),
    ),
    ApplicationExtended: row((view, { moves, approverDepartment }) => ({
      ...view,
      extended: view.extended || moves !== 'none',
      departments: [...new Set([...view.departments, approverDepartment])],
    })),
    LimitPassed: row((view) => view),
    LimitPassingUndone: row((view) => view),
    CalendarChangeNotApplied: row((view) => view),
    ClosingReassessed: row((view, { after: { usedDays, withinPromise, withinStatute } }) => ({
      ...view,
      usedDays,
      withinPromise,
      withinStatute,
    })),
    LimitsMoved: row((view, { moves }) => moveOn(view, moves)),
    HandlerAssigned: row((view, { branch: id, department, official }) =>
      id === null
        ? // The department's own handler takes over from the window that holds the first check when it accepts.
          view.handler.department === department
          ? { ...view, handler: { department, official } }
          : view
        : {
            ...view,
            branches: view.branches.map((branch) => (branch.id === id ? { ...branch, official } : branch)),
          },
    ),
    VisitRecorded: row((view, { visit }) => ({ ...view, visits: visit })),
    DeferralLapsed: row((view, { occurredOn, consequence }) => lapse(view, 'deferralLapsed', occurredOn, consequence)),
    LapseHeldBack: row((view, { lapse: held, deadline, consequence }) =>
      holdBack(view, held, deadline.date, consequence),
    ),
    DecisionMade: row((view, data) => ({
      ...close(view, data.outcome, data),
      deliveryLimit: limitEnd(data.delivery),
    })),
    CertificateIssued: row((view, { certificateNumber, certificateId }) => ({
      ...view,
      certificateNumber,
      certificateId,
    })),
    ResultDelivered: row((view, { occurredOn }) => ({ ...view, deliveredOn: occurredOn })),
    ApplicationWithdrawn: row((view, data) => ({
      ...close(data.replacesDeemed === true ? { ...view, ...NOT_ACCEPTED } : view, 'withdrawn', data),
      withdrawal: data.request,
    })),
    ApplicationReturned: row((view, data) => close(view, 'returned', data)),
    ApplicationTerminated: row((view, data) =>
      close(data.replacesDeemed === true ? { ...view, ...NOT_ACCEPTED } : view, 'terminated', data),
    ),
    ApprovalConfirmed: row((view) => view),
    ApprovalDisowned: row((view) => view),
    // What nothing proves is no material of the case yet, and whoever reviews it must be able to read it.
    LateReportRecorded: row((view, { told }) => ({
      ...view,
      files: [...new Set([...view.files, ...filesOf(materialsOf(told))])],
    })),
    SuccessorAnnounced: row((view) => view),
    SuccessorFiled: row((view) => view),
    ProofPutToReview: row((view) => view),
    ProofAdded: row((view, { credit }) => (credit === null ? view : letCount(view, credit))),
    ProofReviewed: row((view, { credit }) => (credit === null ? view : letCount(view, credit))),
  },
};
