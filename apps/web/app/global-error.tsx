"use client";
import "./globals.css";

interface GlobalErrorProps {
  error: Error & { digest?: string };
  reset: () => void;
}

/**
 * The last resort, when even the layout failed: it stands alone and needs nothing around it. Every page of the application brings it along,
 * so it is made of plain elements that look like those of the studio.
 */
export default function GlobalError({ error, reset }: GlobalErrorProps) {
  return (
    <html lang="en">
      <body>
        <title>Something went wrong</title>
        <main className="grid min-h-dvh place-items-center" role="alert">
          <div className="mx-auto grid max-w-md justify-items-center gap-2 px-6 py-14 text-center">
            <span className="mb-2 grid size-12 place-items-center rounded-full border border-line bg-sunken text-danger text-xl">
              <span aria-hidden>!</span>
            </span>
            <h2 className="font-medium font-serif text-xl tracking-tight">
              Something went wrong on our side
            </h2>
            <p className="text-balance text-ink-soft">
              {error.digest ? `The reference for support is ${error.digest}.` : "Please try again."}
            </p>
            <button
              type="button"
              onClick={reset}
              className="mt-4 inline-flex h-9 items-center rounded-md bg-ink px-4 font-medium text-paper text-sm shadow-low hover:bg-ink-soft pointer-coarse:h-11"
            >
              Try again
            </button>
          </div>
        </main>
      </body>
    </html>
  );
}
