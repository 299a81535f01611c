"use client";
import { useEffect, useState } from "react";

/** The reader's clock, to the minute; null until the page is in the browser, since the server has another zone. */
export function useNow(): number | null {
  const [now, setNow] = useState<number | null>(null);
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 60_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
