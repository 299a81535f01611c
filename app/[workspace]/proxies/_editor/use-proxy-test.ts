"use client";
import { useEffect, useState } from "react";
import type {
  DraftPluginProxyInput,
  HttpMethod,
  RunCanaryTestMutation,
  TestPluginProxyMutation,
} from "#app/_lib/__generated__/graphql.ts";
import type { Answer } from "#app/_lib/answer.ts";
import { useSend } from "#app/_lib/session-gate.tsx";
import { RunCanaryTest, TestPluginProxy } from "../queries.ts";

export type SentTest = TestPluginProxyMutation["testPluginProxy"];
export type Canary = RunCanaryTestMutation["runCanaryTest"];

/** idle → sending → one of the answers; back to idle when the request is another one. */
export type TestState =
  | { name: "idle" }
  | { name: "sending"; kind: "test" | "canary" }
  | { name: "tested"; test: SentTest }
  | { name: "canary"; canary: Canary }
  | { name: "failed"; message: string };

/** Sends a test through the saved proxy, or throw-away values through the form as it stands. */
export function useProxyTest(request: { method: HttpMethod; url: string }) {
  const send = useSend();
  const [state, setState] = useState<TestState>({ name: "idle" });
  const key = `${request.method} ${request.url}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was found out about one request says nothing about the next.
  useEffect(() => setState({ name: "idle" }), [key]);

  async function run<T>(
    kind: "test" | "canary",
    answering: Promise<Answer<T>>,
    toState: (data: T) => TestState,
  ) {
    if (state.name === "sending") return;
    setState({ name: "sending", kind });
    const answer = await answering;
    setState(answer.ok ? toState(answer.data) : { name: "failed", message: answer.failure.message });
  }
  return {
    state,
    test: (id: string) =>
      run("test", send(TestPluginProxy, { input: { proxy: { id }, ...request } }), ({ testPluginProxy }) =>
        withoutErrors(testPluginProxy, { name: "tested", test: testPluginProxy }),
      ),
    canary: (draft: DraftPluginProxyInput) =>
      run("canary", send(RunCanaryTest, { input: { subject: { draft }, ...request } }), ({ runCanaryTest }) =>
        withoutErrors(runCanaryTest, { name: "canary", canary: runCanaryTest }),
      ),
  };
}

function withoutErrors(
  { userErrors }: { userErrors: readonly { message: string }[] },
  state: TestState,
): TestState {
  const [error] = userErrors;
  return error ? { name: "failed", message: error.message } : state;
}
