import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { AxeBuilder } from "@axe-core/playwright";
import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import { type E2eServer, passwordOf } from "./e2e-servers";

/** The widths that the product is made for: a phone, an office screen, a wall. */
export const widths = [375, 1366, 1920] as const;

const axeRules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Signs in as somebody at a desk of their own, and returns a page of theirs, from which the journey goes where it wants. */
type Enter = (username: string, password?: string) => Promise<Page>;

type Office = {
  enter: Enter;
  /** A page of somebody who has not signed in. */
  visitor: () => Promise<Page>;
  /** A complaint of the browser that this journey provokes on purpose. */
  expectComplaint: (about: RegExp) => void;
};

/** Whatever a browser complains of, and whatever it asks of the internet. */
async function watch(context: BrowserContext, origin: string, complaints: string[]): Promise<void> {
  context.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") {
      complaints.push(`${message.type()}: ${message.text()} (${message.location().url})`);
    }
  });
  // What the content security policy stopped; scripts of the test itself are not held to it.
  await context.exposeFunction("complainOfPolicy", (words: string) => complaints.push(`policy: ${words}`));
  await context.addInitScript(() => {
    const { complainOfPolicy } = window as unknown as { complainOfPolicy: (words: string) => void };
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sourceFile }) =>
      complainOfPolicy(`${violatedDirective} ${blockedURI} (${sourceFile})`),
    );
  });
  context.on("weberror", (error) => complaints.push(`page error: ${error.error().message}`));
  context.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !/^(data|blob):/.test(url)) complaints.push(`left the house: ${url}`);
  });
}

type Session = Awaited<ReturnType<BrowserContext["storageState"]>>;

/** Who has signed in before in this worker, as they were when they came in: the next test need not type it again. */
const sessions = new Map<string, Session>();

/** A journey through the office. It fails on what the browser complains of, and on requests to elsewhere. */
export const test = base.extend<{ office: Office }>({
  office: async ({ browser, baseURL }, use, info) => {
    const complaints: string[] = [];
    const expected: RegExp[] = [];
    const contexts: BrowserContext[] = [];
    const open = async (storageState?: Session): Promise<Page> => {
      const context = await browser.newContext(storageState ? { storageState } : {});
      await watch(context, baseURL ?? "", complaints);
      contexts.push(context);
      return context.newPage();
    };
    const visitor = () => open();
    const enterAnew: Enter = async (username, password) => {
      const page = await visitor();
      await signIn(page, username, password ?? passwordOf(info.project.name as E2eServer, username));
      await page.waitForURL((url) => url.pathname !== "/login");
      return page;
    };
    const enter: Enter = async (username, password) => {
      if (password !== undefined) return enterAnew(username, password);
      const key = `${info.project.name} ${username}`;
      const known = sessions.get(key);
      if (known) {
        const page = await open(known);
        // Whoever is still in is led on from there.
        const answer = await page.request.get("/login", { maxRedirects: 0 });
        if (answer.status() === 307) return page;
      }
      const page = await enterAnew(username);
      sessions.set(key, await page.context().storageState());
      return page;
    };
    await use({ enter, visitor, expectComplaint: (about) => expected.push(about) });
    for (const context of contexts) await context.close();
    const unexpected = complaints.filter((complaint) => !expected.some((about) => about.test(complaint)));
    expect(unexpected, "what the browser complained of").toEqual([]);
  },
});

/** Fills in the login form and sends it. */
export async function signIn(page: Page, username: string, password: string): Promise<void> {
  await page.goto("/login");
  await page.getByLabel("用户名").fill(username);
  await page.getByLabel("密码").fill(password);
  await page.getByRole("button", { name: "登录" }).click();
}

/** How many of the texts that look alike are held against what is behind them. */
const ALIKE = 4;

/**
 * Marks the texts whose contrast is measured, which is most of what axe takes its time for: of those that have the
 * same colours, opacity, size and weight, and so has everything they stand in, the first few. A table of two hundred
 * rows is no news after its fourth.
 */
const markLooks = (page: Page): Promise<void> =>
  page.evaluate((alike) => {
    const looks = new Map<Element, string>();
    const lookOf = (element: Element | null): string => {
      if (!element) return "";
      const known = looks.get(element);
      if (known !== undefined) return known;
      const style = getComputedStyle(element);
      const own = [
        style.color,
        style.backgroundColor,
        style.backgroundImage,
        style.opacity,
        style.fontSize,
        style.fontWeight,
        style.position,
        style.textShadow,
      ].join();
      const look = `${lookOf(element.parentElement)}/${own}`;
      looks.set(element, look);
      return look;
    };
    const seen = new Map<string, number>();
    for (const element of document.body.querySelectorAll("*")) {
      element.removeAttribute("data-contrast");
      const speaks = element.matches("input, select, textarea, button");
      if (!speaks && ![...element.childNodes].some((one) => one.nodeType === 3 && one.nodeValue?.trim()))
        continue;
      if (element.getClientRects().length === 0) continue;
      const look = lookOf(element);
      const count = (seen.get(look) ?? 0) + 1;
      seen.set(look, count);
      if (count <= alike) element.setAttribute("data-contrast", "");
    }
  }, ALIKE);

const ofBuilder = createRequire(createRequire(import.meta.url).resolve("@axe-core/playwright"));
/** The short form of the same: each page gets it anew, and reads half as much. */
const source = readFileSync(ofBuilder.resolve("axe-core/axe.min.js"), "utf8");
const axeSource = `${source};axe.configure({ rules: [{ id: "color-contrast", selector: "[data-contrast]" }] });`;

/**
 * No violation of WCAG 2.2 AA, nor of what axe calls good practice. Our pages have no frames, so axe runs in the page
 * alone (its other mode sends each result through a second page), and names only what is wrong.
 */
export async function expectAccessible(page: Page): Promise<void> {
  await markLooks(page);
  const { violations } = await new AxeBuilder({ page, axeSource })
    .options({ resultTypes: ["violations"] })
    .withTags(axeRules)
    .setLegacyMode()
    .analyze();
  const words = violations.flatMap(({ id, help, nodes }) =>
    nodes.slice(0, 3).map((node) => `${id}: ${help} — ${node.html.slice(0, 160)}`),
  );
  expect(words, `axe on ${page.url()}`).toEqual([]);
}

/** Nothing stands wider than the screen. */
export async function expectFits(page: Page): Promise<void> {
  const before = page.viewportSize();
  // As it stands first: each change of the size lays everything out anew.
  const asItStands = (width: number): number => (width === before?.width ? 0 : 1);
  for (const width of [...widths].sort((a, b) => asItStands(a) - asItStands(b))) {
    await page.setViewportSize({ width, height: width < 500 ? 812 : 768 });
    const over = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(over, `${page.url()} at ${width} px is too wide by`).toBeLessThanOrEqual(0);
  }
  if (before) await page.setViewportSize(before);
}

/** As somebody would look at it: opens without complaint, fits all widths, can be used by everybody. */
export async function look(page: Page, path?: string): Promise<void> {
  if (path !== undefined) {
    const response = await page.goto(path);
    expect(response?.status(), path).toBe(200);
  }
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expectFits(page);
  await expectAccessible(page);
}

export { expect };
