import { z } from "zod";
import { pageFailures } from "./vocabulary.ts";

/** An address of a page: absolute, or a path of the publication's own site. */
export const describePageInput = z.object({
  url: z.union(
    [
      z.url({ protocol: /^https?$/ }).max(4096),
      z
        .string()
        .max(4096)
        .regex(/^\/(?!\/)/),
    ],
    {
      error: "Enter an address that begins with https:// or with a slash",
    },
  ),
});

const words = z.string().nullable();
/** What the page says of itself; null where it says nothing. */
export const describePageOutput = z.discriminatedUnion("found", [
  z.object({ found: z.literal(true), title: words, description: words, site: words }),
  z.object({ found: z.literal(false), reason: z.enum(pageFailures) }),
]);
export type DescribedPage = z.infer<typeof describePageOutput>;
