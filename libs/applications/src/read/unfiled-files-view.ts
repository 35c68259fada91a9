import type { Instant, Projection, RecordedEvent } from '@sealtrail/event-sourcing';
import type { ApplicationEvent } from '../domain/application-events';
import type { Material } from '../domain/case-fact';
import { materialsOf } from '../domain/late-acts';
import type { UploadEvent } from '../domain/upload';
import { filesOf } from './case-view-updates';

/** A content that was sent; it waits until it stands in a case. */
export type SentFile = {
  readonly sha256: string;
  readonly size: number;
  /** The keys that sent it and have not filed it; none once it stands in a case. */
  readonly waitingFor: readonly string[];
  /** When it was sent last; nothing once it stands in a case. */
  readonly waitsSince: Instant | null;
  readonly filed: boolean;
  /** Nobody is shown it. */
  readonly departments: readonly string[];
  readonly region: string;
};

const FILED: Partial<SentFile> = { filed: true, waitingFor: [], waitsSince: null };

/** A document for each content that was ever sent or filed: what is in no case counts against its sender, and goes. */
export const unfiledFiles: Projection<SentFile, ApplicationEvent | UploadEvent> = {
  name: 'unfiled-files.v1',
  initial: { sha256: '', size: 0, waitingFor: [], waitsSince: null, filed: false, departments: [], region: '' },
  indexes: [['waitingFor'], ['waitsSince']],
  on: {
    FileUploaded: {
      id: ({ data }) => data.sha256,
      fold: (file, { data: { sha256, size, key, uploadedAt } }) =>
        file.filed
          ? { ...file, size }
          : { ...file, sha256, size, waitingFor: [...new Set([...file.waitingFor, key])], waitsSince: uploadedAt },
    },
    FileForgotten: { id: ({ data }) => data.sha256, fold: (file) => (file.filed ? file : null) },
    ApplicationSubmitted: inCase(({ data }) => data.materials),
    MaterialAdded: inCase(({ data }) => [data.material]),
    CorrectionReceived: inCase(({ data }) => data.materials),
    // A set that a proof, or a reviewer, may let count is kept for that.
    LateReportRecorded: inCase(({ data: { told } }) => materialsOf(told)),
    ProofPutToReview: inCase(({ data: { told } }) => materialsOf(told)),
  },
};

function inCase<E extends ApplicationEvent>(materialsOf: (event: RecordedEvent<E>) => readonly Material[]) {
  return {
    id: (event: RecordedEvent<E>): readonly string[] => [...new Set(filesOf(materialsOf(event)))],
    fold: (file: SentFile, _: RecordedEvent<E>, sha256: string): SentFile => ({ ...file, ...FILED, sha256 }),
  };
}
