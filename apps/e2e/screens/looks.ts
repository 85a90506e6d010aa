import { rm } from "node:fs/promises";
import path from "node:path";
import type { Page } from "@playwright/test";

/** Kept out of version control. */
const directory = path.resolve(import.meta.dirname, "../screenshots");

const widths = { narrow: 390, wide: 1280 } as const;
const colorSchemes = ["light", "dark"] as const;

/** Forgets the pictures of a former run. */
export function forgetPictures(group: string): Promise<void> {
  return rm(path.join(directory, group), { recursive: true, force: true });
}

/** Takes four pictures of the page as it is: narrow and wide, light and dark, the whole height of it. */
export async function photograph(page: Page, group: string, name: string): Promise<void> {
  for (const [width, pixels] of Object.entries(widths)) {
    await page.setViewportSize({ width: pixels, height: width === "narrow" ? 844 : 900 });
    for (const colorScheme of colorSchemes) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.screenshot({
        path: path.join(directory, group, `${name}.${width}.${colorScheme}.png`),
        animations: "disabled",
        fullPage: true,
      });
    }
  }
}

/** Waits until nothing is being loaded. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle");
  await page.waitForFunction(() => !document.querySelector("[aria-busy=true]"));
}
