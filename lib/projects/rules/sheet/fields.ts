/** The columns of the registry's workbook in their order; the key of each row stands before them, hidden. */
export const sheetFields = [
  "number",
  "name",
  "nationalCode",
  "nature",
  "category",
  "level",
  "region",
  "address",
  "coordinates",
  "content",
  "owner",
  "investmentText",
  "investmentSubject",
  "totalInvestment",
  "investedBefore",
  "annualPlan",
  "plannedStart",
  "plannedCompletion",
  "actualStart",
  "actualCompletion",
  "stage",
  "responsibleUnit",
  "industryUnit",
  "pairedUnits",
  "leaders",
  "agent",
  "programme",
] as const;
export type SheetField = (typeof sheetFields)[number];
/** `number` tells a row's project and is never changed by a sheet. */
export type EditableField = Exclude<SheetField, "number">;
export const editableFields = sheetFields.filter((field): field is EditableField => field !== "number");
