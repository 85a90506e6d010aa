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
import { transact } from "../kernel/context.ts";
import { router, staffProcedure } from "../kernel/trpc.ts";
import { requirePublisher } from "./bundle.policy.ts";
import { listBundles, requireBundle } from "./bundle.reads.ts";
import { changeBundle, createBundle, deleteBundle } from "./make-bundle.ts";
import { publishBundle } from "./publish-bundle.ts";
import { scheduleBundle, unscheduleBundle } from "./schedule-bundle.ts";

const publisherProcedure = staffProcedure.use(({ ctx, next }) => {
  requirePublisher(ctx.actor);
  return next();
});

/** Posts that go out together or not at all. */
export const bundleRouter = router({
  list: publisherProcedure
    .input(listBundlesInput)
    .output(listBundlesOutput)
    .query(({ ctx, input }) => transact(ctx, (tx) => listBundles(tx, ctx, input))),
  get: publisherProcedure
    .input(getBundleInput)
    .output(bundleDetail)
    .query(({ ctx, input }) => transact(ctx, (tx) => requireBundle(tx, ctx, input.id))),
  create: publisherProcedure
    .input(createBundleInput)
    .output(bundleDetail)
    .mutation(({ ctx, input }) => createBundle(ctx, input)),
  update: publisherProcedure
    .input(updateBundleInput)
    .output(bundleDetail)
    .mutation(({ ctx, input }) => changeBundle(ctx, input)),
  delete: publisherProcedure
    .input(getBundleInput)
    .output(getBundleInput)
    .mutation(({ ctx, input }) => deleteBundle(ctx, input)),
  schedule: publisherProcedure
    .input(scheduleBundleInput)
    .output(bundleDetail)
    .mutation(({ ctx, input }) => scheduleBundle(ctx, input)),
  unschedule: publisherProcedure
    .input(bundleRefInput)
    .output(bundleDetail)
    .mutation(({ ctx, input }) => unscheduleBundle(ctx, input)),
  publish: publisherProcedure
    .input(bundleRefInput)
    .output(bundleDetail)
    .mutation(({ ctx, input }) => publishBundle(ctx, input)),
});
