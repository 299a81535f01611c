"use client";
import { Code } from "#app/_ui/code.tsx";
import { Verdict } from "./explanation.tsx";
import type { Canary } from "./use-proxy-test.ts";

/** Whether the host echoes what stands in the place of a secret. */
export function CanaryResult({ canary, host }: { canary: Canary; host: string }) {
  const { isEchoed, status, failure } = canary;
  if (isEchoed) {
    return (
      <Verdict kind="bare">
        <Code>{host}</Code> sends back what stands in the place of the secret, {placesOf(canary)}. Keyhole
        takes it out of every answer, but a host that repeats credentials may also write them into its logs.
      </Verdict>
    );
  }
  if (failure) return <Verdict kind="refused">No answer came. {failure.message}</Verdict>;
  return (
    <Verdict kind="matched">
      <Code>{host}</Code> answered {status} and did not send the throw-away value back. An answer of 401 or
      403 is what you would expect.
    </Verdict>
  );
}

function placesOf({ echoingHeaders, isEchoedInBody }: Canary): string {
  const places = [
    ...(isEchoedInBody ? ["in the body"] : []),
    ...(echoingHeaders ?? []).map((name) => `in the header ${name}`),
  ];
  return places.join(" and ") || "in the name of a header";
}
