import {
  bundleDetail,
  bundleRefInput,
  createBundleInput,
  getBundleInput,
  listBundlesInput,
  listBundlesOutput,
  scheduleBundleInput,
  updateBundleInput,
} from "@broadsheet/contract/bundles";
import { router, staffProcedure } from "../kernel/trpc.ts";
import { showBundle, showBundles } from "./describe-bundle.ts";
import { changeBundle, createBundle, deleteBundle } from "./make-bundle.ts";
import { publishBundle } from "./publish-bundle.ts";
import { scheduleBundle, unscheduleBundle } from "./schedule-bundle.ts";

/** Posts that go out together or not at all. */
export const bundleRouter = router({
  list: staffProcedure
    .input(listBundlesInput)
    .output(listBundlesOutput)
    .query(({ ctx, input }) => showBundles(ctx, input)),
  get: staffProcedure
    .input(getBundleInput)
    .output(bundleDetail)
    .query(({ ctx, input }) => showBundle(ctx, input)),
  create: staffProcedure
    .input(createBundleInput)
    .output(bundleDetail)
    .mutation(({ ctx, input }) => createBundle(ctx, input)),
  update: staffProcedure
    .input(updateBundleInput)
    .output(bundleDetail)
    .mutation(({ ctx, input }) => changeBundle(ctx, input)),
  delete: staffProcedure
    .input(getBundleInput)
    .output(getBundleInput)
    .mutation(({ ctx, input }) => deleteBundle(ctx, input)),
  schedule: staffProcedure
    .input(scheduleBundleInput)
    .output(bundleDetail)
    .mutation(({ ctx, input }) => scheduleBundle(ctx, input)),
  unschedule: staffProcedure
    .input(bundleRefInput)
    .output(bundleDetail)
    .mutation(({ ctx, input }) => unscheduleBundle(ctx, input)),
  publish: staffProcedure
    .input(bundleRefInput)
    .output(bundleDetail)
    .mutation(({ ctx, input }) => publishBundle(ctx, input)),
});
