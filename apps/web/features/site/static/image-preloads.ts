import { attribute } from "./attributes.ts";

type Props = Readonly<Record<string, unknown>>;

/** Pictures that come first, as far as React puts them in front of other preloads. */
const mostFirst = 10;

/** The pictures of a page that no browser should wait with, which React names in its head. */
export class ImagePreloads {
  readonly #known = new Map<string, Props>();

  add(props: Props, inPicture: boolean): void {
    const { src, srcSet, sizes, loading, fetchPriority } = props;
    if (inPicture || loading === "lazy" || fetchPriority === "low") return;
    const [address, addresses] = [src, srcSet].map((value) => (typeof value === "string" ? value : ""));
    if ((!address && !addresses) || [address, addresses].some((value) => /^data:/i.test(value ?? ""))) return;
    const key = addresses ? `${addresses}\n${typeof sizes === "string" ? sizes : ""}` : (address ?? "");
    if (!this.#known.has(key)) this.#known.set(key, props);
  }

  addAll(others: ImagePreloads): void {
    for (const [key, props] of others.#known) if (!this.#known.has(key)) this.#known.set(key, props);
  }

  markup(): string {
    if (this.#known.size === 0) return "";
    const first: string[] = [];
    const rest: string[] = [];
    for (const props of this.#known.values()) {
      const { src, srcSet, sizes, type, fetchPriority } = props;
      const link = {
        href: srcSet ? undefined : src,
        imageSrcSet: srcSet,
        imageSizes: sizes,
        type,
        fetchPriority,
      };
      let text = '<link rel="preload" as="image"';
      for (const [name, value] of Object.entries(link)) text += attribute(name, value);
      (fetchPriority === "high" || first.length < mostFirst ? first : rest).push(`${text}/>`);
    }
    return [...first, ...rest].join("");
  }
}
