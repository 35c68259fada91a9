import type { CommandMessage, Decider, Event, Instant } from '@sealtrail/event-sourcing';
import { reject } from '../rejections';

/** A certificate identifier belongs to one case permanently: the store refuses a second holder. */
export type CertificateIdentifierTaken = Event<
  'CertificateIdentifierTaken',
  { readonly certificateId: string; readonly applicationId: string; readonly takenAt: Instant }
>;

export type TakeCertificateIdentifier = CommandMessage<
  'TakeCertificateIdentifier',
  { readonly certificateId: string; readonly applicationId: string; readonly at: Instant }
>;

/** The case that has the identifier; `null`: none yet. */
export type CertificateIdentifier = { readonly applicationId: string | null };

export const certificateIdentifierStream = (certificateId: string): string => `identifier-${certificateId}`;

export const certificateIdentifierDecider: Decider<
  CertificateIdentifier,
  TakeCertificateIdentifier,
  CertificateIdentifierTaken
> = {
  initial: { applicationId: null },
  decide: {
    TakeCertificateIdentifier: ({ certificateId, applicationId, at }, state) => {
      if (state.applicationId === applicationId) return [];
      if (state.applicationId !== null) throw reject('application.certificate-identifier-taken', { certificateId });
      return [{ type: 'CertificateIdentifierTaken', data: { certificateId, applicationId, takenAt: at } }];
    },
  },
  evolve: { CertificateIdentifierTaken: (_, { applicationId }) => ({ applicationId }) },
};
