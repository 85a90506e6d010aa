/** Applies the stored theme before the first paint. It runs inline, by the page's nonce. */
const source = `try{var t=localStorage.getItem("broadsheet-theme");if(t==="light"||t==="dark")document.documentElement.dataset.theme=t}catch{}`;

export function ThemeScript({ nonce }: { nonce: string | undefined }) {
  return <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: source }} />;
}
