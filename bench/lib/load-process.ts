import type { Job, LoadResult } from "./load.ts";
import { type LoadClient, openLoadClient } from "./load-client.ts";
import { percentile } from "./numbers.ts";

/** `node bench/lib/load-process.ts '<Job as JSON>'`: a process of its own, so that it has a core of its own. */
const job = JSON.parse(process.argv[2] ?? "{}") as Job;
const micros: number[] = [];
const total = { bytes: 0, badAnswers: 0, socketErrors: 0 };
const clients: LoadClient[] = [];
const startedAt = performance.now();

for (let i = 0; i < job.connections; i++) {
  clients.push(
    openLoadClient(job, {
      onBytes: (count) => {
        total.bytes += count;
      },
      onAnswer: (status, ms) => {
        micros.push(ms * 1000);
        if (status < 200 || status > 299) total.badAnswers += 1;
      },
      onError: () => {
        total.socketErrors += 1;
      },
    }),
  );
}

setTimeout(() => {
  const seconds = (performance.now() - startedAt) / 1000;
  for (const client of clients) client.close();
  const sorted = Float64Array.from(micros).sort();
  const result: LoadResult = {
    requests: micros.length,
    seconds,
    p50Ms: sorted.length === 0 ? 0 : percentile(sorted, 0.5) / 1000,
    p99Ms: sorted.length === 0 ? 0 : percentile(sorted, 0.99) / 1000,
    ...total,
  };
  console.log(JSON.stringify(result));
}, job.seconds * 1000);
