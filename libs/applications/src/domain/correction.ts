import { reject } from '../rejections';
import { factOf, holderOf, mayTakeIn, notBefore, openCase } from './acts';
import type { Application, ApplicationKnown } from './application';
import type { ReceiveCorrection } from './application-commands';
import type { ApplicationEvent } from './application-events';
import { plainLimit } from './limits';

/** 补正: complete, it starts a fresh first check, and silence then accepts as of its receipt (行政许可法 art. 32(5)). */
export function receiveCorrection(
  command: ReceiveCorrection['data'],
  state: Application,
  facts: ApplicationKnown,
): readonly ApplicationEvent[] {
  const found = openCase(state);
  if (found.status !== 'correctionPending') {
    throw reject('application.no-correction-asked');
  }
  mayTakeIn(found, facts, command);
  notBefore(command.at, found.lastStepAt);
  const got = new Set(command.materials.map(({ code }) => code));
  const stillMissing = found.missing.filter((code) => !got.has(code));
  const complete = stillMissing.length === 0;
  const fact = factOf(found, facts, command);
  return [
    {
      type: 'CorrectionReceived',
      data: {
        ...fact,
        notice: found.notices.length,
        materials: command.materials,
        complete,
        stillMissing,
        firstCheck: complete ? plainLimit(fact.occurredOn, found.terms.firstCheck, facts.calendar) : null,
        holder: holderOf(found),
      },
    },
  ];
}
