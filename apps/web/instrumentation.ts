import type { Instrumentation } from "next";

/** Runs once as the process starts, before its first request, under our server and on Vercel alike. */
export async function register(): Promise<void> {
  // biome-ignore lint/style/noProcessEnv: Next puts the value here and drops what follows from its edge bundle
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { startApplication } = await import("./application.ts");
  startApplication();
}

/** Logs what failed while rendering, with the digest that the person who saw it can name. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  // biome-ignore lint/style/noProcessEnv: Next puts the value here and drops what follows from its edge bundle
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { logRequestError } = await import("./application.ts");
  logRequestError(error, request.path, context.routePath);
};
