"use client";
import dynamic from "next/dynamic";
import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from "react";
import type { TypedDocumentString } from "./__generated__/graphql.ts";
import type { Answer } from "./answer.ts";
import { mutate } from "./mutate.ts";
import { useWorkspace } from "./workspace-context.tsx";

const SignInAgainDialog = dynamic(
  () => import("./sign-in-again-dialog.tsx").then((file) => file.SignInAgainDialog),
  { ssr: false },
);

/**
 * A session may end while a dialog is open. Then a small sign-in dialog opens over it, what was typed stays where it
 * is, and once the person is back the same request is sent again. Declining answers UNAUTHENTICATED.
 */
type AskToSignIn = () => Promise<boolean>;
const SessionContext = createContext<AskToSignIn>(() => Promise.resolve(false));

export function SessionGate({ email, children }: { email: string | null; children: ReactNode }) {
  const waiting = useRef<((isBack: boolean) => void)[]>([]);
  const [isAsking, setAsking] = useState(false);
  const ask = useCallback(
    () =>
      new Promise<boolean>((resolve) => {
        waiting.current.push(resolve);
        setAsking(true);
      }),
    [],
  );
  const answer = useCallback((isBack: boolean) => {
    setAsking(false);
    for (const resolve of waiting.current.splice(0)) resolve(isBack);
  }, []);
  return (
    <SessionContext value={ask}>
      {children}
      {isAsking && <SignInAgainDialog email={email} onDone={answer} />}
    </SessionContext>
  );
}

export type Send = <TData, TVariables>(
  document: TypedDocumentString<TData, TVariables>,
  variables: TVariables,
) => Promise<Answer<TData>>;

/** `mutate` in the workspace of the page, with the sign-in dialog in front of an ended session. */
export function useSend(): Send {
  const { slug } = useWorkspace();
  const askToSignIn = useContext(SessionContext);
  return useMemo(() => {
    const send: Send = async (document, variables) => {
      const answer = await mutate(slug, document, variables);
      if (answer.ok || answer.failure.code !== "UNAUTHENTICATED") return answer;
      return (await askToSignIn()) ? mutate(slug, document, variables) : answer;
    };
    return send;
  }, [slug, askToSignIn]);
}
