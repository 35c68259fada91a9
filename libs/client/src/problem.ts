/** RFC 9457, with the members that every problem of Sealtrail has. */
export type ProblemDocument = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** Stable, for programs: `application.not-found`; explained at `/problems/<code>`. */
  readonly code: string;
  readonly traceId: string;
  /** One entry for each invalid member. */
  readonly errors?: readonly { readonly pointer: string; readonly code: string; readonly detail: string }[];
};

/** The server refused a request; nothing was recorded, unless the code is `outcome.unknown`. */
export class SealtrailProblem extends Error {
  /** `''`: the response was not a problem document, as of a proxy in between. */
  readonly code: string;

  constructor(
    readonly status: number,
    readonly problem: Partial<ProblemDocument>,
  ) {
    const { code = '', title = 'no problem document', detail = '', errors = [] } = problem;
    const fields = errors.map(({ pointer, detail: text }) => `${pointer} ${text}`);
    super([`${status} ${code} ${title}`.trim(), detail, ...fields].filter((text) => text !== '').join('; '));
    this.name = 'SealtrailProblem';
    this.code = code;
  }
}
