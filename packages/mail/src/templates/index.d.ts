import type { RenderTemplate } from "../templates.ts";

export declare const renderTemplate: RenderTemplate;
