"use client";

import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { ConfirmForm } from "@/components/ui/confirm-form";
import { DialogButton } from "@/components/ui/dialog";
import { ErrorSummary } from "@/components/ui/error-summary";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { useFormAction } from "@/components/ui/use-form-action";
import type { View } from "@/lib/views/queries";
import type { ViewList } from "@/lib/views/schema";
import type { FormAction } from "@/lib/web/action";
import { deleteViewAction, saveViewAction, updateViewAction } from "./actions";

type Fields = { name: string; shared: boolean; isDefault: boolean };

function ViewForm<T>({
  action,
  hidden,
  start,
  mayEdit = true,
  mayShare,
  close,
}: {
  action: FormAction<T>;
  hidden: Record<string, string | number>;
  start: Fields;
  /** Else only whether one's own list opens with it. */
  mayEdit?: boolean;
  mayShare: boolean;
  close: () => void;
}) {
  const t = useTranslations("lists");
  const [state, submit] = useFormAction(action);
  useEffect(() => {
    if (state.status === "ok") close();
  }, [state, close]);
  return (
    <form action={submit} className="grid gap-3">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <ErrorSummary state={state} labels={{ name: t("viewName") }} />
      {mayEdit && (
        <TextField
          name="name"
          label={t("viewName")}
          required
          maxLength={40}
          defaultValue={state.values?.name ?? start.name}
          error={state.fieldErrors?.name}
        />
      )}
      {mayShare && mayEdit && (
        <Checkbox
          name="shared"
          value="1"
          label={t("share")}
          hint={t("shareHint")}
          defaultChecked={start.shared}
        />
      )}
      <Checkbox
        name="isDefault"
        value="1"
        label={t("makeDefault")}
        hint={t("makeDefaultHint")}
        defaultChecked={start.isDefault}
      />
      <div className="flex justify-end">
        <SubmitButton>{t("saveView")}</SubmitButton>
      </div>
    </form>
  );
}

const quiet = { variant: "quiet" } as const;

/** Keeps the list that is shown under a name. */
export function SaveView({ list, query, mayShare }: { list: ViewList; query: string; mayShare: boolean }) {
  const t = useTranslations("lists");
  return (
    <DialogButton {...quiet} label={t("saveAs")} title={t("saveAs")}>
      {(close) => (
        <ViewForm
          action={saveViewAction}
          hidden={{ list, query }}
          start={{ name: "", shared: false, isDefault: false }}
          mayShare={mayShare}
          close={close}
        />
      )}
    </DialogButton>
  );
}

/** Renames, shares, makes it one's own opening, or deletes the view that is shown. */
export function ManageView({ view, mayShare }: { view: View; mayShare: boolean }) {
  const t = useTranslations("lists");
  return (
    <>
      <DialogButton {...quiet} label={t("manage")} title={t("manageTitle", { name: view.name })}>
        {(close) => (
          <ViewForm
            action={updateViewAction}
            hidden={{ viewId: view.id, version: view.version }}
            start={view}
            mayEdit={view.mayEdit}
            mayShare={mayShare}
            close={close}
          />
        )}
      </DialogButton>
      {view.mayEdit && (
        <ConfirmForm
          {...quiet}
          action={deleteViewAction}
          hidden={{ viewId: view.id }}
          label={t("deleteView")}
          title={t("deleteTitle", { name: view.name })}
          confirmLabel={t("deleteView")}
        >
          {t(view.shared ? "deleteShared" : "deleteWhy")}
        </ConfirmForm>
      )}
    </>
  );
}
