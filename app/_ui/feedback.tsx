"use client";
import { CircleCheck, X } from "lucide-react";
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";

/**
 * Says that something worked: a toast for the eye (6 s, pausing while it is hovered or focused, at most one action)
 * and the same words in one permanent `role="status"` region that is in the document from first paint, because
 * regions that appear together with their text are not read out. Nothing that needs a decision is shown here.
 */
export type Feedback = { text: string; content?: ReactNode; action?: ReactNode };
type Shown = Feedback & { key: number };

const FeedbackContext = createContext<(feedback: Feedback) => void>(() => {});
const SHOWN_MS = 6_000;

export function useFeedback(): (feedback: Feedback) => void {
  return useContext(FeedbackContext);
}

export function FeedbackProvider({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<Shown | null>(null);
  const [status, setStatus] = useState("");
  const count = useRef(0);
  const say = useCallback((feedback: Feedback) => {
    count.current += 1;
    if (feedback.content !== undefined) setShown({ ...feedback, key: count.current });
    // A no-break space at the end of every second message makes a repeated sentence a change that is read again.
    setStatus(feedback.text + (count.current % 2 ? "" : "\u00a0"));
  }, []);
  const dismiss = useCallback(() => setShown(null), []);
  return (
    <FeedbackContext value={say}>
      {children}
      <div role="status" aria-live="polite" aria-atomic="true" className="sr-only">
        {status}
      </div>
      {shown && <Toast key={shown.key} toast={shown} onDismiss={dismiss} />}
    </FeedbackContext>
  );
}

function Toast({ toast, onDismiss }: { toast: Shown; onDismiss: () => void }) {
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    if (isHeld) return;
    const timer = setTimeout(onDismiss, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [isHeld, onDismiss]);
  const hold = useMemo(() => ({ on: () => setHeld(true), off: () => setHeld(false) }), []);
  return (
    <section
      aria-label="Notification"
      onMouseEnter={hold.on}
      onMouseLeave={hold.off}
      onFocus={hold.on}
      onBlur={hold.off}
      className="fixed inset-x-4 bottom-4 z-60 ms-auto flex max-w-110 animate-dialog-in items-center gap-3 rounded-lg border bg-surface-raised py-2.5 ps-3.5 pe-2 shadow-float sm:inset-x-6 sm:bottom-6"
    >
      <CircleCheck aria-hidden="true" className="size-4.5 shrink-0 text-success" />
      <p className="min-w-0 flex-1 wrap-anywhere">{toast.content}</p>
      {toast.action}
      <button
        type="button"
        onClick={onDismiss}
        aria-label="Dismiss notification"
        className="grid size-8 shrink-0 place-items-center rounded-md text-text-muted hover:bg-surface-sunken hover:text-text"
      >
        <X aria-hidden="true" className="size-4" />
      </button>
    </section>
  );
}
