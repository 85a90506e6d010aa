declare module "subset-font" {
  interface Options {
    targetFormat?: "woff2" | "woff" | "sfnt" | "truetype";
    variationAxes?: Readonly<Record<string, number | { readonly min: number; readonly max: number }>>;
    /** Leave out glyphs that only substitutions reach (small capitals, old figures). */
    noLayoutClosure?: boolean;
    noHinting?: boolean;
  }
  /** Cuts a font down to the characters of `text`. */
  // biome-ignore lint/style/noDefaultExport: that is how the package exports it
  export default function subsetFont(font: Buffer, text: string, options?: Options): Promise<Buffer>;
}
