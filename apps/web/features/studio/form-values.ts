import { slug, webAddress } from "@broadsheet/contract/primitives";
import { z } from "zod";

/** Text fields are never absent: what is empty is sent as "not given". */
export const optionalSlug = z
  .string()
  .transform((value) => value.trim() || undefined)
  .pipe(slug.optional());

/** Empty means: none. */
export const optionalWebAddress = z
  .string()
  .transform((value) => value.trim() || null)
  .pipe(webAddress.nullable());
