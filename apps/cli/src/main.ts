#!/usr/bin/env node
import { loadEnvFile } from "./env.ts";
import { runProgram } from "./program.ts";

loadEnvFile();
process.exitCode = await runProgram(process.argv.slice(2));
