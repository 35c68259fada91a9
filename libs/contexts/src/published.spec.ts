import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { published } from '.';

const LIBS = join(__dirname, '..', '..');

/**
 * Internal events: used only by the program, or about its own users. A new event must be published, or listed here with the
 * reason.
 */
const INTERNAL: Readonly<Record<string, string>> = {
  OfficialAppointed: 'names a person',
  ApiKeyIssued: 'about keys',
  ApiKeyRevoked: 'about keys',
  FileForgotten: 'housekeeping of files',
  FileUploaded: 'housekeeping of files',
  AdministratorReleased: 'about keys',
  DelegationEnded: 'about keys',
  DelegationGranted: 'about keys',
  EmergencyAccessOpened: 'who reads what, as the access trail',
  EmergencyAccessReviewed: 'who reads what, as the access trail',
  CertificateIdentifierTaken: 'numbers',
  ElectronicReceiptTaken: 'numbers',
  NumbersLeased: 'numbers',
  ChecksScheduled: 'timers',
  BreachesWaived: 'what a later check looks at',
  SweepStarted: 'work on the log',
  SweepAdvanced: 'work on the log',
  SweepFinished: 'work on the log',
  ReportPublished: 'figures, which their own route gives with what has changed since',
  ReportRowsPublished: 'figures, which their own route gives with what has changed since',
  BreachForecastMade: 'figures, which their own route gives with what has come of them',
  BreachForecastRowsMade: 'figures, which their own route gives with what has come of them',
  PatrolStarted: 'work on the log',
  PatrolAdvanced: 'work on the log',
  PatrolFinished: 'work on the log',
  SpotCheckDrawn: 'for who supervises, before a unit knows what is looked at',
  SpotCheckCasesDrawn: 'for who supervises, before a unit knows what is looked at',
  SpotCheckFindingRecorded: 'for who supervises; the figures are in the reports',
  ExemptionDeclared: 'may name a secret case',
  WebhookRegistered: 'about webhooks',
  WebhookRevised: 'about webhooks',
  WebhookSecretRotated: 'about webhooks',
  WebhookDisabled: 'about webhooks',
  WebhookEnabled: 'about webhooks',
  WebhookRemoved: 'about webhooks',
  WebhookReplayRequested: 'about webhooks',
  WebhookDelivered: 'about webhooks',
  WebhookAttemptFailed: 'about webhooks',
  WebhookDeliverySkipped: 'about webhooks',
  RedCardCounted: 'what interviews are counted from',
  RedCardUncounted: 'what interviews are counted from',
  InterviewCardAdded: 'what interviews are counted from',
  InterviewCardRemoved: 'what interviews are counted from',
  NoticeQueued: 'for gateways, who ask for notices',
  NoticeTold: 'for gateways, who ask for notices',
  NoticeFailed: 'for gateways, who ask for notices',
  NoticeWithdrawn: 'for gateways, who ask for notices',
};

const declaredTypes = (): readonly string[] =>
  readdirSync(LIBS, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/\.spec\.ts$|[/\\]testing[/\\]|^event-sourcing/.test(file))
    .flatMap((file) =>
      [...readFileSync(join(LIBS, file), 'utf8').matchAll(/= Event<\s*'(\w+)'/g)].map(([, type]) => type ?? ''),
    )
    .toSorted();

describe('the events of all contexts', () => {
  it('are published, or internal for a stated reason', () => {
    const told = [...Object.keys(published), ...Object.keys(INTERNAL)].toSorted();
    expect(told).toEqual(declaredTypes());
  });
});
