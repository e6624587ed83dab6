/** The ledger's numbers in one place (domain.md, Issue ledger). */
export const ledgerSettings = {
  /** Working days for the lead unit to accept; then a mark 逾期签收. */
  acceptWorkDays: 1,
  /** Working days that an issue may stay unresolved at level 1 and 2 before the clock escalates it. */
  levelWorkDays: { 1: 7, 2: 15 },
  /** Days after the close within which it can be reopened, the last one included. */
  reopenDays: 30,
  /** Days before the deadline from which the ledger lamp is yellow and the unit is reminded. */
  soonDays: 3,
} as const;

export const HIGHEST_LEVEL = 3;
