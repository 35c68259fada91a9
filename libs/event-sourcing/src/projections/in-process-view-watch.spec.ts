import { describeViewWatchContract } from '../contracts/view-watch-contract';
import { InProcessViewWatch } from './in-process-view-watch';
import { ViewProgress } from './view-progress';

describe('InProcessViewWatch', () => {
  describeViewWatchContract(async (log) => {
    const progress = new ViewProgress(['a.v1', 'b.v1']);
    return {
      watch: new InProcessViewWatch(progress, log),
      fold: async (view, _, position) => progress.tell([{ view, position, stopped: null, parked: [] }]),
      stop: async (view, at) => progress.tell([{ view, position: at - 1n, stopped: { at, error: 'odd' }, parked: [] }]),
    };
  });
});
