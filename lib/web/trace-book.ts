import "server-only";
import { createTranslator } from "next-intl";
import type { Actor } from "@/lib/auth/permissions";
import { dayIn, localTime } from "@/lib/core/clock";
import { formatBytes, formatDay, formatMoney } from "@/lib/core/format";
import { getInstallation } from "@/lib/core/installation";
import { type BookEvent, traceBook } from "@/lib/document/trace-book";
import type { TraceEventView } from "@/lib/trace/queries";
import { traceCategories } from "@/lib/trace/schema";
import { getTraceBook } from "@/lib/trace/trace-book";
import type { Translate } from "@/lib/trace/words";
import { DOCX } from "@/lib/web/endpoint";
import type { MadeFile } from "@/lib/web/file-transfer";
import { traceWordsIn, wordsIn } from "@/lib/web/trace-words";
import zh from "@/messages/zh-CN.json";

const LOCALE = "zh-CN";

const all = wordsIn(LOCALE);
const words = traceWordsIn(LOCALE);
const t = createTranslator({ locale: LOCALE, messages: zh, namespace: "traceBook" }) as unknown as Translate;

const moment = (iso: string): string => {
  const instant = new Date(iso);
  return `${formatDay(dayIn(instant), LOCALE)} ${localTime(instant).slice(11, 16)}`;
};

function tell(event: TraceEventView): BookEvent {
  const lines = words.changes(event).map(({ field, from, to }) => {
    const change = from === null ? to : all("trace.fromTo", { from, to });
    return `${field}：${change}`;
  });
  const who = [
    event.actorName,
    event.unitName,
    event.onBehalfOf && t("onBehalf", { name: event.onBehalfOf }),
  ];
  return {
    title: `${t("event", { index: event.index })}　${all(`trace.verb.${event.verb}`)}`,
    byline: [moment(event.at), ...who.filter(Boolean)].join("　"),
    lines: [...(event.reason ? [all("trace.reason", { reason: event.reason })] : []), ...lines],
  };
}

/** 痕迹册: a project's whole trace as one paper, in Chinese whatever language the page is in. */
export async function traceBookOf(actor: Actor, projectId: string, now: Date): Promise<MadeFile> {
  const { project, events, files } = await getTraceBook(actor, projectId);
  const centre = (await getInstallation())?.centreName ?? "";
  const [first, last] = [events[0], events.at(-1)];
  const none = t("none");
  const total = project.totalInvestment;
  const facts = {
    name: project.name,
    number: project.number,
    unit: project.unit ?? none,
    region: project.region ?? none,
    category: project.category,
    total: total === null ? none : formatMoney(total, LOCALE),
  };
  const span =
    first && last
      ? t("span", {
          from: formatDay(dayIn(new Date(first.at)), LOCALE),
          to: formatDay(dayIn(new Date(last.at)), LOCALE),
          total: events.length,
        })
      : none;
  const content = await traceBook({
    title: `${project.name}${t("title")}`,
    titleLines: [project.name, t("title")],
    cover: [
      t("number", { number: project.number }),
      t("unit", { unit: facts.unit }),
      span,
      t("made", { centre, day: formatDay(dayIn(now), LOCALE) }),
    ],
    signedBy: centre,
    summaryTitle: t("summary"),
    facts: Object.entries(facts).map(([key, value]) => ({ name: t(`columns.${key}`), value })),
    timelineTitle: t("timeline"),
    categories: traceCategories
      .map((category) => ({ category, of: events.filter((event) => event.category === category) }))
      .filter(({ of }) => of.length > 0)
      .map(({ category, of }) => ({
        title: `${all(`trace.category.${category}`)}${t("categoryTotal", { count: of.length })}`,
        events: of.map(tell),
      })),
    filesTitle: t("files"),
    fileColumns: [t("fileColumns.name"), t("fileColumns.by"), t("fileColumns.sha256")],
    files: files.map(({ name, bytes, sha256, uploadedBy, uploadedAt, removedReason }) => [
      `${name}\n${formatBytes(bytes)}${removedReason ? t("removed", { reason: removedReason }) : ""}`,
      `${uploadedBy}\n${moment(uploadedAt)}`,
      `${sha256.slice(0, 32)}\n${sha256.slice(32)}`,
    ]),
    noFiles: t("noFiles"),
    sealTitle: t("seal"),
    seal: [t("sealText", { total: events.length }), last?.hash ?? none],
  });
  return { name: `${t("title")}${project.number}.docx`, mediaType: DOCX, content: new Uint8Array(content) };
}
