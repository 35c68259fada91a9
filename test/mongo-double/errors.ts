/** What a real server would answer too: a code, a name, and whatever else the driver reads from an error. */
export class ServerError extends Error {
  constructor(
    readonly code: number,
    readonly codeName: string,
    message: string,
    readonly more: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
  }

  /** The error as the answer to a whole command. */
  reply(): Record<string, unknown> {
    return { ok: 0, errmsg: this.message, code: this.code, codeName: this.codeName, ...this.more };
  }
}

/** The double does not know this part of MongoDB. Kept apart from `ServerError`, so that a spec can ask for none. */
export class Refusal extends ServerError {
  constructor(what: string, code = 2, codeName = 'BadValue') {
    super(code, codeName, `mongo double refuses: ${what}`);
  }
}

/** The key pattern and the value tell the driver, and our code, which index said no. */
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
