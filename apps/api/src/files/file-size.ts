/** Maximum size of a material file, in bytes. */
export const FILE_SIZE_MAX = 20 * 1024 * 1024;

/** Approximate maximum of unfiled files per key: concurrent uploads are not counted yet. */
export const UNFILED_FILES_MAX = 1_000;
export const UNFILED_BYTES_MAX = 2 * 1024 * 1024 * 1024;
