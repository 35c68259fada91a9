import type { CommandMessage, Decider, Event, Instant } from '@sealtrail/event-sourcing';

/** Who sends files: a key, and the source that it speaks for. */
export type Uploader = { readonly key: string; readonly source: string | null };

/** 上传: somebody sent the content itself. Its hash is no secret once it stands in a case, and gives no right to the file. */
export type FileUploaded = Event<
  'FileUploaded',
  Uploader & { readonly sha256: string; readonly size: number; readonly uploadedAt: Instant }
>;

/** Nobody had filed it with a case for as long as a file may wait: its content is gone, and it is nobody's any more. */
export type FileForgotten = Event<'FileForgotten', { readonly sha256: string; readonly forgottenAt: Instant }>;
export type UploadEvent = FileUploaded | FileForgotten;

export type RecordUpload = CommandMessage<
  'RecordUpload',
  Uploader & { readonly sha256: string; readonly size: number; readonly at: Instant }
>;

export type ForgetUpload = CommandMessage<'ForgetUpload', { readonly sha256: string; readonly at: Instant }>;
export type UploadCommand = RecordUpload | ForgetUpload;

export const uploadStream = (sha256: string): string => `upload-${sha256}`;

/** All who have sent one content since it was forgotten last; each is named once. */
export const uploadDecider: Decider<readonly Uploader[], UploadCommand, UploadEvent> = {
  initial: [],
  decide: {
    RecordUpload: ({ sha256, size, key, source, at }, uploaders) =>
      uploaders.some((one) => one.key === key)
        ? []
        : [{ type: 'FileUploaded', data: { sha256, size, key, source, uploadedAt: at } }],
    ForgetUpload: ({ sha256, at }, uploaders) =>
      uploaders.length === 0 ? [] : [{ type: 'FileForgotten', data: { sha256, forgottenAt: at } }],
  },
  evolve: {
    FileUploaded: (uploaders, { key, source }) => [...uploaders, { key, source }],
    FileForgotten: () => [],
  },
};

/** Whether one of those who sent a content is the reader, by this key or by another of its source. */
export const hasUploaded = (uploaders: readonly Uploader[], reader: Uploader): boolean =>
  uploaders.some(({ key, source }) => key === reader.key || (source !== null && source === reader.source));
