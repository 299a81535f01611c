import type { Readable } from "node:stream";
import type { Template } from "#core/templates/template.ts";

/** Everything about one request that goes out. Whoever makes it has authorised the caller and chosen the rules. */
export type EgressPlan = {
  readonly workspaceId: string;
  /** A method token; TRACE, TRACK and CONNECT are refused. */
  readonly method: string;
  readonly target: EgressTarget;
  /** The caller's, flat: name, value, name, value, one character a byte. What may not go on is dropped here. */
  readonly headers: readonly string[];
  /** At most one for each name. */
  readonly rules: readonly HeaderRule[];
  /** Null when the request has no body. Read at the upstream's pace, and left where it stands when sending fails. */
  readonly body: Readable | null;
  /** Port on which this process is called, so that it never calls itself; null where that is not known. */
  readonly listenerPort: number | null;
  readonly timeouts?: Partial<Timeouts>;
  /** Ends the request when whoever asked is gone. */
  readonly signal: AbortSignal;
  readonly sink: AnswerSink;
};

/** As the URL parser gave it. `path` is sent byte for byte, query included; visible ASCII only. */
export type EgressTarget = {
  readonly origin: string;
  readonly hostname: string;
  readonly port: number;
  readonly path: string;
};

export type HeaderRule = {
  readonly name: string;
  readonly template: Template;
  /** True lets the caller's own header of this name win; then its secrets are not opened. */
  readonly allowOverride: boolean;
};

export type Timeouts = {
  /** From the last byte of the request to the header of the answer. */
  firstByteMs: number;
  /** Between two pieces of the answer. */
  idleMs: number;
};

/** Where the answer goes. `start` once, then `write` any number of times, then `end`; after an error none of them. */
export type AnswerSink = {
  /** @param headers flat, one character a byte; without echoes and without hop-by-hop fields. */
  start(status: number, headers: readonly string[]): void;
  /** @returns false to be asked again only after `onDrain` has called back. */
  write(bytes: Buffer): boolean;
  onDrain(resume: () => void): void;
  end(): void;
};
