/** An error that a real server would return too: a code, a name, and other members that the driver reads. */
export class ServerError extends Error {
  constructor(
    readonly code: number,
    readonly codeName: string,
    message: string,
    readonly more: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
  }

  /** The error as the response to a whole command. */
  reply(): Record<string, unknown> {
    return { ok: 0, errmsg: this.message, code: this.code, codeName: this.codeName, ...this.more };
  }
}

/** The double does not support this part of MongoDB. Separate from `ServerError`, so that a spec can require none. */
export class Refusal extends ServerError {
  constructor(what: string, code = 2, codeName = 'BadValue') {
    super(code, codeName, `mongo double refuses: ${what}`);
  }
}

/** The key pattern and the value tell the driver, and our code, which index was violated. */
export function duplicateKey(
  namespace: string,
  index: { readonly name: string; readonly key: Readonly<Record<string, number>> },
  values: Readonly<Record<string, unknown>>,
): ServerError {
  return new ServerError(
    11000,
    'DuplicateKey',
    `E11000 duplicate key error collection: ${namespace} index: ${index.name} dup key: ${JSON.stringify(values)}`,
    { keyPattern: index.key, keyValue: values },
  );
}
