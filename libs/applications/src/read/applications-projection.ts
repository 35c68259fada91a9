import type { Projection } from '@sealtrail/event-sourcing';
import type { ApplicationEvent } from '../domain/application-events';
import { departmentsOfCase } from '../domain/departments-of-case';
import { materialsOf } from '../domain/late-acts';
import { type ApplicationView, limitEnd } from './application-view';
import { applicationsIndexes } from './applications-indexes';
import {
  closedView,
  filesOf,
  NOT_ACCEPTED,
  NOT_DUE,
  reopenedView,
  shownMaterial,
  updateCase,
  waitingFor,
  withCredit,
  withLapse,
  withLapseHeldBack,
  withLimitMoves,
  withMaterials,
  withoutOpenProcedures,
  withSuspensions,
} from './case-view-updates';

/** One document per case: its state, its limits, and what it waits for. */
export const applications: Projection<ApplicationView, ApplicationEvent> = {
  name: 'applications.v4',
  initial: {} as ApplicationView,
  indexes: applicationsIndexes,
  on: {
    ApplicationSubmitted: updateCase((_, data) => ({
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
      departments: departmentsOfCase(data),
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
    ReceiptConfirmed: updateCase((view, { firstCheck }) => ({ ...view, firstCheck: limitEnd(firstCheck) })),
    MaterialAdded: updateCase((view, { material }) => withMaterials(view, [material])),
    CorrectionNoticeIssued: updateCase(
      (view, { stopsCheck, lengthens, missing, beyondList, deadline, deadlineBinds }) => {
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
      },
    ),
    CorrectionReceived: updateCase((view, { materials, complete, firstCheck }) => {
      const got = { ...withMaterials(view, materials), corrections: view.corrections + 1 };
      if (!complete) return got;
      return {
        ...waitingFor(got, []),
        status: 'submitted',
        firstCheck: limitEnd(firstCheck),
        correctionDeadline: null,
      };
    }),
    ApplicationReopened: updateCase(reopenedView),
    CorrectedOnTheSpot: updateCase((view) => view),
    CorrectionLapsed: updateCase((view, { occurredOn, consequence }) =>
      withLapse(view, 'correctionLapsed', occurredOn, consequence),
    ),
    ApplicationAccepted: updateCase((view, { occurredOn, deemed, promised, statutory, deferral, holder }) => ({
      ...waitingFor(view, []),
      // If proved after the case was closed, it only corrects the start of the review.
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
    ApplicationNotAccepted: updateCase((view, data) =>
      closedView({ ...view, ...NOT_ACCEPTED }, data.ground === 'incomplete' ? 'returned' : 'notAccepted', data),
    ),
    FileHandedOver: updateCase((view) => view),
    StageStarted: updateCase((view, { stage, branches }) => ({
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
    OpinionGiven: updateCase((view, { branch: id, opinion, occurredOn, usedDays, withinLimit }) => ({
      ...view,
      branches: view.branches.map((branch) =>
        branch.id === id ? { ...branch, opinion, givenOn: occurredOn, usedDays, withinLimit } : branch,
      ),
    })),
    SuspensionStarted: updateCase((view, { suspension, procedure, branch, occurredOn, pausesFromDate }) =>
      withSuspensions(view, [
        ...view.suspensions,
        { number: suspension, procedure, branch, startedOn: occurredOn, pausesFrom: pausesFromDate, endedOn: null },
      ]),
    ),
    SuspensionNoticeGiven: updateCase((view, { suspension, pausesFromDate: pausesFrom }) =>
      withSuspensions(
        view,
        view.suspensions.map((one) => (one.number === suspension ? { ...one, pausesFrom } : one)),
      ),
    ),
    SuspensionProlonged: updateCase((view) => view),
    SuspensionEnded: updateCase((view, { suspension, occurredOn: endedOn }) =>
      withSuspensions(
        view,
        view.suspensions.map((one) => (one.number === suspension ? { ...one, endedOn } : one)),
      ),
    ),
    ApplicationExtended: updateCase((view, { moves, approverDepartment }) => ({
      ...view,
      extended: view.extended || moves !== 'none',
      departments: [...new Set([...view.departments, approverDepartment])],
    })),
    LimitPassed: updateCase((view) => view),
    LimitPassingUndone: updateCase((view) => view),
    CalendarChangeNotApplied: updateCase((view) => view),
    ClosingReassessed: updateCase((view, { after: { usedDays, withinPromise, withinStatute } }) => ({
      ...view,
      usedDays,
      withinPromise,
      withinStatute,
    })),
    LimitsMoved: updateCase((view, { moves }) => withLimitMoves(view, moves)),
    HandlerAssigned: updateCase((view, { branch: id, department, official }) =>
      id === null
        ? // While an entrusted window holds the first check, the department's own handler takes over only at acceptance.
          view.handler.department === department
          ? { ...view, handler: { department, official } }
          : view
        : {
            ...view,
            branches: view.branches.map((branch) => (branch.id === id ? { ...branch, official } : branch)),
          },
    ),
    VisitRecorded: updateCase((view, { visit }) => ({ ...view, visits: visit })),
    DeferralLapsed: updateCase((view, { occurredOn, consequence }) =>
      withLapse(view, 'deferralLapsed', occurredOn, consequence),
    ),
    LapseHeldBack: updateCase((view, { lapse: held, deadline, consequence }) =>
      withLapseHeldBack(view, held, deadline.date, consequence),
    ),
    DecisionMade: updateCase((view, data) => ({
      ...closedView(view, data.outcome, data),
      deliveryLimit: limitEnd(data.delivery),
    })),
    CertificateIssued: updateCase((view, { certificateNumber, certificateId }) => ({
      ...view,
      certificateNumber,
      certificateId,
    })),
    ResultDelivered: updateCase((view, { occurredOn }) => ({ ...view, deliveredOn: occurredOn })),
    ApplicationWithdrawn: updateCase((view, data) => ({
      ...closedView(data.replacesDeemed === true ? { ...view, ...NOT_ACCEPTED } : view, 'withdrawn', data),
      withdrawal: data.request,
    })),
    ApplicationReturned: updateCase((view, data) => closedView(view, 'returned', data)),
    ApplicationTerminated: updateCase((view, data) =>
      closedView(data.replacesDeemed === true ? { ...view, ...NOT_ACCEPTED } : view, 'terminated', data),
    ),
    ApprovalConfirmed: updateCase((view) => view),
    ApprovalDisowned: updateCase((view) => view),
    // An unproved material is not a material of the case yet, but its reviewer must be able to read it.
    LateReportRecorded: updateCase((view, { told }) => ({
      ...view,
      files: [...new Set([...view.files, ...filesOf(materialsOf(told))])],
    })),
    SuccessorAnnounced: updateCase((view) => view),
    SuccessorFiled: updateCase((view) => view),
    ProofPutToReview: updateCase((view) => view),
    ProofAdded: updateCase((view, { credit }) => (credit === null ? view : withCredit(view, credit))),
    ProofReviewed: updateCase((view, { credit }) => (credit === null ? view : withCredit(view, credit))),
  },
};
