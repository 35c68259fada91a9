import type { Command, CommandBus } from '@nestjs/cqrs';
import { type ApplicationCommand, ChangeApplication } from '@sealtrail/applications';
import type { Envelope, Message, Receipt } from '@sealtrail/event-sourcing';
import type { Dispatch } from '@sealtrail/event-sourcing/runtime';
import { type AdvanceSweep, ChangeSupervision, ChangeSweep, type SupervisionCommand } from '@sealtrail/supervision';

type MakeCommand = (id: string, command: Message, envelope: Envelope) => Command<Receipt>;

/** Which command carries a reactor's wish, by the category of the stream it goes to: one line each. */
const BY_CATEGORY: Readonly<Record<string, MakeCommand>> = {
  application: (id, command, envelope) => new ChangeApplication(id, command as ApplicationCommand, envelope),
  supervision: (id, command, envelope) => new ChangeSupervision(id, command as SupervisionCommand, envelope),
  calendarSweep: (_, command, envelope) => new ChangeSweep(command as AdvanceSweep, envelope),
};

/** Hands the commands of reactors to their handlers: `application-17` → category `application`, id `17`. */
export const dispatchOver =
  (bus: CommandBus): Dispatch =>
  ({ stream, command }, envelope) => {
    const at = stream.indexOf('-');
    const make = BY_CATEGORY[stream.slice(0, at)];
    if (make === undefined) throw new Error(`no command is known for the stream ${stream}`);
    return bus.execute(make(stream.slice(at + 1), command, envelope));
  };
