import { connection } from "next/server";

export default async function StudioPage() {
  await connection();
  return <main className="p-8 text-2xl">Studio</main>;
}
