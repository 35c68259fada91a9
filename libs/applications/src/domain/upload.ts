import type { CommandMessage, Decider, Event, Instant } from '@sealtrail/event-sourcing';

/** The sender of files: a key, and its source. */
export type Uploader = { readonly key: string; readonly source: string | null };

/** 上传: the content itself was sent. Its hash is no secret once it is in a case, and gives no right to the file. */
export type FileUploaded = Event<
  'FileUploaded',
  Uploader & { readonly sha256: string; readonly size: number; readonly uploadedAt: Instant }
>;

/** The file was not filed with a case within the allowed time: its content is deleted, and it has no uploader any more. */
export type FileForgotten = Event<'FileForgotten', { readonly sha256: string; readonly forgottenAt: Instant }>;
export type UploadEvent = FileUploaded | FileForgotten;

export type RecordUpload = CommandMessage<
  'RecordUpload',
  Uploader & { readonly sha256: string; readonly size: number; readonly at: Instant }
>;

export type ForgetUpload = CommandMessage<'ForgetUpload', { readonly sha256: string; readonly at: Instant }>;
export type UploadCommand = RecordUpload | ForgetUpload;

export const uploadStream = (sha256: string): string => `upload-${sha256}`;

/** The senders of a content since it was last deleted; each is listed once. */
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

/** Whether the reader is one of the senders, by this key or by another of its source. */
export const hasUploaded = (uploaders: readonly Uploader[], reader: Uploader): boolean =>
  uploaders.some(({ key, source }) => key === reader.key || (source !== null && source === reader.source));
