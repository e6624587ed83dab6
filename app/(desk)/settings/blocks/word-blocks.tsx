import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/button";
import { Diff } from "@/components/ui/diff";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { StatusLine } from "@/components/ui/status-line";
import { Block } from "./block";

/** How the product speaks to people. */
export function WordBlocks() {
  const s = useTranslations("blocks.sample");
  return (
    <>
      <Block name="empty" file="ui/empty-state">
        <EmptyState
          title={s("emptyTitle")}
          action={<LinkButton href="/settings/blocks">{s("link")}</LinkButton>}
        >
          {s("emptyText")}
        </EmptyState>
      </Block>
      <Block name="notice" file="ui/notice">
        <Notice title={s("info")}>{s("infoText")}</Notice>
        <Notice
          kind="warn"
          title={s("warn")}
          next={<LinkButton href="/settings/blocks">{s("link")}</LinkButton>}
        >
          {s("warnText")}
        </Notice>
      </Block>
      <Block name="error" file="ui/notice, ui/error-summary, shell/error-message">
        <Notice kind="error" title={s("error")}>
          {s("errorText")}
        </Notice>
      </Block>
      <Block name="status" file="ui/status-line">
        <StatusLine>{s("saved")}</StatusLine>
      </Block>
      <Block name="diff" file="ui/diff">
        <Diff before={s("before")} after={s("after")} />
      </Block>
    </>
  );
}
