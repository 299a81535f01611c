import { ChannelListener } from "#db/listen.ts";
import { forgetProcessState, processState } from "#platform/process-state.ts";
import { fromPayload } from "./change.ts";
import { setHeardAt, setListening } from "./hearing.ts";
import { tellChange } from "./on-change.ts";

/**
 * Begins to hear of the changes of other processes, and from then on lets caches remember. Without it, and while the
 * connection is lost, caches are empty and every request reads the database. The pool must be open.
 * @returns when the first attempt has ended, well or not; further ones follow by themselves.
 */
export function startListening(): Promise<void> {
  return processState("listener", newListener).start();
}

/** Forgets everything that is remembered and closes the connection. Before the pool is closed. */
export async function stopListening(): Promise<void> {
  const listener = processState("listener", newListener);
  forgetProcessState("listener");
  await listener.close();
}

function newListener(): ChannelListener {
  return new ChannelListener({
    onUp() {
      // It listens already: what is read from now on is either new enough, or its change will be told.
      tellChange("all");
      setListening(true);
    },
    onDown() {
      setListening(false);
      tellChange("all");
    },
    onMessage: (payload) => tellChange(fromPayload(payload)),
    onBeat: setHeardAt,
  });
}
