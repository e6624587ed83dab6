import Link from "next/link";
import { useTranslations } from "next-intl";
import { LampWord } from "@/components/lamps/lamp-word";
import { Card } from "@/components/ui/card";
import { type Column, DataTable } from "@/components/ui/data-table";
import type { LampMatrix } from "@/lib/lamps/rules/back-test";
import type { Lamp } from "@/lib/lamps/rules/lamp";

const order = ["red", "yellow", "green", "paused"] as const satisfies readonly Lamp[];

/** From the lamp in force (rows) to the draft's (columns), in project-months; what changes opens its list. */
export function MatrixTable({
  matrix,
  hrefOf,
}: {
  matrix: LampMatrix;
  hrefOf: (change: { from: Lamp; to: Lamp }) => string;
}) {
  const t = useTranslations("rules");
  const lamps = useTranslations("lamps.lamp");
  const shown = order.filter(
    (lamp) => lamp !== "paused" || order.some((other) => matrix.paused[other] + matrix[other].paused > 0),
  );
  const columns: Column<Lamp>[] = [
    {
      key: "from",
      head: t("matrixFrom"),
      rowHead: true,
      phone: "line",
      nowrap: true,
      cell: (from) => <LampWord lamp={from} />,
    },
    ...shown.map((to) => ({
      key: to,
      head: t("matrixTo", { lamp: lamps(to) }),
      numeric: true,
      phone: "beside" as const,
      cell: (from: Lamp) => {
        const count = matrix[from][to];
        if (from === to || count === 0)
          return <span className={count === 0 ? "text-ink-2" : ""}>{count}</span>;
        return (
          <Link
            prefetch={false}
            href={hrefOf({ from, to })}
            className="inline-flex min-h-6 items-center font-semibold text-accent hover:underline"
          >
            {count}
          </Link>
        );
      },
    })),
  ];
  return (
    <Card title={t("matrix")} aside={t("matrixUnit")} flush>
      <DataTable caption={t("matrix")} columns={columns} rows={shown} rowKey={(lamp) => lamp} bare />
    </Card>
  );
}
