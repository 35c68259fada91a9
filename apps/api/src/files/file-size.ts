/** What a material file may measure, in bytes. */
export const FILE_SIZE_MAX = 20 * 1024 * 1024;
