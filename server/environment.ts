/**
 * Imported first by server/main.ts: packages look at these variables while they are loaded (React and Next choose their
 * production or development half), so they must stand before any other import is evaluated.
 */
// biome-ignore-start lint/style/noProcessEnv: written for others to read, read by nobody here.
const environment: NodeJS.Dict<string> = process.env;
environment.NODE_ENV ??= "production";
environment.NEXT_TELEMETRY_DISABLED = "1";
// Next would read .env again and put back what platform/config.ts has deleted (L-12). It tells its children so.
environment.__NEXT_PROCESSED_ENV = "true";
// Else Next takes over `unhandledRejection` to hide what its prerendering throws away; we prerender nothing.
environment.NEXT_UNHANDLED_REJECTION_FILTER = "disabled";
// biome-ignore-end lint/style/noProcessEnv: see above
