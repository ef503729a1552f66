import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import type { Page } from "playwright-core";

const chromium = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);

/** For the option `skip` of a test: why no page can be looked at. */
export const noBrowser = chromium === undefined && "there is no Chromium in /usr/bin";

/** The width of a screen, and the colours that its user prefers. */
export type Screen = readonly [width: number, colorScheme: "light" | "dark"];

const deskAndPhone: readonly Screen[] = [[1000, "light"], [360, "dark"]];

/**
 * Shows a file in a browser, on a desk in light colours and on a phone in dark ones or on other screens: it has to ask for nothing else, complain
 * of nothing, be no wider than the screen, and have colours for both. `look` sees each.
 */
export async function lookAt(file: string, look: (page: Page, screen: Screen) => Promise<void>, screens = deskAndPhone): Promise<void> {
  const { chromium: browsers } = await import("playwright-core");
  const browser = await browsers.launch({ executablePath: chromium!, args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"] });
  try {
    for (const screen of screens) {
      const [width, colorScheme] = screen;
      const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme });
      const complaints: string[] = [];
      const requests: string[] = [];
      page.on("console", (message) => complaints.push(message.text()));
      page.on("pageerror", (error) => complaints.push(error.message));
      page.on("request", (request) => requests.push(request.url()));
      await page.goto(`file://${file}`);
      assert.deepEqual([complaints, requests], [[], [`file://${file}`]]);
      const overflow = await page.evaluate("document.documentElement.scrollWidth - innerWidth") as number;
      assert.ok(overflow <= 0, `the page is ${overflow} pixels wider than a screen of ${width}`);
      const ground = await page.evaluate("getComputedStyle(document.body).backgroundColor.match(/\\d+/g).slice(0, 3).map(Number)") as number[];
      const brightness = ground.reduce((a, b) => a + b, 0) / 3;
      assert.ok(colorScheme === "light" ? brightness > 200 : brightness < 60, `the ground in ${colorScheme} is ${ground.join(", ")}`);
      await look(page, screen);
      await page.close();
    }
  } finally {
    await browser.close();
  }
}
