"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmForm } from "@/components/ui/confirm-form";
import { DialogButton } from "@/components/ui/dialog";
import { ErrorSummary } from "@/components/ui/error-summary";
import { type Choice, Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea, TextField } from "@/components/ui/text-field";
import { useFormAction } from "@/components/ui/use-form-action";
import {
  addItemAction,
  editItemAction,
  moveItemAction,
  removeItemAction,
  reorderItemAction,
  restoreItemAction,
} from "./actions";

type Item = { itemId: string; version: number };

/** One step up or down inside the section; what does not go there is greyed. */
function Step({
  item,
  beforeId,
  label,
  sign,
}: {
  item: Item;
  beforeId: string | null | undefined;
  label: string;
  sign: string;
}) {
  const [state, submit] = useFormAction(reorderItemAction);
  return (
    <form action={submit}>
      <input type="hidden" name="itemId" value={item.itemId} />
      <input type="hidden" name="version" value={item.version} />
      <input type="hidden" name="beforeId" value={beforeId ?? ""} />
      <Button
        type="submit"
        variant="quiet"
        className="min-w-7"
        disabled={beforeId === undefined}
        aria-label={label}
      >
        {sign}
      </Button>
      {state.status === "error" && <ErrorSummary state={state} labels={{}} />}
    </form>
  );
}

/** A form in a dialog that closes when what it asks for is done. */
function Inside({
  action,
  confirmLabel,
  labels,
  close,
  children,
}: {
  action: typeof moveItemAction;
  confirmLabel: string;
  labels: Record<string, string>;
  close: () => void;
  children: (values: Record<string, string>) => ReactNode;
}) {
  const [state, submit] = useFormAction(action);
  const finish = useRef(close);
  finish.current = close;
  useEffect(() => {
    if (state.status === "ok") finish.current();
  }, [state]);
  return (
    <form action={submit} className="grid gap-3">
      <ErrorSummary state={state} labels={labels} />
      {children((state.values ?? {}) as Record<string, string>)}
      <div className="flex justify-end">
        <SubmitButton>{confirmLabel}</SubmitButton>
      </div>
    </form>
  );
}

/** 移至另一次会议. */
function Move({ item, title, meetings }: { item: Item; title: string; meetings: readonly Choice[] }) {
  const t = useTranslations("meetings.agenda");
  const labels = { toMeetingId: t("toMeeting"), reason: t("reason") };
  return (
    <DialogButton label={t("move")} variant="quiet" title={t("moveTitle", { title })}>
      {(close) => (
        <Inside action={moveItemAction} confirmLabel={t("move")} labels={labels} close={close}>
          {(values) => (
            <>
              <input type="hidden" name="itemId" value={item.itemId} />
              <input type="hidden" name="version" value={item.version} />
              <Select
                name="toMeetingId"
                label={labels.toMeetingId}
                required
                emptyLabel={t("choose")}
                defaultValue={values.toMeetingId ?? ""}
                choices={meetings}
              />
              <TextArea
                name="reason"
                label={labels.reason}
                required
                maxLength={500}
                defaultValue={values.reason ?? ""}
              />
            </>
          )}
        </Inside>
      )}
    </DialogButton>
  );
}

function Note({ item, title, note, isFree }: { item: Item; title: string; note: string; isFree: boolean }) {
  const t = useTranslations("meetings.agenda");
  const labels = { title: t("itemTitle"), note: t("note") };
  return (
    <DialogButton label={t("edit")} variant="quiet" title={t("editTitle", { title })}>
      {(close) => (
        <Inside action={editItemAction} confirmLabel={t("save")} labels={labels} close={close}>
          {(values) => (
            <>
              <input type="hidden" name="itemId" value={item.itemId} />
              <input type="hidden" name="version" value={item.version} />
              {isFree && (
                <TextField
                  name="title"
                  label={labels.title}
                  required
                  maxLength={120}
                  defaultValue={values.title ?? title}
                />
              )}
              <TextArea
                name="note"
                label={labels.note}
                hint={t("noteHint")}
                maxLength={1000}
                defaultValue={values.note ?? note}
              />
            </>
          )}
        </Inside>
      )}
    </DialogButton>
  );
}

/** What the clerk can do with an item while the meeting is prepared. */
export function ItemControls({
  item,
  title,
  note,
  isFree,
  movable,
  up,
  down,
  meetings,
}: {
  item: Item;
  title: string;
  note: string;
  isFree: boolean;
  movable: boolean;
  /** The item to stand before after one step; undefined: there is no step. */
  up: string | undefined;
  down: string | null | undefined;
  meetings: readonly Choice[];
}) {
  const t = useTranslations("meetings.agenda");
  return (
    <div className="flex flex-wrap items-center gap-x-2 print:hidden">
      <Step item={item} beforeId={up} label={t("up", { title })} sign="↑" />
      <Step item={item} beforeId={down} label={t("down", { title })} sign="↓" />
      <Note item={item} title={title} note={note} isFree={isFree} />
      {movable && meetings.length > 0 && <Move item={item} title={title} meetings={meetings} />}
      <ConfirmForm
        action={removeItemAction}
        hidden={item}
        label={t("takeOff")}
        variant="quiet"
        title={t("takeOffTitle", { title })}
        confirmLabel={t("takeOff")}
        reason={{ name: "reason", label: t("reason"), required: true }}
      >
        {t("takeOffHint")}
      </ConfirmForm>
    </div>
  );
}

export function RestoreItem({ item, title }: { item: Item; title: string }) {
  const t = useTranslations("meetings.agenda");
  const [state, submit] = useFormAction(restoreItemAction);
  return (
    <form action={submit} className="print:hidden">
      <input type="hidden" name="itemId" value={item.itemId} />
      <input type="hidden" name="version" value={item.version} />
      <SubmitButton variant="quiet" aria-label={t("restoreTitle", { title })}>
        {t("restore")}
      </SubmitButton>
      {state.status === "error" && <ErrorSummary state={state} labels={{}} />}
    </form>
  );
}

/** Something free, or an issue of the ledger. */
export function AddItem({ meetingId, issues }: { meetingId: string; issues: readonly Choice[] }) {
  const t = useTranslations("meetings.agenda");
  const labels = { issueId: t("issue"), title: t("itemTitle"), note: t("note") };
  return (
    <DialogButton label={t("add")} title={t("addTitle")}>
      {(close) => (
        <Inside action={addItemAction} confirmLabel={t("add")} labels={labels} close={close}>
          {(values) => (
            <>
              <input type="hidden" name="meetingId" value={meetingId} />
              <TextField
                name="title"
                label={labels.title}
                hint={t("freeHint")}
                maxLength={120}
                defaultValue={values.title ?? ""}
              />
              {issues.length > 0 && (
                <Select
                  name="issueId"
                  label={labels.issueId}
                  emptyLabel={t("noIssue")}
                  defaultValue={values.issueId ?? ""}
                  choices={issues}
                />
              )}
              <TextArea name="note" label={labels.note} maxLength={1000} defaultValue={values.note ?? ""} />
            </>
          )}
        </Inside>
      )}
    </DialogButton>
  );
}
