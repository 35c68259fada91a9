/** 证件类型: what names a person or an organisation. */
export type IdType = 'residentId' | 'passport' | 'residencePermit' | 'uscc' | 'other';

/** 申请人, as the vault keeps them; events hold an id and a salted commitment. */
export type Applicant = {
  readonly kind: 'person' | 'organisation';
  readonly name: string;
  readonly idType: IdType;
  readonly idNumber: string;
  readonly phone: string | null;
};

/** 代理人: who acts for the applicant. */
export type Agent = {
  readonly name: string;
  readonly idType: IdType;
  readonly idNumber: string;
  readonly phone: string | null;
};
