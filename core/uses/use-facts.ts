import type { Actor } from "#core/permissions/actor.ts";

/** What is known of a use before it is sent. Nothing of the request's path, query, headers or body, and no value. */
export type UseFacts = {
  readonly workspaceId: string;
  /** `origin` gives the record its source address. */
  readonly actor: Pick<Actor, "kind" | "id" | "displayName"> & Partial<Pick<Actor, "origin">>;
  readonly via: { readonly kind: "proxy"; readonly id: string; readonly tag: string };
  /** Empty when the request names no secret: it counts for the proxy only. */
  readonly secrets: readonly UsedSecret[];
  readonly origin: string;
  readonly method: string;
  readonly startedAt: Date;
};

export type UsedSecret = { readonly tag: string; readonly secretId: string; readonly version: number };

export type UseOutcome = {
  /** Of the answer's head; null when there was none. */
  readonly status: number | null;
  /** Of our error when it failed, also in the middle of an answer. */
  readonly errorCode: string | null;
  readonly durationMs: number;
  /** Places where the answer had a value that was sent. */
  readonly scrubbedCount: number;
  /** Of the credential, as the answer's head says (token-expiry.ts). */
  readonly expiresAt: Date | null;
};

/** A use that has begun. `end` once, in every outcome; it never throws and never waits. */
export type Use = { end(outcome: UseOutcome): void };
