/** The enumerations of the libraries with their terms, by export name: `build.js` reads them from the built libraries. */
declare module 'virtual:terms' {
  type Text = { readonly zh: string; readonly en: string };
  export type Terms = { readonly name: Text; readonly terms: Readonly<Record<string, Text>> };
  export const appealResults: Terms;
  export const appealStates: Terms;
  export const applicantKinds: Terms;
  export const breakdowns: Terms;
  export const cardBases: Terms;
  export const cardBreakdowns: Terms;
  export const cardLevels: Terms;
  export const cardStages: Terms;
  export const cardStatuses: Terms;
  export const cardSteps: Terms;
  export const caseStatuses: Terms;
  export const channels: Terms;
  export const circularKinds: Terms;
  export const circularSubjects: Terms;
  export const clockKinds: Terms;
  export const comparisonChoices: Terms;
  export const dayReasons: Terms;
  export const dayUnits: Terms;
  export const dueTimes: Terms;
  export const effectReasons: Terms;
  export const factWords: Terms;
  export const feedbackStates: Terms;
  export const filedSatisfactions: Terms;
  export const idTypes: Terms;
  export const indicators: Terms;
  export const lateActs: Terms;
  export const loadBreakdowns: Terms;
  export const loopStates: Terms;
  export const notRankedReasons: Terms;
  export const opinions: Terms;
  export const passableLimits: Terms;
  export const rankings: Terms;
  export const ratingLevels: Terms;
  export const ratingScopes: Terms;
  export const referralResults: Terms;
  export const roles: Terms;
  export const ruleIds: Terms;
  export const satisfactions: Terms;
  export const statutoryProcedures: Terms;
  export const stepResults: Terms;
  export const timeOwners: Terms;
  export const trendSteps: Terms;
}

/** All of them, for forms that are generated from the published document. */
declare module 'virtual:all-terms' {
  export const enumerations: readonly import('virtual:terms').Terms[];
}
