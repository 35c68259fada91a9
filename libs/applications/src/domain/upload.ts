import type { Decider, Event, Instant, Message } from '@sealtrail/event-sourcing';

/** Who sends files: a key, and the source that it speaks for. */
export type Uploader = { readonly key: string; readonly source: string | null };

/** 上传: somebody sent the content itself. Its hash is no secret once it stands in a case, and gives no right to the file. */
export type FileUploaded = Event<
  'FileUploaded',
  Uploader & { readonly sha256: string; readonly size: number; readonly uploadedAt: Instant }
>;

export type RecordUpload = Message<
  'RecordUpload',
  Uploader & { readonly sha256: string; readonly size: number; readonly at: Instant }
>;

export const uploadStream = (sha256: string): string => `upload-${sha256}`;

/** All who have sent one content; each is named once. */
export const uploadDecider: Decider<readonly Uploader[], RecordUpload, FileUploaded> = {
  initial: [],
  decide: {
    RecordUpload: ({ sha256, size, key, source, at }, uploaders) =>
      uploaders.some((one) => one.key === key)
        ? []
        : [{ type: 'FileUploaded', data: { sha256, size, key, source, uploadedAt: at } }],
  },
  evolve: {
    FileUploaded: (uploaders, { key, source }) => [...uploaders, { key, source }],
  },
};

/** Whether one of those who sent a content is the reader, by this key or by another of its source. */
export const hasSent = (uploaders: readonly Uploader[], reader: Uploader): boolean =>
  uploaders.some(({ key, source }) => key === reader.key || (source !== null && source === reader.source));
