/** 1 to 64 letters, digits, `.`, `_`, `~` or `-`, the first a letter or a digit. */
export const CODE = /^[A-Za-z0-9][A-Za-z0-9._~-]{0,63}$/;

/** Whether a text can name something in a path and in the name of a stream. */
export const isCode = (value: unknown): value is string => typeof value === 'string' && CODE.test(value);
