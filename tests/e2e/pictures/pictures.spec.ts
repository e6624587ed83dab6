import type { Page } from "@playwright/test";
import { expect, test } from "../../support/office";
import { comparison, drawnBy, drawnHere, keepDrawnBy } from "../../support/picture-set";

/** A phone, an office screen, a wall. */
const sizes = [
  { width: 375, height: 812 },
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
];
const themes = ["light", "dark"] as const;

/** The first link of a list that leads to a page of this kind. */
async function follow(page: Page, list: string, link: string): Promise<void> {
  await page.goto(list);
  const href = await page.locator(`main ${link}`).first().getAttribute("href");
  await page.goto(href ?? "");
}

/** The main pages: each name is a picture's, in three widths, light and dark. */
const pages: { name: string; who: string | null; open: (page: Page) => Promise<unknown> }[] = [
  { name: "sign-in", who: null, open: (page) => page.goto("/login") },
  { name: "desk-reporter", who: "reporter", open: (page) => page.goto("/") },
  { name: "desk-centre", who: "centre", open: (page) => page.goto("/") },
  { name: "desk-leader", who: "leader", open: (page) => page.goto("/") },
  { name: "board", who: "leader", open: (page) => page.goto("/board") },
  { name: "statistics", who: "leader", open: (page) => page.goto("/statistics") },
  {
    name: "project",
    who: "centre",
    open: (page) =>
      follow(
        page,
        `/projects?${new URLSearchParams({ page: "1", q: "老鹰水库" })}`,
        "a[href^='/projects/0']:not([href*='?'])",
      ),
  },
  {
    name: "filing",
    who: "reporter",
    open: (page) => follow(page, "/filing", "a[href^='/filing/0']"),
  },
  { name: "ledger", who: "centre", open: (page) => page.goto("/issues?page=1") },
  {
    name: "meeting",
    who: "centre",
    open: (page) => follow(page, "/meetings", "tr:has-text('已印发') a[href^='/meetings/0']"),
  },
];

test.describe.configure({ mode: "parallel" });

test.beforeAll(({ browser }, info) => {
  const here = drawnHere(browser.version());
  if (["all", "changed"].includes(info.config.updateSnapshots)) return keepDrawnBy(here);
  const { words } = comparison(here, drawnBy());
  if (words && info.parallelIndex === 0) console.error(`\n${words}\n`);
});

for (const { name, who, open } of pages) {
  test(`${name} 与留存的图片一样：三种宽度，浅色深色`, async ({ office, browser }, info) => {
    test.slow();
    const { tolerance, words } = comparison(drawnHere(browser.version()), drawnBy());
    if (words) info.annotations.push({ type: "compared coarsely", description: words });
    const page = who === null ? await office.visitor() : await office.enter(who);
    await open(page);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await page.waitForLoadState("networkidle");
    for (const size of sizes) {
      await page.setViewportSize(size);
      for (const colorScheme of themes) {
        await page.emulateMedia({ colorScheme });
        // All six are compared, so that one run shows all that changed.
        await expect
          .soft(page, words ?? "if the change is meant, renew the pictures: npm run pictures")
          .toHaveScreenshot(["taken", `${name}-${size.width}-${colorScheme}.png`], tolerance);
      }
    }
  });
}
