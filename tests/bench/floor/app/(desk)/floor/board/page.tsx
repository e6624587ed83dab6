import { type Address, boardOf } from "@/app/(desk)/board/address";
import { BoardFilters } from "@/app/(desk)/board/board-filters";
import { BoardSummary } from "@/app/(desk)/board/board-summary";
import { BoardTable } from "@/app/(desk)/board/board-table";
import { getBoard } from "@/lib/dashboard/queries";
import { listFilterOptions } from "@/lib/projects/queries/filter-options";
import { requireUser } from "@/lib/web/session";

let kept: Promise<Awaited<ReturnType<typeof load>>> | undefined;

async function load(address: Address) {
  const actor = await requireUser();
  const shown = boardOf(address);
  const [board, options] = await Promise.all([getBoard(actor, shown.filters), listFilterOptions(actor)]);
  if (!board) throw new Error("nothing is closed");
  return { shown, board, options };
}

/** The floor of the board: the page of its first address, rendered anew each time from what memory holds. */
export default async function BoardFromMemory({ searchParams }: { searchParams: Promise<Address> }) {
  kept ??= load(await searchParams);
  const { shown, board, options } = await kept;
  return (
    <div className="print-a3">
      <BoardFilters
        board={shown}
        period={board.period}
        earlier={board.earlier}
        later={board.later}
        options={options}
      />
      <BoardSummary board={board} />
      <BoardTable board={board} all={shown.all} />
    </div>
  );
}
