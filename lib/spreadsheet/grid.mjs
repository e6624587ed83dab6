/** A refusal that reaches the reader in words: `reason` is a key below `errors.` in messages/. */
export class Refusal extends Error {
  constructor(reason, detail = {}) {
    super(reason);
    this.reason = reason;
    this.detail = detail;
  }
}

/**
 * The rows of one sheet within the limits: empty ends cut off, each row as wide as its last value. `spend`
 * counts the characters of the whole answer: one long shared text repeated a million times is a bomb too.
 */
export class Grid {
  rows = [];

  constructor(name, limits, spend) {
    this.name = name;
    this.limits = limits;
    this.spend = spend;
  }

  /** `row` and `column` count from 0. */
  set(row, column, value) {
    if (value === null || value === "") return;
    if (row >= this.limits.rows || column >= this.limits.columns) {
      throw new Refusal("TOO_MANY_ROWS", { rows: this.limits.rows, columns: this.limits.columns });
    }
    this.spend(typeof value === "string" ? value.length + 4 : 12);
    while (this.rows.length <= row) this.rows.push([]);
    const cells = this.rows[row];
    while (cells.length < column) cells.push(null);
    cells[column] = value;
  }
}

/** Counts characters over all sheets up to the limit. */
export function spender(limit) {
  let spent = 0;
  return (characters) => {
    spent += characters;
    if (spent > limit) throw new Refusal("SPREADSHEET_TOO_HEAVY");
  };
}
