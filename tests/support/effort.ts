import type { Page } from "@playwright/test";

/** What a flow has cost its person so far. */
export type Effort = { pages: number; clicks: number; fields: number };

/**
 * Counts as a person would: `pages` are documents and addresses that were opened, `clicks` are presses of links,
 * buttons and choices, `fields` are fields in which something was typed, chosen or ticked.
 */
export async function countEffort(page: Page): Promise<() => Promise<Effort>> {
  const touched = new Set<string>();
  const opened: string[] = [];
  let clicks = 0;
  await page.exposeFunction("countedClick", () => {
    clicks += 1;
  });
  await page.exposeFunction("countedField", (name: string) => {
    touched.add(`${new URL(page.url()).pathname} ${name}`);
  });
  await page.addInitScript(() => {
    const counters = window as unknown as {
      countedClick: () => void;
      countedField: (name: string) => void;
    };
    document.addEventListener(
      "click",
      ({ isTrusted, target }) => {
        if (isTrusted && target instanceof Element && target.closest("a, button, summary")) {
          counters.countedClick();
        }
      },
      true,
    );
    document.addEventListener(
      "input",
      ({ target }) => {
        if (target instanceof Element) {
          const label = (target as HTMLInputElement).labels?.[0]?.textContent;
          counters.countedField(`${target.closest("form")?.getAttribute("aria-label") ?? ""} ${label}`);
        }
      },
      true,
    );
  });
  page.on("framenavigated", (frame) => {
    const { pathname } = new URL(frame.url());
    if (frame === page.mainFrame() && opened.at(-1) !== pathname) opened.push(pathname);
  });
  return async () => {
    // What was counted in the page last is on its way still.
    await page.evaluate(() => undefined);
    return { pages: opened.length, clicks, fields: touched.size };
  };
}
