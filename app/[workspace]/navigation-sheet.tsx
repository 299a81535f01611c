"use client";
import { Dialog } from "#app/_ui/dialog.tsx";
import type { Place } from "./navigation.ts";
import { NavigationList, type WorkspaceLink } from "./sidebar.tsx";

export function NavigationSheet(props: {
  places: Place[];
  workspaces: WorkspaceLink[];
  onClose: () => void;
}) {
  return (
    <Dialog title="Navigation" side="start" onClose={props.onClose}>
      <NavigationList places={props.places} workspaces={props.workspaces} />
    </Dialog>
  );
}
