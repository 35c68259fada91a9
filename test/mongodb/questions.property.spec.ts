import { MongoReadStore } from '@sealtrail/platform';
import { MongoWorld } from './mongo-world';
import { answersAsInMemory } from './questions';

it('answers every query as the in-memory store does, through a double', async () => {
  const world = await MongoWorld.start();
  await answersAsInMemory(new MongoReadStore(await world.connect()), 200);
  await world.close();
});
