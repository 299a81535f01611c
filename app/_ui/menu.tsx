"use client";
import { Menu as BaseMenu } from "@base-ui/react/menu";
import { Check } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import { classNames } from "./class-names.ts";

const ITEM =
  "flex min-h-8 w-full cursor-pointer items-center gap-2.5 rounded-sm px-2.5 py-1 text-start outline-none data-highlighted:bg-surface-sunken data-disabled:cursor-not-allowed data-disabled:text-text-muted";

/** A menu button (APG). `trigger` is a button element that names itself. */
export function Menu({ trigger, children, align = "end" }: { trigger: ReactElement; children: ReactNode; align?: "start" | "end" }) {
  return (
    <BaseMenu.Root modal={false}>
      <BaseMenu.Trigger render={trigger} />
      <BaseMenu.Portal>
        <BaseMenu.Positioner align={align} sideOffset={4} collisionPadding={8} className="z-50 outline-none">
          <BaseMenu.Popup className="min-w-48 animate-dialog-in rounded-lg border bg-surface-raised p-1 shadow-float outline-none">{children}</BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}

export function MenuItem(props: { icon?: ReactNode; onSelect: () => void; isDanger?: boolean; isDisabled?: boolean; className?: string; children: ReactNode }) {
  return (
    <BaseMenu.Item disabled={props.isDisabled} onClick={props.onSelect} className={classNames(ITEM, props.isDanger && !props.isDisabled && "text-danger", props.className)}>
      {props.icon}
      {props.children}
    </BaseMenu.Item>
  );
}

export function MenuCheckboxItem(props: { isChecked: boolean; onChange: (isChecked: boolean) => void; children: ReactNode }) {
  return (
    <BaseMenu.CheckboxItem checked={props.isChecked} onCheckedChange={props.onChange} closeOnClick={false} className={ITEM}>
      <span className="grid size-4 place-items-center rounded-sm border border-border-control">
        <BaseMenu.CheckboxItemIndicator>
          <Check aria-hidden="true" className="size-3" />
        </BaseMenu.CheckboxItemIndicator>
      </span>
      {props.children}
    </BaseMenu.CheckboxItem>
  );
}

export function MenuRadioGroup<T extends string>(props: { label: string; value: T; onChange: (value: T) => void; children: ReactNode }) {
  return (
    <BaseMenu.Group>
      <BaseMenu.GroupLabel className="px-2.5 pt-1.5 pb-1 text-xs text-text-muted">{props.label}</BaseMenu.GroupLabel>
      <BaseMenu.RadioGroup value={props.value} onValueChange={props.onChange}>
        {props.children}
      </BaseMenu.RadioGroup>
    </BaseMenu.Group>
  );
}

export function MenuRadioItem({ value, icon, children }: { value: string; icon?: ReactNode; children: ReactNode }) {
  return (
    <BaseMenu.RadioItem value={value} className={ITEM}>
      {icon}
      <span className="flex-1">{children}</span>
      <BaseMenu.RadioItemIndicator>
        <Check aria-hidden="true" className="size-4 text-accent" />
      </BaseMenu.RadioItemIndicator>
    </BaseMenu.RadioItem>
  );
}

export function MenuSeparator() {
  return <BaseMenu.Separator className="my-1 h-px bg-border" />;
}

export function MenuText({ children }: { children: ReactNode }) {
  return <div className="px-2.5 py-1.5">{children}</div>;
}
