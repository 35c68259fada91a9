import type { ApplicantKind, IdType } from '../domain/applicant-enums';

/** 申请人, as stored in the vault; events hold an id and a salted commitment. */
export type Applicant = {
  readonly kind: ApplicantKind;
  readonly name: string;
  readonly idType: IdType;
  readonly idNumber: string;
  readonly phone: string | null;
};

/** 代理人: the applicant's representative. */
export type Agent = {
  readonly name: string;
  readonly idType: IdType;
  readonly idNumber: string;
  readonly phone: string | null;
};
