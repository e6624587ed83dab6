import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { KeyValues } from "@/components/ui/key-values";
import { formatDay, formatWan } from "@/lib/core/format";
import type { ProjectDetail } from "@/lib/projects/queries/get-project";
import { isNationalCodeShaped } from "@/lib/projects/rules";

type Fact = readonly [name: string, value: ReactNode];

/** A group of facts; what nobody has entered is said to be so. */
function Facts({ facts }: { facts: readonly Fact[] }) {
  const t = useTranslations("project");
  return (
    <KeyValues
      items={facts.map(([name, value]) => ({
        key: name,
        name,
        value: (Array.isArray(value) ? value.length > 0 && value : value) || (
          <span className="text-ink-2">{t("none")}</span>
        ),
      }))}
    />
  );
}

/** Whoever has a page of their own. */
const Own = ({ path, id, name }: { path: "/leaders" | "/units"; id: string; name: string }) => (
  <Link prefetch={false} href={`${path}/${id}`} className="block min-h-6 hover:text-accent hover:underline">
    {name}
  </Link>
);

function Code({ code }: { code: string }) {
  const t = useTranslations("projectForm.warnings");
  return (
    <>
      {code}
      {!isNationalCodeShaped(code) && (
        <span className="block text-xs text-ink-2">
          <span aria-hidden="true">! </span>
          {t("NATIONAL_CODE_SHAPE")}
        </span>
      )}
    </>
  );
}

export function WhatCard({ project, aside }: { project: ProjectDetail; aside?: ReactNode }) {
  const t = useTranslations("project");
  const words = useTranslations("projects");
  return (
    <Card title={t("groups.what")} aside={aside}>
      <Facts
        facts={[
          [t("nature"), words(`natures.${project.nature}`)],
          [t("category"), project.category],
          [t("level"), words(`levels.${project.level}`)],
          [t("stage"), words(`stages.${project.stage}`)],
          [
            t("programme"),
            project.programme && (
              <Link href={`/programmes/${project.programmeId}`} className="text-accent hover:underline">
                {project.programme}
              </Link>
            ),
          ],
          [t("nationalCode"), project.nationalCode && <Code code={project.nationalCode} />],
        ]}
      />
      {project.content && (
        <div className="mt-3 border-t border-line pt-3">
          <h3 className="mb-1 text-ink-2">{t("content")}</h3>
          <p className="whitespace-pre-line">{project.content}</p>
        </div>
      )}
    </Card>
  );
}

export function WhereCard({ project }: { project: ProjectDetail }) {
  const t = useTranslations("project");
  const { coordinates } = project;
  const place = coordinates && t("coordinatesText", coordinates);
  const full = project.visibility === "full";
  return (
    <Card title={t("groups.where")}>
      <Facts
        facts={[
          [t("region"), project.region?.name],
          ...(full
            ? ([
                [t("address"), project.address],
                [t("coordinates"), place],
              ] as const)
            : []),
        ]}
      />
    </Card>
  );
}

export function MoneyCard({ project }: { project: ProjectDetail }) {
  const locale = useLocale();
  const t = useTranslations("project");
  const words = useTranslations("projects");
  const subject = project.investmentSubject && words(`subjects.${project.investmentSubject}`);
  const { investmentText, investedBefore } = project;
  return (
    <Card title={t("groups.money")}>
      <Facts
        facts={[
          [t("totalInvestment"), formatWan(project.totalInvestment, locale)],
          ...(investedBefore === null
            ? []
            : ([[t("investedBefore"), formatWan(investedBefore, locale)]] as const)),
          [
            t("investmentSubject"),
            [subject, investmentText !== subject && investmentText].filter(Boolean).join(" · "),
          ],
        ]}
      />
    </Card>
  );
}

export function WhenCard({ project }: { project: ProjectDetail }) {
  const t = useTranslations("project");
  const locale = useLocale();
  const day = (value: string | null) => value && formatDay(value, locale);
  return (
    <Card title={t("groups.when")}>
      <Facts
        facts={[
          [t("plannedStart"), day(project.plannedStart)],
          [t("actualStart"), day(project.actualStart)],
          [t("plannedCompletion"), day(project.plannedCompletion)],
          [t("actualCompletion"), day(project.actualCompletion)],
        ]}
      />
    </Card>
  );
}

export function WhoseCard({ project }: { project: ProjectDetail }) {
  const t = useTranslations("project");
  const full = project.visibility === "full";
  const lines = (items: readonly string[]) => items.join("\n");
  return (
    <Card title={t("groups.whose")}>
      <Facts
        facts={[
          [
            t("responsibleUnit"),
            project.responsibleUnit && <Own path="/units" {...project.responsibleUnit} />,
          ],
          [
            t("leaders"),
            project.leaders.map(({ id, title }) => <Own key={id} path="/leaders" id={id} name={title} />),
          ],
          [
            t("pairedUnits"),
            project.pairedUnits.map((unit) => <Own key={unit.id} path="/units" {...unit} />),
          ],
          [t("industryUnit"), project.industryUnit && <Own path="/units" {...project.industryUnit} />],
          ...(full
            ? ([
                [t("owner"), project.owner],
                [t("agent"), project.agent],
                [
                  t("contacts"),
                  lines(
                    project.contacts.map(({ name, role, phone }) =>
                      [name, role, phone].filter(Boolean).join(" · "),
                    ),
                  ),
                ],
              ] as const)
            : []),
        ]}
      />
    </Card>
  );
}
