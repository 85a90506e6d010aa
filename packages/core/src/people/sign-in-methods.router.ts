import {
  passkeyOptions,
  renamePasskeyInput,
  signInWithPasskeyInput,
  signInWithPasskeyOutput,
} from "@broadsheet/contract/passkeys";
import { nothing } from "@broadsheet/contract/primitives";
import {
  addPasskeyInput,
  addPasskeyOutput,
  confirmAuthenticatorInput,
  proof,
  recoveryCodesOutput,
  removeAuthenticatorInput,
  removePasskeyInput,
  secondProof,
  secondStep,
  signInMethods,
  startAuthenticatorOutput,
} from "@broadsheet/contract/sign-in-methods";
import {
  arrivingProcedure,
  personProcedure,
  publicProcedure,
  router,
  settingUpProcedure,
} from "../kernel/trpc.ts";
import { askForPasskey } from "./answer-passkey.ts";
import { addPasskey, addPasskeyOptions, removePasskey, renamePasskey } from "./change-passkeys.ts";
import { confirmIdentity, takeSecondStep } from "./prove-identity.ts";
import { readOwnSecondStep, readSignInMethods } from "./read-methods.ts";
import { renewRecoveryCodes } from "./recovery-codes.ts";
import { confirmAuthenticator, removeAuthenticator, startAuthenticator } from "./set-up-authenticator.ts";
import { passkeySignInOptions, signInWithPasskey } from "./sign-in-with-passkey.ts";

/** How the actor signs in: authenticator app, recovery codes and passkeys; and the steps of signing in that use them. */
export const signInMethodsRouter = router({
  get: settingUpProcedure.output(signInMethods).query(({ ctx }) => readSignInMethods(ctx)),
  startAuthenticator: settingUpProcedure
    .output(startAuthenticatorOutput)
    .mutation(({ ctx }) => startAuthenticator(ctx)),
  confirmAuthenticator: settingUpProcedure
    .input(confirmAuthenticatorInput)
    .output(recoveryCodesOutput)
    .mutation(({ ctx, input }) => confirmAuthenticator(ctx, input)),
  removeAuthenticator: personProcedure
    .input(removeAuthenticatorInput)
    .output(nothing)
    .mutation(({ ctx, input }) => removeAuthenticator(ctx, input)),
  renewRecoveryCodes: personProcedure
    .output(recoveryCodesOutput)
    .mutation(({ ctx }) => renewRecoveryCodes(ctx)),
  addPasskeyOptions: settingUpProcedure.output(passkeyOptions).mutation(({ ctx }) => addPasskeyOptions(ctx)),
  addPasskey: settingUpProcedure
    .input(addPasskeyInput)
    .output(addPasskeyOutput)
    .mutation(({ ctx, input }) => addPasskey(ctx, input)),
  renamePasskey: personProcedure
    .input(renamePasskeyInput)
    .output(nothing)
    .mutation(({ ctx, input }) => renamePasskey(ctx, input)),
  removePasskey: personProcedure
    .input(removePasskeyInput)
    .output(nothing)
    .mutation(({ ctx, input }) => removePasskey(ctx, input)),
  /** Shows again that it is you, before a sensitive step. */
  confirm: settingUpProcedure
    .input(proof)
    .output(nothing)
    .mutation(({ ctx, input }) => confirmIdentity(ctx, input)),
  /** Asks for one of the actor's own passkeys, for `confirm` and `takeSecondStep`. */
  confirmOptions: arrivingProcedure
    .output(passkeyOptions)
    .mutation(({ ctx }) => askForPasskey(ctx, ctx.actor.userId)),
  secondStep: arrivingProcedure.output(secondStep).query(({ ctx }) => readOwnSecondStep(ctx)),
  takeSecondStep: arrivingProcedure
    .input(secondProof)
    .output(nothing)
    .mutation(({ ctx, input }) => takeSecondStep(ctx, input)),
  passkeySignInOptions: publicProcedure
    .output(passkeyOptions)
    .mutation(({ ctx }) => passkeySignInOptions(ctx)),
  signInWithPasskey: publicProcedure
    .input(signInWithPasskeyInput)
    .output(signInWithPasskeyOutput)
    .mutation(async ({ ctx, input }) => {
      const opened = await signInWithPasskey(ctx, input);
      await ctx.keepSession?.(opened);
      return { userId: opened.userId };
    }),
});
