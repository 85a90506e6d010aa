import { svgToPng } from "@broadsheet/core/media/svg-to-png";
import { contrast } from "../accent.ts";
import { shareImageSize } from "../head.tsx";
import type { Drawn } from "./share-address.ts";

const paper = "#f8f5ef";
const ink = "#161412";
/** WCAG 2.2, 1.4.11: what is no text. */
const visible = 3;

/** Pixels; so that the longest titles still fit on five lines. */
function sizeFor(title: string): number {
  const { length } = title;
  if (length <= 36) return 88;
  if (length <= 80) return 68;
  return length <= 140 ? 54 : 44;
}

function Card({ title, publication, accent, serif, sans }: Drawn & { serif: string; sans: string }) {
  const colour = contrast(accent, paper) >= visible ? accent : ink;
  const size = sizeFor(title);
  return (
    <div
      style={{
        display: "flex",
        flexDirection: "column",
        justifyContent: "space-between",
        boxSizing: "border-box",
        width: "100%",
        height: "100%",
        padding: "72px 80px 64px",
        borderTop: `20px solid ${colour}`,
        backgroundColor: paper,
        color: ink,
      }}
    >
      <div
        style={{
          display: "block",
          fontFamily: `${serif}, ${sans}`,
          fontSize: size,
          lineHeight: 1.12,
          letterSpacing: "-0.015em",
          lineClamp: 5,
        }}
      >
        {title}
      </div>
      <div style={{ display: "flex", alignItems: "center", fontFamily: sans, fontSize: 32 }}>
        <div style={{ width: 20, height: 20, marginRight: 20, borderRadius: 10, backgroundColor: colour }} />
        <div style={{ display: "block", lineClamp: 1 }}>{publication}</div>
      </div>
    </div>
  );
}

/** The picture as a PNG of 1200 x 630 pixels. What it needs is large and loaded with the first one. */
export async function drawShareImage(drawn: Drawn): Promise<Uint8Array> {
  const [{ default: satori }, { default: fonts }] = await Promise.all([
    import("satori"),
    import("./fonts.json", { with: { type: "json" } }),
  ]);
  // Each file has some letters; a letter is drawn by the first that has it.
  const family = (of: string) =>
    fonts
      .filter(({ name }) => name.startsWith(of))
      .map(({ name }) => name)
      .join(", ");
  const card = <Card {...drawn} serif={family("Newsreader")} sans={family("Inter")} />;
  const svg = await satori(card, {
    ...shareImageSize,
    fonts: fonts.map(({ name, data }) => ({
      name,
      data: Buffer.from(data, "base64"),
      weight: 600 as const,
      style: "normal" as const,
    })),
  });
  return svgToPng(svg);
}
