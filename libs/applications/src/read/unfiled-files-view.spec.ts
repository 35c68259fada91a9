import type { ProjectionRow, RecordedEvent } from '@sealtrail/event-sourcing';
import { metadataAt } from '@sealtrail/event-sourcing';
import type { ApplicationCommand } from '../domain/application-commands';
import {
  accept,
  actTimes,
  at,
  contextFor,
  paperMaterial,
  promisedItem,
  recordedEventsAfter,
  requestCorrection,
  submit,
  workingDays,
} from '../testing';
import { type SentFile, unfiledFiles } from './unfiled-files-view';

const [A, B] = ['a'.repeat(64), 'b'.repeat(64)];
const filed = (code: string, file: string) => ({ ...paperMaterial(code), satisfiedBy: 'uploaded', file }) as const;

const sent = (sha256: string, key: string, uploadedAt: string) => ({
  type: 'FileUploaded',
  data: { sha256, size: 9, key, source: null, uploadedAt },
});
const forgotten = (sha256: string) => ({ type: 'FileForgotten', data: { sha256, forgottenAt: at('2026-04-09') } });

type Row = ProjectionRow<SentFile, never>;

/** The view after these events, by the first letter of the hash. */
function after(...events: readonly { readonly type: string; readonly data: object }[]): Record<string, SentFile> {
  const documents = new Map<string, SentFile>();
  const metadata = metadataAt('', { actor: '', commandId: '', correlationId: '', causationId: null, known: {} });
  for (const each of events) {
    const row = (unfiledFiles.on as Record<string, Row | undefined>)[each.type];
    if (row === undefined) continue;
    const event = {
      ...each,
      id: '',
      stream: '',
      revision: 0n,
      position: 0n,
      metadata,
    } as unknown as RecordedEvent<never>;
    for (const id of [row.id(event)].flat()) {
      const document = row.fold(documents.get(id) ?? unfiledFiles.initial, event, id);
      if (document === null) documents.delete(id);
      else documents.set(id, document);
    }
  }
  return Object.fromEntries([...documents].map(([id, document]) => [id[0], document]));
}

describe('files that are in no case', () => {
  it('wait for all their uploaders, since their last upload', () => {
    const told = [sent(A, 'k1', at('2026-03-02')), sent(B, 'k1', at('2026-03-02')), sent(A, 'k2', at('2026-03-05'))];
    expect(after(...told)).toMatchObject({
      a: { sha256: A, size: 9, waitingFor: ['k1', 'k2'], waitsSince: at('2026-03-05'), filed: false },
      b: { waitingFor: ['k1'], waitsSince: at('2026-03-02') },
    });
  });

  it.each<readonly [string, readonly ApplicationCommand[]]>([
    ['filed with a case', [submit(at('2026-03-02'), { materials: [filed('form', A), filed('plan', A)] })]],
    [
      'handed in later',
      [
        submit(at('2026-03-02'), { materials: [paperMaterial('form')] }),
        {
          type: 'AddMaterial',
          data: { ...actTimes(at('2026-03-03')), department: null, officer: null, material: filed('plan', A) },
        },
      ],
    ],
    [
      'sent as a correction',
      [
        submit(at('2026-03-02'), { materials: [paperMaterial('form')] }),
        requestCorrection(['plan'], at('2026-03-02', '11:00'), { deadline: workingDays(5) }),
        {
          type: 'ReceiveCorrection',
          data: {
            ...actTimes(at('2026-03-03')),
            department: null,
            officer: null,
            materials: [filed('plan', A)],
            proofOfService: null,
          },
        },
      ],
    ],
    [
      'in a set that nothing proves to have come in time',
      [
        submit(at('2026-03-02'), { materials: [paperMaterial('form')] }),
        requestCorrection(['plan'], at('2026-03-02', '11:00'), { deadline: workingDays(5) }),
        { type: 'RecordCorrectionTimeout', data: { at: at('2026-03-10', '00:00') } },
        {
          type: 'ReceiveCorrection',
          data: {
            ...actTimes(at('2026-03-09'), at('2026-03-11')),
            department: null,
            officer: null,
            materials: [filed('plan', A)],
            proofOfService: null,
          },
        },
      ],
    ],
  ])('stop waiting once they are %s, even if another key uploads them again', (_, acts) => {
    const story = recordedEventsAfter(contextFor(promisedItem), ...acts);
    const all = after(sent(A, 'k1', at('2026-03-02')), ...story, sent(A, 'k2', at('2026-03-06')), forgotten(A));
    expect(all).toMatchObject({ a: { sha256: A, waitingFor: [], waitsSince: null, filed: true } });
  });

  it('are gone once deleted, and wait again when they are uploaded again', () => {
    const before = [sent(A, 'k1', at('2026-03-02')), sent(A, 'k2', at('2026-03-02')), forgotten(A)];
    expect(after(...before)).toEqual({});
    expect(after(...before, sent(A, 'k2', at('2026-04-10')))).toMatchObject({
      a: { waitingFor: ['k2'], waitsSince: at('2026-04-10') },
    });
  });

  it('are not created by a case without files', () => {
    expect(
      after(...recordedEventsAfter(contextFor(), submit(at('2026-03-02')), accept(at('2026-03-02', '11:00')))),
    ).toEqual({});
  });
});
