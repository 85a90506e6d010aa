import { updateAuthorInput } from "@broadsheet/contract/authors";
import { password, personName, setPasswordInput } from "@broadsheet/contract/people";
import { z } from "zod";
import { optionalWebAddress } from "@/features/studio/form-values.ts";

const { bio, avatarUrl } = updateAuthorInput.required().shape;
export const profileForm = z.object({ name: personName, bio, avatarUrl, website: optionalWebAddress });

export const passwordForm = setPasswordInput.extend({ newPassword: password });
