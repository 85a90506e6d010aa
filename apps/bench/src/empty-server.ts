import { createServer } from "node:http";
import { readBenchPort } from "./env.ts";

createServer((_request, response) => response.end("ok")).listen(readBenchPort(), "127.0.0.1");
