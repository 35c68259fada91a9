import { viewWatchContract } from '../contracts/view-watch-contract';
import { ToldViewWatch } from './told-view-watch';
import { ViewProgress } from './view-progress';

describe('ToldViewWatch', () => {
  viewWatchContract(async (log) => {
    const progress = new ViewProgress(['a.v1', 'b.v1']);
    return {
      watch: new ToldViewWatch(progress, log),
      fold: async (view, _, position) => progress.tell([{ view, position, stopped: null, parked: [] }]),
      stop: async (view, at) => progress.tell([{ view, position: at - 1n, stopped: { at, error: 'odd' }, parked: [] }]),
    };
  });
});
