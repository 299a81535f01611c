/** The theme is a preference, not a value: it lives in a cookie so that the server's first byte is already right. */
export const THEME_COOKIE = "keyhole_theme";
export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

/** Class for `<html>`; "system" has none and lets `color-scheme` follow the device. */
export function themeClass(text: string | undefined): "light" | "dark" | undefined {
  return text === "light" || text === "dark" ? text : undefined;
}

export function currentTheme(): Theme {
  const classes = document.documentElement.classList;
  if (classes.contains("dark")) return "dark";
  return classes.contains("light") ? "light" : "system";
}

export function applyTheme(theme: Theme): void {
  const classes = document.documentElement.classList;
  classes.remove("light", "dark");
  if (theme !== "system") classes.add(theme);
  const age = theme === "system" ? 0 : 31_536_000;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing on plain-http addresses of a local network.
  document.cookie = `${THEME_COOKIE}=${theme}; path=/; max-age=${age}; samesite=lax`;
}
