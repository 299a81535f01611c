"use client";
import type { FormEvent } from "react";
import { actorName } from "#app/_lib/actor-name.ts";
import { Button } from "#app/_ui/button.tsx";
import { Dialog, DialogBody, DialogClose, DialogFooter, type ReturnFocus } from "#app/_ui/dialog.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { RelativeTime } from "#app/_ui/relative-time.tsx";
import { SecretValueField } from "#app/_ui/secret-value-field.tsx";
import { SubmitKey } from "#app/_ui/submit-key.tsx";
import { OptionalDestinations } from "./destinations-field.tsx";
import { FormNotices } from "./form-notices.tsx";
import { KeepPreviousField } from "./keep-previous-field.tsx";
import type { SecretRow } from "./queries.ts";
import { SavedDialog } from "./saved-dialog.tsx";
import { FIELD_IDS, VALUE_HELP } from "./secret-rules.ts";
import { placesPhrase, UsageList } from "./usage-list.tsx";
import { useReplaceValue } from "./use-replace-value.tsx";
import type { DetailsState } from "./use-secret-details.ts";

const DESTINATIONS_HELP =
  "Requests carrying this value may only go to these origins. With none, it may go to any.";
const ALTERED_HELP =
  "This secret was altered outside Keyhole. Say again where the value may go; with none, it may go to any.";

type Props = { row: SecretRow; onClose: () => void; returnFocus: ReturnFocus };

export function ReplaceValueDialog({ row, onClose, returnFocus }: Props) {
  const replace = useReplaceValue(row, onClose);
  const { fields, submission, conflict } = replace;
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    void replace.submit(row.version);
  };
  if (replace.saved) {
    return <SavedDialog saved={replace.saved} onClose={onClose} returnFocus={returnFocus} />;
  }
  return (
    <Dialog
      title={
        <>
          Replace value of <em className="not-italic">{row.name}</em>
        </>
      }
      onClose={onClose}
      isDirty={fields.isDirty}
      initialFocus={FIELD_IDS.value}
      returnFocus={returnFocus}
      onSubmitKey={submit}
    >
      <form noValidate onSubmit={submit} className="flex min-h-0 flex-1 flex-col">
        <DialogBody className="flex flex-col gap-5">
          <FormNotices
            fields={fields}
            state={submission.state}
            onCheck={replace.check}
            conflict={
              conflict && (
                <Conflict
                  current={conflict}
                  onReplace={() => replace.submit(conflict.version)}
                  onCancel={replace.dismissConflict}
                />
              )
            }
          />
          <Users row={row} details={replace.details} />
          <SecretValueField
            ref={fields.value}
            id={FIELD_IDS.value}
            label="Secret value"
            help={VALUE_HELP}
            error={fields.errorOf("value")}
            onEdit={fields.onValueEdit}
            onForgotten={fields.onValueForgotten}
          />
          <KeepPreviousField hours={replace.keepHours} onChange={replace.setKeepHours} />
          <OptionalDestinations
            fields={fields}
            help={replace.isTampered ? ALTERED_HELP : DESTINATIONS_HELP}
          />
        </DialogBody>
        <DialogFooter>
          <DialogClose />
          <Button type="submit" tone="primary" isPending={submission.isSending} pendingText="Saving…">
            Replace value
            <SubmitKey />
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}

/** What the new value will reach. The list knows the count; the places come with an answer of their own. */
function Users({ row, details }: { row: SecretRow; details: DetailsState }) {
  const secret = details.name === "ready" ? details.secret : row;
  const count = secret.usageCount;
  if (count === 0) return <p>Nothing uses it yet.</p>;
  return (
    <div>
      <p>
        {placesPhrase(count)} {count === 1 ? "uses it and will send" : "use it and will send"} the new value
        from {count === 1 ? "its" : "their"} next request.
      </p>
      {details.name === "ready" && (
        <div className="mt-2">
          <UsageList usages={details.secret.usages} total={count} />
        </div>
      )}
      {details.name === "failed" && (
        <p className="mt-1 text-text-muted">The list of places couldn't be loaded.</p>
      )}
    </div>
  );
}

function Conflict(props: { current: SecretRow; onReplace: () => void; onCancel: () => void }) {
  const { current } = props;
  return (
    <Notice
      tone="warning"
      actions={
        <>
          <Button size="small" tone="danger" onClick={props.onReplace}>
            Replace anyway
          </Button>
          <Button size="small" onClick={props.onCancel}>
            Cancel
          </Button>
        </>
      }
    >
      {actorName(current.valueUpdatedBy)} replaced this value <RelativeTime at={current.valueUpdatedAt} />{" "}
      (version {current.version}). Replace it again?
    </Notice>
  );
}
