import { defineEnumeration, subset, type ValueOf } from '@sealtrail/event-sourcing';

/** Kinds of identifiers of a person or an organisation. */
export const idTypes = defineEnumeration(
  { zh: '证件类型', en: 'Kind of identity document' },
  {
    residentId: { zh: '居民身份证', note: 'GB 11643' },
    passport: { zh: '护照' },
    residencePermit: { zh: '居住证' },
    uscc: { zh: '统一社会信用代码', en: 'unified social credit code', note: 'GB 32100' },
    other: { zh: '其他' },
  },
);
export type IdType = ValueOf<typeof idTypes>;

/** Identity papers of natural persons only. */
export const personalPapers = subset(idTypes, ['residentId', 'passport', 'residencePermit']);

export const applicantKinds = defineEnumeration(
  { zh: '申请人类别', en: 'Kind of applicant' },
  { person: { zh: '自然人' }, organisation: { zh: '法人或其他组织' } },
);
export type ApplicantKind = ValueOf<typeof applicantKinds>;
