/** A drawing without text, fonts or links to elsewhere as a PNG of its own size. */
export async function svgToPng(svg: string): Promise<Uint8Array> {
  const { rasterize } = await import("@broadsheet/storage/images");
  return rasterize(svg);
}
