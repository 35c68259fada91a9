/** A fault of a field, by JSON Pointer. */
export type FieldFault = { readonly pointer: string; readonly detail: string };

/** A refusal by the server, with the server's texts; or a failed request. */
export class ApiProblem extends Error {
  constructor(
    /** `0`: no response. */
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly detail: string,
    readonly errors: readonly FieldFault[] = [],
  ) {
    super(title);
  }
}

type ProblemBody = {
  readonly code?: string;
  readonly title?: string;
  readonly detail?: string;
  readonly errors?: readonly FieldFault[];
};

export async function problemFrom(response: Response): Promise<ApiProblem> {
  const body = (await response.json().catch(() => ({}))) as ProblemBody;
  const { code = 'unknown', title = `HTTP ${response.status}`, detail = '', errors = [] } = body;
  return new ApiProblem(response.status, code, title, detail, errors);
}

export const unreachable = (): ApiProblem => new ApiProblem(0, 'unreachable', '', '');
