import { parseArgs } from "node:util";

/** What can be said on the command line of a bench. */
export type Options = {
  /** Fewer and shorter rounds: to see that all works, not to publish. */
  quick: boolean;
  /** Parts to run; empty for all. */
  only: readonly string[];
  /** Peers to run beside Keyhole; null for all that are installed. */
  peers: readonly string[] | null;
  rounds: number | null;
  /** Folder for a profile of Keyhole's process; null for none. With one, the numbers are slower and so labelled. */
  profile: string | null;
  /** Where the results go. */
  out: string | null;
};

export const USAGE = `npm run bench -- proxy [options]

  --quick         one short look at everything, at most a minute
  --only=a,b      only these parts: cells such as 1k_c32, tls_1k_c32, memory, match
  --peers=a,b     only these beside Keyhole: nginx, http_proxy_3, fast_proxy, fastify, express_hpm ("" for none)
  --rounds=N      rounds (default 3; 1 with --quick)
  --profile=DIR   writes a .cpuprofile of Keyhole's process there
  --out=FILE      instead of bench/results/proxy.json`;

/** @throws {Error} with USAGE for what it does not know. */
export function readOptions(args: string[]): { bench: string; options: Options } {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        quick: { type: "boolean", default: false },
        only: { type: "string", default: "" },
        peers: { type: "string" },
        rounds: { type: "string" },
        profile: { type: "string" },
        out: { type: "string" },
      },
    });
    const rounds = values.rounds === undefined ? null : Number(values.rounds);
    if (rounds !== null && !(Number.isInteger(rounds) && rounds > 0))
      throw new Error("--rounds takes a number.");
    if (positionals.length !== 1) throw new Error("Name one bench.");
    return {
      bench: positionals[0] as string,
      options: {
        quick: values.quick,
        only: listed(values.only),
        peers: values.peers === undefined ? null : listed(values.peers),
        rounds,
        profile: values.profile ?? null,
        out: values.out ?? null,
      },
    };
  } catch (error) {
    throw new Error(`${(error as Error).message}\n\n${USAGE}`);
  }
}

function listed(text: string): string[] {
  return text.split(",").filter((part) => part !== "");
}
