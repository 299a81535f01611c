import { logger } from "./logger.ts";

/**
 * Runs what must happen before the process ends, last registered first, once, on SIGTERM, SIGINT or
 * SIGHUP (the terminal was closed).
 * A step that fails does not stop the others. A second signal does not hurry it; `deadlineMs` does.
 */
type Step = { name: string; run: () => Promise<unknown> };

const steps: Step[] = [];
let running: Promise<void> | null = null;

export function onShutdown(name: string, run: () => Promise<unknown>): void {
  steps.push({ name, run });
}

export function shutDown(): Promise<void> {
  running ??= (async () => {
    for (const step of steps.reverse()) {
      try {
        await step.run();
      } catch (error) {
        logger().error({ err: error, step: step.name }, "A shutdown step failed");
      }
    }
  })();
  return running;
}

/** 30 s is what orchestrators grant by default before SIGKILL (Kubernetes, systemd: 30 and 90); stay below it. */
export function shutDownOnSignals(deadlineMs = 25_000): void {
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) {
    process.on(signal, () => {
      setTimeout(() => process.exit(1), deadlineMs).unref();
      void shutDown().then(() => process.exit(0));
    });
  }
}
