/** 1 to 64 letters, digits, `.`, `_`, `~` or `-`, beginning with a letter or a digit. */
export const CODE = /^[A-Za-z0-9][A-Za-z0-9._~-]{0,63}$/;

/** Whether a text can be used as a name in a path and in a stream name. */
export const isCode = (value: unknown): value is string => typeof value === 'string' && CODE.test(value);
