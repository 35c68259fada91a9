export { ApplicationsModule } from './applications.module';
export { applicationsContext } from './context';
export * from './domain/applicant-enums';
export * from './domain/application';
export type * from './domain/application-commands';
export { applicationDecider, applicationStream } from './domain/application-decider';
export { idOfFiling } from './domain/application-id';
export type * from './domain/decision-commands';
export * from './domain/effect-enums';
export type * from './domain/first-check-commands';
export { isIdNumber, plainIdNumber } from './domain/identifiers/id-number';
export { isExternalNumber, isPlainlyWritten } from './domain/identifiers/plain-number';
export type * from './domain/proof-commands';
export { queryCodeOf } from './domain/query-code';
export type * from './domain/receipt-commands';
export type * from './domain/reporting';
export type * from './domain/review-commands';
export { FILING_MS_MAX } from './domain/successor';
export * from './events';

export { limitPassingWatch } from './react/limit-passing-watch';
export { silenceWatch } from './react/silence-watch';

export type * from './read/application-view';
export { applications } from './read/applications-projection';
export { approvals } from './read/approvals-view';
export { CaseBounds } from './read/case-bounds';
export type { ApplicationFilters } from './read/case-filters';
export { CasesWithFile } from './read/cases-with-file';
export type * from './read/clock-view';
export { CountCasesOfSource } from './read/count-cases-of-source';
export { ANY_DEPARTMENT, GetApplication, type ShownSuccessor } from './read/get-application';
export { GetCaseRegion } from './read/get-case-region';
export { GetClocks } from './read/get-clocks';
export { GetHistory, type ShownFact } from './read/get-history';
export { GetQueryCode, type QueryCode } from './read/get-query-code';
export { IsFileReferenced } from './read/is-file-referenced';
export type { LateReport } from './read/late-reports';
export { ListApplications, type ShownApplication } from './read/list-applications';
export { type ApprovalFilters, ListApprovals } from './read/list-approvals';
export { ListProofReviews, type ProofReviewFilters } from './read/list-proof-reviews';
export {
  ListReceiptsToConfirm,
  type ReceiptFilters,
} from './read/list-receipts-to-confirm';
export { ListUnfiledFiles, type WaitingFile } from './read/list-unfiled-files';
export { MayReadFile } from './read/may-read-file';
export { MeasureUnfiledFiles } from './read/measure-unfiled-files';
export { proofReviews } from './read/proof-reviews-view';
export { receiptsToConfirm } from './read/receipts-to-confirm-view';
export { TrackCase, type TrackedCase } from './read/track-case';
export { unfiledFiles } from './read/unfiled-files-view';
export { fault as caseFault, reject as rejectCase } from './rejections';
export type * from './write/applicant';
export { ChangeApplication } from './write/change-application';
export { ForgetFile } from './write/forget-file';
export { IssueNewCertificate } from './write/issue-new-certificate';
export { RecordFileUpload } from './write/record-file-upload';
export { type NewApplication, type SubmissionResult, SubmitNewApplication } from './write/submit-new-application';
