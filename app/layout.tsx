import "@fontsource-variable/inter/wght.css";
import "@fontsource-variable/jetbrains-mono/wght.css";
import "./globals.css";
import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { FeedbackProvider } from "./_ui/feedback.tsx";
import { THEME_COOKIE, themeClass } from "./_ui/theme.ts";

export const metadata: Metadata = {
  title: { default: "Keyhole", template: "%s · Keyhole" },
  description: "A self-hosted store of write-only secrets.",
  robots: { index: false, follow: false },
};

export const viewport: Viewport = { width: "device-width", initialScale: 1 };

/** The document itself. It knows the theme (a preference in a cookie) and holds the live region from first paint on. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = (await cookies()).get(THEME_COOKIE)?.value;
  return (
    <html lang="en" className={themeClass(theme)}>
      <body>
        <FeedbackProvider>{children}</FeedbackProvider>
      </body>
    </html>
  );
}
