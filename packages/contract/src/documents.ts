import { z } from "zod";

/**
 * A post's document as JSON of the ProseMirror schema in `@broadsheet/document`. Here only the outer shape is held; `parseDocument` there
 * checks every node, and every use case that stores one calls it.
 */
export const postDocument = z
  .looseObject({ type: z.literal("doc"), content: z.array(z.looseObject({ type: z.string() })).optional() })
  .meta({ id: "PostDocument" });
export type PostDocumentJson = z.infer<typeof postDocument>;
