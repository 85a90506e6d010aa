import { weighPage } from "../page-weight.ts";
import { figureRow, type Row } from "../row.ts";

export async function measureWeight(address: string): Promise<Row[]> {
  const { script, all, requests } = await weighPage(address);
  return [
    figureRow("post page: script (gzip)", "KB", [script / 1000], { most: 10 }),
    figureRow("post page: all bytes without pictures (gzip)", "KB", [all / 1000], { most: 60 }),
    figureRow("post page: requests", "", [requests], { most: 6 }),
  ];
}
