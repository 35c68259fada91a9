import { closedCase, commitmentsFor, notAcceptedState, withCorrectedPiece, withMaterials } from './case-changes';
import { transition } from './case-transition';
import { isClosed } from './preconditions';

/** 收件审查: state changes by each event from the receipt to the acceptance or the non-acceptance. */
export const firstCheckTransitions = {
  ReceiptConfirmed: transition('ReceiptConfirmed', (state, { countsFrom }) => ({ ...state, countedFrom: countsFrom })),

  MaterialAdded: transition('MaterialAdded', (state, { material, occurredAt }) =>
    withMaterials(withCorrectedPiece(state, [material], occurredAt), [material]),
  ),

  CorrectionNoticeIssued: transition('CorrectionNoticeIssued', (state, data) => {
    if (data.lengthens !== null) return { ...state, correctionLapsed: false };
    if (!data.stopsCheck) return state;
    const named = data.missing.map(({ code }) => code).filter((code) => !data.beyondList.includes(code));
    return {
      ...state,
      ...notAcceptedState,
      status: 'correctionPending',
      missing: [...new Set([...state.missing, ...named])],
      pieceReceivedAt: null,
      correctionLapsed: false,
      lastActAt: data.occurredAt,
    };
  }),

  CorrectionReceived: transition('CorrectionReceived', (state, data) => {
    const { materials, checkedFrom } = data;
    const got = withMaterials(withCorrectedPiece(state, materials, checkedFrom.at), materials);
    if (!data.complete) return { ...got, corrections: state.corrections + 1 };
    return {
      ...got,
      corrections: state.corrections + 1,
      pieceReceivedAt: null,
      status: 'submitted',
      correctionLapsed: false,
      checkedFrom: data.checkedFrom,
      countedFrom: data.checkedFrom,
      lastActAt: data.occurredAt,
    };
  }),

  ApplicationReopened: transition('ApplicationReopened', (state) => ({
    ...state,
    status: 'correctionPending',
    timedOut: null,
    closedAt: null,
    closingCounted: null,
    closingMarks: null,
  })),

  CorrectedOnTheSpot: transition('CorrectedOnTheSpot', (state) => state),
  CorrectionLapsed: transition('CorrectionLapsed', (state) => ({ ...state, correctionLapsed: true })),

  ApplicationAccepted: transition('ApplicationAccepted', (state, data) => ({
    ...state,
    // If proved after the case was closed, it only corrects the start of the review.
    status: isClosed(state) ? state.status : 'accepted',
    deemed: data.deemed,
    acceptedAt: data.occurredAt,
    acceptedOn: data.occurredOn,
    acceptanceCounted: {
      on: data.occurredOn,
      holder: data.holder,
      ...(data.deemed && data.check && { check: data.check }),
    },
    materials: { ...state.materials, ...commitmentsFor(data.commitments) },
    missing: [],
    correctionLapsed: false,
    deferred: data.deferral?.materials ?? [],
    deferralConsequence: data.deferral?.consequence ?? null,
    lastActAt: data.replacesDeemed ? state.lastActAt : data.occurredAt,
  })),

  ApplicationNotAccepted: transition('ApplicationNotAccepted', (state, data) => ({
    ...closedCase(state, data.ground === 'incomplete' ? 'returned' : 'notAccepted', data),
    ...notAcceptedState,
    lastActAt: data.occurredAt,
  })),

  FileHandedOver: transition('FileHandedOver', (state) => state),
};
