import { budgets, pageSizes } from "../support/javascript-sizes";
import type { Bench, Sample } from "./bench";

/** Of the build with the floors' addresses, which are left out here; `npm test` judges the product's own build. */
export const bench: Bench = {
  row: "JavaScript per page",
  about: "the heaviest pages, gzipped, before anything is clicked",
  sizes: ["none"],
  pages: true,
  goal: { atMost: budgets.any, unit: "kB" },
  async measure({ pages }) {
    const sizes = pageSizes(`${pages}/.next`).filter(({ route }) => !route.startsWith("/floor"));
    const heaviest = [budgets.filing, budgets.any].flatMap((budget) =>
      sizes.filter((size) => size.budget === budget).slice(0, 1),
    );
    return heaviest.map(
      ({ route, kB, budget }): Sample => ({
        what: route,
        value: kB,
        unit: "kB",
        goal: { atMost: budget, unit: "kB" },
      }),
    );
  },
};
