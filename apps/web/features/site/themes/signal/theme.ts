import { Heading } from "../parts.tsx";
import type { Theme } from "../theme.ts";
import { Footer, Masthead } from "./chrome.tsx";
import { Home } from "./home.tsx";
import { Author, Notice, Tag } from "./lists.tsx";
import { Post } from "./post.tsx";
import { tokens } from "./tokens.ts";

export const signal: Theme = { tokens, Masthead, Footer, Home, Post, Tag, Author, Heading, Notice };
