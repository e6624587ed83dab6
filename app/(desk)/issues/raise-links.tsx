import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { Actor, ProjectScope } from "@/lib/auth/permissions";
import { listRaisedFrom } from "@/lib/issues/queries/problem-text";
import { whyNotRegister } from "@/lib/issues/rules/register";
import { saysProblem } from "@/lib/issues/rules/suggest";

type Told = { id: string; state: "draft" | "submitted" | "returned" | "accepted"; problems: string };

/**
 * What stands beside a report's problem text: what was raised from it, and the one click that raises it. Made once
 * for all reports of a project.
 */
export async function raiseLinks(
  actor: Actor,
  project: ProjectScope & { id: string },
): Promise<(report: Told) => ReactNode> {
  const [t, raised] = await Promise.all([getTranslations("issues"), listRaisedFrom(actor, project.id)]);
  const mayRaise = whyNotRegister(actor, "problem", project) === null;
  return (report) => {
    const issues = raised.get(report.id) ?? [];
    const offers =
      mayRaise && issues.length === 0 && report.state !== "draft" && saysProblem(report.problems);
    if (issues.length === 0 && !offers) return null;
    return (
      <span className="flex flex-wrap gap-x-3">
        {issues.length > 0 && (
          <span className="text-ink-2">
            {t("raisedFrom")}
            {issues.map(({ id, number }) => (
              <Link key={id} href={`/issues/${id}`} className="ml-2 text-accent hover:underline">
                {number}
              </Link>
            ))}
          </span>
        )}
        {offers && (
          <Link href={`/issues/new?report=${report.id}`} className="text-accent hover:underline">
            {t("toLedger")}
          </Link>
        )}
      </span>
    );
  };
}
