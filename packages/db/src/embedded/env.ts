/** Only what Postgres needs: PGDATA, PGOPTIONS and the like of whoever started us must not change this cluster. */
export function postgresEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, HOME: process.env.HOME, LC_ALL: "C", TZ: "UTC" };
}
