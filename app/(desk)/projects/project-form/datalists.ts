/** The `id`s of the page's datalists. */
export const datalists = {
  units: "known-units",
  leaders: "known-leaders",
  programmes: "known-programmes",
  categories: "known-categories",
} as const;
