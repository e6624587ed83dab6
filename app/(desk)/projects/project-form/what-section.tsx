"use client";

import { Select } from "@/components/ui/select";
import { TextArea, TextField } from "@/components/ui/text-field";
import { type FormContext, useFields } from "./context";
import { datalists } from "./datalists";
import { Section } from "./section";

/** 是什么: what the project is, and as what it is listed. */
export function WhatSection({ context }: { context: FormContext }) {
  const field = useFields(context);
  const { choices } = context;
  return (
    <Section name="what">
      <TextField
        {...field("name")}
        required
        maxLength={200}
        autoComplete="off"
        className="md:col-span-2 xl:col-span-4"
      />
      <Select {...field("nature")} required choices={choices.nature} />
      <TextField
        {...field("category")}
        required
        list={datalists.categories}
        maxLength={60}
        autoComplete="off"
      />
      <Select {...field("level")} required choices={choices.level} />
      <Select {...field("stage")} required choices={choices.stage} />
      <TextField {...field("nationalCode")} maxLength={40} autoComplete="off" className="xl:col-span-2" />
      <TextField
        {...field("programme")}
        list={datalists.programmes}
        maxLength={200}
        autoComplete="off"
        className="xl:col-span-2"
      />
      <TextArea {...field("content")} maxLength={10_000} rows={3} className="md:col-span-2 xl:col-span-4" />
    </Section>
  );
}
