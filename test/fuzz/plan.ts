import fc from 'fast-check';

/** A request as numbers, one for each choice; 0 is the valid choice, so that the smallest plan is the simplest request. */
export type Plan = {
  readonly operation: number;
  readonly caller: number;
  readonly target: number;
  /** Seed of the values of body and query; 0: the examples of the document. */
  readonly salt: number;
  readonly spoils: readonly (readonly [place: number, how: number])[];
  readonly wholeBody: number;
  readonly query: readonly (readonly [name: number, value: number])[];
  readonly headers: readonly number[];
  readonly pathValue: number;
  readonly method: number;
  readonly strayPath: number;
  readonly wire: number;
};

const any = fc.nat(1_000_000);
/** 0 in most cases; another value for the given percentage. */
const rarely = (percent: number): fc.Arbitrary<number> =>
  fc.oneof({ weight: 100 - percent, arbitrary: fc.constant(0) }, { weight: percent, arbitrary: any });
const few = <T>(of: fc.Arbitrary<T>, percent: number, max: number): fc.Arbitrary<readonly T[]> =>
  fc.oneof(
    { weight: 100 - percent, arbitrary: fc.constant([]) },
    { weight: percent, arbitrary: fc.array(of, { minLength: 1, maxLength: max }) },
  );

export const plans: fc.Arbitrary<Plan> = fc.record({
  operation: any,
  caller: fc.oneof({ weight: 8, arbitrary: any.map((n) => n * 2) }, { weight: 2, arbitrary: any }),
  target: any,
  salt: fc.oneof({ weight: 1, arbitrary: fc.constant(0) }, { weight: 9, arbitrary: any }),
  spoils: few(fc.tuple(any, any), 45, 3),
  wholeBody: rarely(4),
  query: few(fc.tuple(any, any), 50, 4),
  headers: few(any, 25, 2),
  pathValue: rarely(6),
  method: rarely(3),
  strayPath: rarely(1),
  wire: rarely(3),
});
