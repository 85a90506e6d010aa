import { migrateQueue } from "@broadsheet/queue/migrate-queue";
import type { TestProject } from "vitest/node";
import { jobs } from "../jobs.ts";

/** Adds the queue to the template database, after `packages/db/src/testing/global-setup.ts` made it. */
export async function setup(project: TestProject) {
  await migrateQueue({ connectionString: project.getProvidedContext().databaseOwnerUrl, jobs });
}
