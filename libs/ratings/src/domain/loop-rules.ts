import { reject } from '../rejections';
import type { DeskAct } from './loop-commands';
import type { LoopState } from './loop-enums';
import type { RatedAs } from './loop-events';

/** 核实、复核 by a person outside the rated unit. @throws {Rejection} `rating.own-unit` */
export function mustBeOutside({ department }: Pick<DeskAct, 'department'>, rated: Pick<RatedAs, 'department'>): void {
  if (department === rated.department) throw reject('rating.own-unit', { department });
}

/** @throws {Rejection} `rating.step-not-open` if another step is next, `rating.not-bad` if none is */
export function mustStandAt(state: LoopState | null, wanted: readonly LoopState[]): void {
  if (state === null) throw reject('rating.not-bad');
  if (!wanted.includes(state)) throw reject('rating.step-not-open', { state });
}
