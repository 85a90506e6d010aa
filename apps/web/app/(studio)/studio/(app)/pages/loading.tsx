export { default } from "../posts/loading.tsx";
