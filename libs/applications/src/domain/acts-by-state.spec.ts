import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineWrite, fold, type RecordedEvent, Rejection } from '@sealtrail/event-sourcing';
import { FixedClock, InMemoryEventStore, pipelineOver, writeFacts } from '@sealtrail/event-sourcing/testing';
import { contextFor, eventsAfter } from '../testing';
import { caseStates, sampleCommands, stateFor } from '../testing/case-states';
import { caseCommandTypes as acts, caseTable } from '../testing/case-table';
import { envelopeOf } from '../testing/write-side';
import { caseWrite } from '../write/case-write';
import type { ApplicationDecisionContext } from './application';
import type { ApplicationCommand } from './application-commands';
import { applicationDecider, applicationStream } from './application-decider';
import type { ApplicationEvent } from './application-events';
import { ledgerOf } from './ledger-fold';

const README = join(__dirname, '..', '..', 'README.md');

const stories = new WeakMap<readonly ApplicationCommand[], readonly ApplicationEvent[]>();

/** The events of a history, computed once. */
function told(past: readonly ApplicationCommand[], context: ApplicationDecisionContext): readonly ApplicationEvent[] {
  const facts = stories.get(past) ?? eventsAfter(context, ...past);
  stories.set(past, facts);
  return facts;
}

describe('every command in every state', () => {
  it('is answered as documented in the README of the context (`npm run state-tables` writes it)', () => {
    expect(readFileSync(README, 'utf8')).toContain(caseTable());
  });

  it('starts from states that match their names', () => {
    const statusOf = ({ past, terms }: (typeof caseStates)[number]) =>
      fold(applicationDecider, eventsAfter(contextFor(terms), ...past)).status;
    const named: Readonly<Record<string, string>> = {
      correctionLapsed: 'correctionPending',
      full: 'accepted',
      suspended: 'accepted',
      deferred: 'accepted',
      deferralLapsed: 'accepted',
      delivered: 'granted',
      proofWaits: 'granted',
      proofReviewed: 'granted',
    };
    for (const state of caseStates)
      expect([state.state, statusOf(state)]).toEqual([state.state, named[state.state] ?? state.state]);
  });

  it.each(acts)('%s: a refusal leaves the case, its revision and its clocks unchanged', async (type) => {
    for (const state of caseStates) {
      const { terms, past, now } = stateFor(type, state);
      const context = contextFor(terms);
      const [store, stream] = [new InMemoryEventStore(), applicationStream('a1')];
      await writeFacts(store, stream, told(past, context), now);
      const before = (await store.read(stream)) as readonly RecordedEvent<ApplicationEvent>[];
      const write = defineWrite({
        ...caseWrite,
        decider: applicationDecider,
        context: () => Promise.resolve({ facts: context, revisions: {} }),
      });
      const wish = { stream, command: sampleCommands[type](now), commandMetadata: envelopeOf('c1'), scope: null };
      const refused = await pipelineOver(store, new FixedClock(now))
        .run(write, wish)
        .then(
          () => false,
          (error: unknown) => error instanceof Rejection,
        );
      if (!refused) continue;
      const after = (await store.read(stream)) as readonly RecordedEvent<ApplicationEvent>[];
      expect(after).toEqual(before);
      expect(ledgerOf(after)).toEqual(ledgerOf(before));
    }
  });
});
