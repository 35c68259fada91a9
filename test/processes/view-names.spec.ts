import { viewNames } from '../../apps/api/src/view-names';
import { projections } from '../../apps/projector/src/projections';

describe('processes', () => {
  it('that answer wait for the very views that the projectors fold', () => {
    expect([...viewNames].sort()).toStrictEqual(projections.map(({ name }) => name).sort());
  });
});
