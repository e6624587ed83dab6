import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { MinutesContent, MinutesParagraph, MinutesTable } from "@/lib/meetings/rules/minutes-content";

function Annex({ table, number }: { table: MinutesTable; number: number }) {
  const t = useTranslations("meetings.minutes");
  return (
    <section className="mt-8">
      <h2 className="mb-2 font-semibold">{t("annex", { number, title: table.title })}</h2>
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
        tabIndex={0}
        aria-label={table.title}
        className="overflow-x-auto"
      >
        <table className="w-full border-collapse text-[13px]">
          <caption className="sr-only">{table.title}</caption>
          <thead>
            <tr>
              {table.columns.map(({ header }) => (
                <th
                  key={header}
                  scope="col"
                  className="border border-line-2 px-2 py-1.5 text-center font-semibold"
                >
                  {header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows of a finished table never move
              <tr key={index}>
                {row.map((cell, at) => (
                  <td
                    key={table.columns[at]?.header}
                    className={`min-w-16 border border-line-2 px-2 py-1.5 align-top ${table.columns[at]?.align === "right" ? "text-right tabular-nums" : table.columns[at]?.align === "center" ? "text-center" : "text-left"}`}
                  >
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

/** The minutes as a sheet of paper; always in Chinese, as the paper itself. `edit` takes the place of a paragraph. */
export function Paper({
  content,
  edit,
}: {
  content: MinutesContent;
  edit?: ((paragraph: MinutesParagraph) => ReactNode) | undefined;
}) {
  const body = (paragraph: MinutesParagraph) =>
    edit ? (
      edit(paragraph)
    ) : (
      <p key={paragraph.key} className="indent-[2em] whitespace-pre-line">
        {paragraph.heading && <span className="font-semibold">{paragraph.heading}</span>}
        {paragraph.text}
      </p>
    );
  const withHeading = (paragraph: MinutesParagraph) => (
    <div key={paragraph.key}>
      {edit && paragraph.heading && <p className="indent-[2em] font-semibold">{paragraph.heading}</p>}
      {body(paragraph)}
    </div>
  );
  return (
    <article
      lang="zh-CN"
      className="min-w-0 rounded-lg border border-line bg-surface px-5 py-6 text-[15px] leading-[1.9] md:px-10 md:py-8"
    >
      <p className="text-center text-[26px] leading-tight font-bold">{content.mark}</p>
      <p className="mt-3 text-center">{content.issue}</p>
      <p className="mt-2 mb-5 flex flex-wrap justify-between gap-x-6 border-b-2 border-ink pb-1.5">
        <span>{content.issuedBy}</span>
        <span>{content.issuedOn}</span>
      </p>
      <h2 className="mb-4 text-center text-[20px] leading-snug font-bold">{content.title}</h2>
      {withHeading(content.opening)}
      {content.sections.map((section) => (
        <section key={section.key}>
          <h3 className="mt-2 indent-[2em] font-bold">{section.heading}</h3>
          {section.paragraphs.map(withHeading)}
        </section>
      ))}
      <div className="mt-5">
        {content.attendance.map((paragraph) => (
          <div key={paragraph.key}>
            {edit ? (
              <>
                <p className="indent-[2em] font-bold">{paragraph.label}</p>
                {body(paragraph)}
              </>
            ) : (
              <p className="indent-[2em]">
                <span className="font-bold">{paragraph.label}</span>
                {paragraph.text}
              </p>
            )}
          </div>
        ))}
      </div>
      {content.annexes.map((table, index) => (
        <Annex key={table.kind} table={table} number={index + 1} />
      ))}
      <div className="mt-6 border-t border-ink pt-1.5">{withHeading(content.distribution)}</div>
    </article>
  );
}
