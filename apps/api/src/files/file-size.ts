/** What a material file may measure, in bytes. */
export const FILE_SIZE_MAX = 20 * 1024 * 1024;

/** What a key may have sent that stands in no case, about: what is on its way at the same time is not counted yet. */
export const UNFILED_FILES_MAX = 1_000;
export const UNFILED_BYTES_MAX = 2 * 1024 * 1024 * 1024;
