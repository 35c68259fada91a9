import type { Instant, Projection, RecordedEvent } from '@sealtrail/event-sourcing';
import type { ApplicationEvent } from '../domain/application-events';
import type { Material } from '../domain/case-fact';
import { materialsOf } from '../domain/late-acts';
import type { UploadEvent } from '../domain/upload';
import { filesOf } from './case-view-updates';

/** An uploaded content; it waits until it is in a case. */
export type SentFile = {
  readonly sha256: string;
  readonly size: number;
  /** The keys that uploaded it and have not filed it; empty once it is in a case. */
  readonly waitingFor: readonly string[];
  /** When it was last uploaded; `null` once it is in a case. */
  readonly waitsSince: Instant | null;
  readonly filed: boolean;
  /** Empty: shown to nobody. */
  readonly departments: readonly string[];
  readonly region: string;
};

const FILED: Partial<SentFile> = { filed: true, waitingFor: [], waitsSince: null };

/** One document per content that was ever uploaded or filed: unfiled contents count against their uploader, and expire. */
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
    // A set that a proof, or a reviewer, may still make count is kept.
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
