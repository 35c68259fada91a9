import { Agent, request } from 'node:http';

/** A query, or with a body a command, sent repeatedly in turn with the others. */
export type Ask = { readonly name: string; readonly path: string; readonly secret: string; readonly body?: string };

export type QueryJob = {
  readonly url: string;
  readonly clients: number;
  readonly seconds: number;
  /** Queries per second in total; `null`: each client sends the next as soon as it has a response. */
  readonly perSecond: number | null;
  readonly asks: readonly Ask[];
};

/** Latencies of each query in milliseconds; at a fixed rate measured from when it was due, whether or not a client was free. */
export type QueryTimes = { readonly seconds: number; readonly times: Readonly<Record<string, readonly number[]>> };

async function drive({ url, clients, seconds, perSecond, asks }: QueryJob): Promise<QueryTimes> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const times: Record<string, number[]> = {};
  const begun = performance.now();
  let next = 0;
  const client = async (): Promise<void> => {
    for (;;) {
      const turn = next++;
      const due = perSecond === null ? performance.now() : begun + (turn * 1_000) / perSecond;
      if (due - begun > seconds * 1_000) return;
      if (due > performance.now()) await new Promise((resolve) => setTimeout(resolve, due - performance.now()));
      const ask = asks[turn % asks.length] as Ask;
      await answered(url, agent, ask);
      const all = times[ask.name] ?? [];
      times[ask.name] = all;
      all.push(performance.now() - due);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  agent.destroy();
  return { seconds: (performance.now() - begun) / 1_000, times };
}

function answered(url: string, agent: Agent, { path, secret, body: sent }: Ask): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json' };
    request(`${url}${path}`, { agent, headers, method: sent === undefined ? 'GET' : 'POST' }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', reject);
      answer.on('end', () => {
        const body = Buffer.concat(chunks).toString();
        // No items are in the catalogue here: a list that finds none within its scope reports that.
        const isNothing = answer.statusCode === 422 && body.includes('field.not-there');
        if (answer.statusCode === 200 || isNothing) resolve();
        else reject(new Error(`${path}: ${answer.statusCode} ${body.slice(0, 500)}`));
      });
    })
      .on('error', reject)
      .end(sent);
  });
}

process.once('message', (job: QueryJob) => {
  drive(job).then(
    (times) => process.send?.(times, () => process.exit(0)),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
