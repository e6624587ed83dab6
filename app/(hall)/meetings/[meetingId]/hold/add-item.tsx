"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { TextArea, TextField } from "@/components/ui/text-field";
import { Modal } from "./modal";
import { useSession } from "./session-context";

/** Something that came up in the room: a free item at the agenda's end. */
export function AddItem({ close }: { close: () => void }) {
  const t = useTranslations("meetings.session.add");
  const { store, view, say } = useSession();
  const [title, setTitle] = useState("");
  const [note, setNote] = useState("");
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector("input")?.focus();
  }, []);
  const save = (): void => {
    if (!title.trim()) return;
    store.act({ act: "addItem", input: { meetingId: view.id, title: title.trim(), note: note.trim() } });
    say(t("added", { title: title.trim() }));
    close();
  };
  return (
    <Modal title={t("title")} close={close}>
      <form
        ref={form}
        className="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || !event.ctrlKey) return;
          event.preventDefault();
          save();
        }}
      >
        <TextField
          name="title"
          label={t("item")}
          value={title}
          maxLength={120}
          required
          onChange={(event) => setTitle(event.target.value)}
        />
        <TextArea
          name="note"
          label={t("note")}
          value={note}
          maxLength={1000}
          onChange={(event) => setNote(event.target.value)}
        />
        <div>
          <Button type="submit" variant="primary">
            {t("save")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
