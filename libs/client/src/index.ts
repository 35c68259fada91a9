export { bodyOf, createSealtrailClient, type SealtrailClient, type SealtrailOptions } from './client';
export { type Facts, factsOf } from './facts';
export { type ProblemDocument, SealtrailProblem } from './problem';
