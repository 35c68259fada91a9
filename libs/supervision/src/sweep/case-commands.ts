import type { Envelope, Message } from '@sealtrail/event-sourcing';

/** Where the sweep sends what it asks of a case: the hands that serve the reactors. A process provides them. */
export abstract class CaseCommands {
  abstract dispatch(
    reaction: { readonly stream: string; readonly command: Message },
    envelope: Envelope,
  ): Promise<unknown>;
}
