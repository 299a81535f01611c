import { type Caller, requireActor } from "#core/access/authenticate.ts";
import type { Actor, Origin } from "#core/permissions/actor.ts";

/**
 * What a resolver knows about its request. `actor` is a getter that throws UNAUTHENTICATED or WORKSPACE_REQUIRED, so
 * a resolver that forgets who asks cannot exist: the use case needs an actor to be called at all.
 *
 * A class, because Apollo copies the context by own properties and prototype: an own getter would be run by the copy.
 */
export class GraphqlContext {
  readonly caller: Caller;
  readonly origin: Origin;

  constructor(caller: Caller) {
    this.caller = caller;
    this.origin = caller.kind === "actor" ? caller.actor.origin : caller.origin;
  }

  get requestId(): string {
    return this.origin.requestId;
  }

  get actor(): Actor {
    return requireActor(this.caller);
  }
}
