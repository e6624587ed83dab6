import Link from "next/link";
import { SubLine } from "@/components/ui/data-table";

/** The cell that names a project: its name leads to its page (`tab`), number and unit stand beneath. */
export function ProjectName({
  project: { projectId, name, number, unit },
  tab,
}: {
  project: { projectId: string; name: string; number: string; unit: string | null };
  tab?: "lamps";
}) {
  return (
    <>
      <Link
        href={tab ? `/projects/${projectId}?tab=${tab}` : `/projects/${projectId}`}
        className="hover:text-accent hover:underline"
      >
        {name}
      </Link>
      <SubLine>{[number, unit].filter(Boolean).join(" · ")}</SubLine>
    </>
  );
}
