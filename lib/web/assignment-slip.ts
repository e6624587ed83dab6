import "server-only";
import { createTranslator } from "next-intl";
import type { Actor } from "@/lib/auth/permissions";
import { dayIn } from "@/lib/core/clock";
import { ruleViolation } from "@/lib/core/errors";
import { formatDay } from "@/lib/core/format";
import { getInstallation } from "@/lib/core/installation";
import { assignmentSlip } from "@/lib/document/assignment-slip";
import { getIssue } from "@/lib/issues/queries/get-issue";
import type { MadeFile } from "@/lib/web/file-transfer";
import zh from "@/messages/zh-CN.json";

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** 督办单: the numbered paper of an assignment. An official paper: Chinese, whatever language the page is in. */
export async function slipOf(actor: Actor, issueId: string, now: Date): Promise<MadeFile> {
  const issue = await getIssue(actor, issueId, now);
  const { fixes, assignedAt } = issue;
  if (!fixes || !assignedAt) throw ruleViolation("ISSUE_IS_REGISTERED");
  const t = createTranslator({ locale: "zh-CN", messages: zh, namespace: "issues" });
  const day = (value: string) => formatDay(value, "zh-CN");
  const centre = (await getInstallation())?.centreName ?? "";
  const assigned = day(dayIn(new Date(assignedAt)));
  const target =
    fixes.targetQuantity === null
      ? []
      : [t("target", { quantity: fixes.targetQuantity, unit: fixes.targetUnit ?? "" })];
  const content = await assignmentSlip({
    title: t("paper.title", { centre }),
    number: issue.number,
    rows: [
      { name: t("project"), lines: [issue.project?.name ?? t("noProject")] },
      { name: t("form.title"), lines: [issue.title] },
      { name: t("form.description"), lines: issue.description.split("\n") },
      ...(issue.wantedText ? [{ name: t("form.wanted"), lines: issue.wantedText.split("\n") }] : []),
      { name: t("lead"), lines: [`${fixes.leadUnit.name}　${fixes.leadPerson}`] },
      {
        name: t("paper.assisting"),
        lines: [fixes.assistingUnits.map(({ name }) => name).join("、") || t("paper.none")],
      },
      { name: t("deadline"), lines: [day(fixes.deadline)] },
      { name: t("form.effect"), lines: [fixes.effect, ...target] },
      { name: t("level"), lines: [t(`levels.${issue.level as 1 | 2 | 3}`)] },
    ],
    duties: [
      t("paper.accept", { day: issue.acceptBy ? day(issue.acceptBy) : "" }),
      t("paper.close", { day: day(fixes.deadline) }),
      t("paper.extend"),
    ],
    signedBy: issue.assignedBy ?? centre,
    signedOn: assigned,
  });
  return { name: `${t("slip")}${issue.number}.docx`, mediaType: DOCX, content: new Uint8Array(content) };
}
