import { groupFigures, sorted } from "../group-figures";
import { sendTable } from "../send-table";

/** The groups that the address shows, in its order. */
export const GET = (request: Request): Promise<Response> =>
  sendTable(request, ({ statistics, shown: { by, sort }, t }) => {
    const nameOf = (name: string): string => {
      const reason = `reason.${name}` as "reason.NOT_REPORTED";
      if (name === "") return t("nobody");
      return by === "reason" && t.has(reason) ? t(reason) : name;
    };
    return {
      title: t("name"),
      first: t(`by.${by}`),
      counts: groupFigures.map((figure) => t(`figure.${figure}`)),
      rows: sorted(statistics.groups, sort).map((group) => [
        nameOf(group.name),
        ...groupFigures.map((figure) => group[figure]),
      ]),
    };
  });
