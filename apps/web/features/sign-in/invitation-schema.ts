import { acceptInvitationInput, password, personName } from "@broadsheet/contract/people";

export const newAccountInput = acceptInvitationInput.extend({ name: personName, password });
