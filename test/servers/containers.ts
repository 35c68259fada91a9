import type { StartedTestContainer } from 'testcontainers';
import type { Addresses } from './addresses';

/** Servers that were started for this run. */
export type Started = Addresses & { stop(): Promise<void> };

const IMAGES = {
  kurrentdb: 'docker.eventstore.com/eventstore/eventstoredb-ee:24.10.14',
  mongodb: 'mongo:8.0.13',
} as const;
const KURRENTDB_PORT = 2113;
const MONGODB_PORT = 27017;
const NO_CONTENT = 204;

/** Both servers, one node each, in containers; `null` if no Docker engine answers. */
export async function startContainers(): Promise<Started | null> {
  // Loaded here: with existing servers neither the package nor an engine is needed.
  const { getContainerRuntimeClient } = await import('testcontainers');
  try {
    await getContainerRuntimeClient();
  } catch {
    return null;
  }
  console.log(`starting ${IMAGES.kurrentdb} and ${IMAGES.mongodb}, which may have to be fetched first`);
  const starting = await Promise.allSettled([startKurrentDb(), startMongoDb()]);
  const running = starting.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const stop = async (): Promise<void> => {
    await Promise.all(running.map((container) => container.stop()));
  };
  for (const one of starting) {
    if (one.status === 'fulfilled') continue;
    await stop();
    throw one.reason;
  }
  const [kurrentdb, mongodb] = running as [StartedTestContainer, StartedTestContainer];
  return {
    kurrentdb: `esdb://${kurrentdb.getHost()}:${kurrentdb.getMappedPort(KURRENTDB_PORT)}?tls=false`,
    // The set knows its member by a name that is valid only in the container.
    mongodb: `mongodb://${mongodb.getHost()}:${mongodb.getMappedPort(MONGODB_PORT)}/?directConnection=true`,
    stop,
  };
}

async function startKurrentDb(): Promise<StartedTestContainer> {
  const { GenericContainer, Wait } = await import('testcontainers');
  return new GenericContainer(IMAGES.kurrentdb)
    .withEnvironment({
      EVENTSTORE_INSECURE: 'true',
      EVENTSTORE_CLUSTER_SIZE: '1',
      EVENTSTORE_RUN_PROJECTIONS: 'None',
      EVENTSTORE_TELEMETRY_OPTOUT: 'true',
    })
    .withExposedPorts(KURRENTDB_PORT)
    .withWaitStrategy(Wait.forHttp(`/health/live?liveCode=${NO_CONTENT}`, KURRENTDB_PORT).forStatusCode(NO_CONTENT))
    .start();
}

/** A replica set of one: the intended configuration, and the minimum for majority writes. */
async function startMongoDb(): Promise<StartedTestContainer> {
  const { GenericContainer, Wait } = await import('testcontainers');
  const container = await new GenericContainer(IMAGES.mongodb)
    .withCommand(['mongod', '--replSet', 'rs0', '--bind_ip_all'])
    .withExposedPorts(MONGODB_PORT)
    .withWaitStrategy(Wait.forLogMessage(/waiting for connections/i))
    .start();
  const begin = `rs.initiate({ _id: 'rs0', members: [{ _id: 0, host: 'localhost:${MONGODB_PORT}' }] });
    while (!db.hello().isWritablePrimary) sleep(100)`;
  const { exitCode, output } = await container.exec(['mongosh', '--quiet', '--eval', begin]);
  if (exitCode === 0) return container;
  await container.stop();
  throw new Error(`the replica set did not begin: ${output}`);
}
