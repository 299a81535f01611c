import type { Readable } from "node:stream";
import type { Actor } from "#core/permissions/actor.ts";
import type { ProxyLimits } from "./limits.ts";
import type { OpenedValues } from "./opened-values.ts";
import type { PlannedRequest } from "./reference-plan.ts";

/** Everything about one request that goes out. Whoever makes it has authorised the caller and chosen the rules. */
export type EgressPlan = {
  readonly workspaceId: string;
  readonly use: UseContext;
  /** A method token; TRACE, TRACK and CONNECT are refused. */
  readonly method: string;
  readonly target: EgressTarget;
  /** The caller's, flat: name, value, name, value, one character a byte. What may not go on is dropped here. */
  readonly headers: readonly string[];
  /** What secrets are put into. Prepared once for each saved rule set, never for a request. */
  readonly request: PlannedRequest;
  /**
   * Throw-away values in the place of secrets, one for each tag, for a canary test (security.md B-4). Then the door stays
   * shut, no destination is asked for, and no use of a secret is recorded, since there is none.
   */
  readonly standIns?: OpenedValues;
  /**
   * Null when the request has no body, or when `request` has a template of one. A stream is read at the upstream's
   * pace, and left where it stands when sending fails.
   */
  readonly body: Readable | Buffer | null;
  /** Port on which this process is called, so that it never calls itself; null where that is not known. */
  readonly listenerPort: number | null;
  readonly limits: ProxyLimits;
  /** The request ends when they go. */
  readonly caller: Presence;
  readonly sink: AnswerSink;
};

/**
 * Whether whoever asked is still there. A plain object: an AbortSignal, its controller and its listener are made for each
 * request too, and cost some percent of it.
 */
export type Presence = {
  isGone: boolean;
  /** Set by whoever sends for them; called once, when they go. */
  onGone: (() => void) | null;
};

/** Ends what is sent for them, now or as soon as it begins. */
export function leave(caller: Presence): void {
  if (caller.isGone) return;
  caller.isGone = true;
  caller.onGone?.();
}

/** Who uses the secrets, and by what: for the records of use, the limits and freezing. */
export type UseContext = {
  readonly actor: Actor;
  readonly via: { readonly kind: "proxy"; readonly id: string; readonly tag: string };
};

/** As the URL parser gave it: no template has a say in it. */
export type EgressTarget = {
  readonly origin: string;
  readonly hostname: string;
  readonly port: number;
  /**
   * Sent byte for byte, query included; visible ASCII only. Where `EgressPlan.request` has a template of path or
   * query, that is sent in its place.
   */
  readonly path: string;
};

/** Where the answer goes. `start` once, then `write` any number of times, then `end`; after an error none of them. */
export type AnswerSink = {
  /** @param headers flat, one character a byte; without echoes and without hop-by-hop fields. */
  start(status: number, headers: readonly string[]): void;
  /** @returns false to be asked again only after `onDrain` has called back. */
  write(bytes: Buffer): boolean;
  onDrain(resume: () => void): void;
  /**
   * @param trailers flat, without echoes; empty when there are none or when they are not handed on.
   * @param length of a body that was searched and in which nothing was found; its head does not say it. Null for any
   *   other: a body with markers in it is never given a length.
   */
  end(trailers: readonly string[], length: number | null): void;
};
