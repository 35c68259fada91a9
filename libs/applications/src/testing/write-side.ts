import { yearImported } from '@sealtrail/calendar/testing';
import { MARKET, PROMISED_ITEM, seed, seedCatalog } from '@sealtrail/catalog/testing';
import {
  type CommandMetadata,
  derivedId,
  Rejection,
  StreamStateCache,
  type ViewState,
  ViewWatch,
} from '@sealtrail/event-sourcing';
import {
  FixedClock,
  FixedNamespaceSecret,
  InMemoryEventStore,
  InMemoryReadStore,
  InMemoryVault,
  pipelineOver,
} from '@sealtrail/event-sourcing/testing';
import { Jurisdiction } from '@sealtrail/working-days';
import type { ApplicationCommand } from '../domain/application-commands';
import type { ApplicationEvent } from '../domain/application-events';
import { actTimes, at } from '../testing';
import { CaseContextLoader } from '../write/case-context-loader';
import { CaseNumbers } from '../write/case-numbers';
import { ChangeApplication, ChangeApplicationHandler } from '../write/change-application';
import { DuplicateFilings } from '../write/duplicate-filings';
import { ElectronicReceipts } from '../write/electronic-receipts';
import { FilingDaySalts } from '../write/filing-day-salts';
import { FilingsInProgress } from '../write/filings-in-progress';
import {
  type NewApplication,
  SubmitNewApplication,
  SubmitNewApplicationHandler,
} from '../write/submit-new-application';
import { SuccessorAnnouncer } from '../write/successor-announcer';

export const received = at('2026-03-02');

class Shanghai extends Jurisdiction {
  override readonly zone = 'Asia/Shanghai';
}

/** 李某 files for a food licence at the window of the market bureau. */
export const filing: NewApplication = {
  ...actTimes(received),
  item: PROMISED_ITEM,
  filedBy: null,
  source: null,
  externalNo: null,
  successorOf: null,
  scenario: null,
  channel: 'window',
  receivedBy: null,
  officer: null,
  applicant: {
    kind: 'person',
    name: '李某',
    idType: 'residentId',
    idNumber: '11010519491231002X',
    phone: '13900000000',
  },
  agent: null,
  materials: [],
};

export const envelopeOf = (commandId: string, over: Partial<CommandMetadata> = {}): CommandMetadata => ({
  actor: 'key-1',
  commandId,
  correlationId: 'r1',
  causationId: null,
  fingerprint: `wish of ${commandId}`,
  expectedRevision: null,
  ...over,
});

/** The refusal code of a command. */
export async function codeOf(outcome: Promise<unknown>): Promise<string> {
  try {
    await outcome;
  } catch (error) {
    if (error instanceof Rejection) return error.code;
    throw error;
  }
  return 'no rejection';
}

const EVERYTHING = { department: null, region: null };

/** No projector runs in these specs: every wait succeeds immediately. */
class ImmediateViews extends ViewWatch {
  override state(): Promise<ViewState> {
    return Promise.resolve({ position: 0n, lagMs: 0 });
  }
  override waitForPosition(): Promise<boolean> {
    return Promise.resolve(true);
  }
}

/** The write side on fakes, with the catalogue of a city and its calendar. */
export async function writeSide() {
  const store = new InMemoryEventStore();
  const vault = new InMemoryVault();
  const clock = new FixedClock(received);
  await seedCatalog(store);
  await seed(store, 'calendar-cn-national', [yearImported(2026)]);
  const jurisdiction = new Shanghai();
  const streams = new StreamStateCache(store);
  const filings = new FilingsInProgress();
  const contextLoader = new CaseContextLoader(streams, jurisdiction, filings);
  const pipeline = pipelineOver(store, clock, { vault });
  const numbers = new CaseNumbers(pipeline, clock, { id: 'spec' });
  const secret = new FixedNamespaceSecret();
  const views = new InMemoryReadStore();
  const seconds = new DuplicateFilings(secret, new FilingDaySalts(vault), contextLoader, views, new ImmediateViews());
  const receipts = new ElectronicReceipts(pipeline);
  const submission = new SubmitNewApplicationHandler(
    pipeline,
    contextLoader,
    numbers,
    secret,
    seconds,
    receipts,
    new SuccessorAnnouncer(pipeline, contextLoader),
    filings,
  );
  const changes = new ChangeApplicationHandler(pipeline, contextLoader, receipts);
  let sent = 0;
  return {
    store,
    vault,
    filings,
    /** Subjects in the vault, without the salt of a day of receipts. */
    people: () => vault.subjects.filter((id) => id !== derivedId('filing-day', '2026-03-02')),
    clock,
    pipeline,
    streams,
    jurisdiction,
    facts: contextLoader,
    submit: (
      over: Partial<NewApplication> = {},
      commandMetadata = envelopeOf('c1'),
      department: string | null = null,
      region: string | null = null,
    ) =>
      submission.execute(
        new SubmitNewApplication({ ...filing, ...over }, commandMetadata, { department, region }, EVERYTHING),
      ),
    change: (command: ChangeApplication) => changes.execute(command),
    /** Sends one command after the other, as a caller without scope limits. */
    send: async (applicationId: string, ...commands: readonly ApplicationCommand[]) => {
      for (const command of commands) {
        sent++;
        await changes.execute(new ChangeApplication(applicationId, command, envelopeOf(`told-${sent}`), null));
      }
    },
    events: async (id: string) => (await store.read(`application-${id}`)) as unknown as readonly ApplicationEvent[],
  };
}

/** Accepted and granted within two days by the market bureau. */
export const accepted = (officer: string): ApplicationCommand => ({
  type: 'AcceptApplication',
  data: {
    at: received,
    now: received,
    department: MARKET,
    officer,
    document: { number: '1', date: '2026-03-02', seal: 's' },
    deferral: null,
    commitments: [],
    proofOfService: null,
  },
});
