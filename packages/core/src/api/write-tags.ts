import type { ApiTag } from "@broadsheet/contract/api";
import type { CreateTagInput, UpdateTagInput } from "@broadsheet/contract/tags";
import type { ActorContext } from "../kernel/context.ts";
import { createTag } from "../tags/create-tag.ts";
import { updateTag } from "../tags/update-tag.ts";
import { toApiTag } from "./read-names.ts";

/** The tags' use cases, answering in the shape of the API. */
export const createApiTag = async (ctx: ActorContext, input: CreateTagInput): Promise<ApiTag> =>
  toApiTag(ctx, await createTag(ctx, input));

export const updateApiTag = async (ctx: ActorContext, input: UpdateTagInput): Promise<ApiTag> =>
  toApiTag(ctx, await updateTag(ctx, input));
