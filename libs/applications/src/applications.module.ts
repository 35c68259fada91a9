import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { CaseBounds } from './read/case-bounds';
import { CasesWithFileHandler } from './read/cases-with-file';
import { CountCasesOfSourceHandler } from './read/count-cases-of-source';
import { GetApplicationHandler } from './read/get-application';
import { GetCaseRegionHandler } from './read/get-case-region';
import { GetClocksHandler } from './read/get-clocks';
import { GetHistoryHandler } from './read/get-history';
import { GetQueryCodeHandler } from './read/get-query-code';
import { IsFileReferencedHandler } from './read/is-file-referenced';
import { ListApplicationsHandler } from './read/list-applications';
import { ListApprovalsHandler } from './read/list-approvals';
import { ListDecidedCasesHandler } from './read/list-decided-cases';
import { ListProofReviewsHandler } from './read/list-proof-reviews';
import { ListReceiptsToConfirmHandler } from './read/list-receipts-to-confirm';
import { ListUnfiledFilesHandler } from './read/list-unfiled-files';
import { MayReadFileHandler } from './read/may-read-file';
import { MeasureUnfiledFilesHandler } from './read/measure-unfiled-files';
import { TrackCaseHandler } from './read/track-case';
import { CaseContextLoader } from './write/case-context-loader';
import { CaseNumbers } from './write/case-numbers';
import { CertificateIdentifiers } from './write/certificate-identifiers';
import { ChangeApplicationHandler } from './write/change-application';
import { DuplicateFilings } from './write/duplicate-filings';
import { ElectronicReceipts } from './write/electronic-receipts';
import { FilingDaySalts } from './write/filing-day-salts';
import { FilingsInProgress } from './write/filings-in-progress';
import { ForgetFileHandler } from './write/forget-file';
import { IssueNewCertificateHandler } from './write/issue-new-certificate';
import { RecordFileUploadHandler } from './write/record-file-upload';
import { SubmitNewApplicationHandler } from './write/submit-new-application';
import { SuccessorAnnouncer } from './write/successor-announcer';

/** 办件. The importing application provides the ports and the jurisdiction. */
@Module({
  imports: [CqrsModule],
  providers: [
    CaseBounds,
    SuccessorAnnouncer,
    CaseContextLoader,
    CaseNumbers,
    CertificateIdentifiers,
    ElectronicReceipts,
    FilingDaySalts,
    FilingsInProgress,
    ChangeApplicationHandler,
    IssueNewCertificateHandler,
    RecordFileUploadHandler,
    DuplicateFilings,
    SubmitNewApplicationHandler,
    CasesWithFileHandler,
    CountCasesOfSourceHandler,
    ListDecidedCasesHandler,
    IsFileReferencedHandler,
    GetApplicationHandler,
    GetClocksHandler,
    GetCaseRegionHandler,
    GetHistoryHandler,
    GetQueryCodeHandler,
    ListApplicationsHandler,
    ListUnfiledFilesHandler,
    MeasureUnfiledFilesHandler,
    ForgetFileHandler,
    TrackCaseHandler,
    ListApprovalsHandler,
    ListProofReviewsHandler,
    ListReceiptsToConfirmHandler,
    MayReadFileHandler,
  ],
  exports: [CaseBounds],
})
export class ApplicationsModule {}
