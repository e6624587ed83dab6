"use client";

import { useTranslations } from "next-intl";
import { Button, LinkButton } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { DialogButton } from "@/components/ui/dialog";
import { MoneyField } from "@/components/ui/money-field";
import { Select } from "@/components/ui/select";
import { DateField, TextArea, TextField } from "@/components/ui/text-field";
import { Block } from "./block";

/** What forms are made of. */
export function FormBlocks() {
  const s = useTranslations("blocks.sample");
  return (
    <>
      <Block name="fields" file="ui/field, ui/text-field, ui/money-field, ui/select, ui/checkbox">
        <div className="grid gap-4 md:grid-cols-2">
          <TextField name="name" label={s("name")} defaultValue={s("one")} required />
          <DateField name="day" label={s("day")} defaultValue="2017-03-01" />
          <MoneyField name="money" label={s("money")} hint={s("moneyHint")} defaultValue={1300} />
          <MoneyField name="wrong" label={s("money")} error={s("moneyError")} defaultValue="1.2.3" />
          <Select
            name="kind"
            label={s("kind")}
            choices={[
              { value: "new", label: s("new") },
              { value: "continuing", label: s("continuing") },
            ]}
          />
          <Checkbox name="counted" label={s("check")} defaultChecked className="self-end" />
          <TextArea
            name="text"
            label={s("text")}
            warning={s("textWarning")}
            defaultValue={s("before")}
            className="md:col-span-2"
          />
        </div>
      </Block>
      <Block name="buttons" file="ui/button, ui/submit-button">
        <div className="flex flex-wrap items-center gap-3">
          <Button variant="primary">{s("primary")}</Button>
          <Button>{s("plain")}</Button>
          <Button variant="quiet">{s("quiet")}</Button>
          <Button variant="primary" pending>
            {s("pending")}
          </Button>
          <Button disabled>{s("disabled")}</Button>
          <LinkButton href="/settings/blocks">{s("link")}</LinkButton>
        </div>
      </Block>
      <Block name="dialog" file="ui/dialog, ui/confirm-form">
        <DialogButton label={s("dialog")} title={s("dialogTitle")}>
          <p>{s("dialogText")}</p>
        </DialogButton>
      </Block>
    </>
  );
}
