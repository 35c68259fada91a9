import { MongoReadStore } from '@sealtrail/platform';
import { DoubleWorld } from './double-world';
import { answersAsInMemory } from './questions';

it('answers every question as the store in memory does, through a double', async () => {
  const world = await DoubleWorld.start();
  await answersAsInMemory(new MongoReadStore(await world.connect()), 200);
  await world.close();
});
