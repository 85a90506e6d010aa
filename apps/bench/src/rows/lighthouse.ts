import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { figureRow, type Row } from "../row.ts";

const categories = ["performance", "accessibility", "best-practices", "seo"];

/** What Lighthouse says of a page on a phone, as its own defaults have it. */
export async function measureLighthouse(
  pages: Readonly<Record<string, string>>,
  chromePath: string,
  tell: (line: string) => void,
): Promise<Row[]> {
  const chrome = await launch({
    chromePath,
    chromeFlags: ["--headless=new", "--no-sandbox"],
    logLevel: "silent",
  });
  const rows: Row[] = [];
  try {
    for (const [name, address] of Object.entries(pages)) {
      const found = await lighthouse(address, {
        port: chrome.port,
        logLevel: "silent",
        onlyCategories: categories,
      });
      for (const category of categories) {
        const result = found?.lhr.categories[category];
        const score = Math.round((result?.score ?? 0) * 100);
        rows.push(figureRow(`Lighthouse, phone: ${name}, ${category}`, "", [score], { least: 100 }));
        for (const { id, weight } of score < 100 ? (result?.auditRefs ?? []) : []) {
          const audit = found?.lhr.audits[id];
          if (weight > 0 && (audit?.score ?? 1) < 1)
            tell(`  ${category}: ${audit?.title} ${audit?.displayValue ?? ""}`);
        }
      }
    }
  } finally {
    chrome.kill();
  }
  return rows;
}
