/** Only what Postgres needs: PGDATA, PGOPTIONS and the like of whoever started us must not change this cluster. */
export function postgresEnvironment(): NodeJS.ProcessEnv {
  const { PATH, HOME, NODE_ENV } = process.env;
  return { PATH, HOME, NODE_ENV, LC_ALL: "C", TZ: "UTC" };
}
