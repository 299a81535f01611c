"use client";
import { WifiOff } from "lucide-react";
import { useEffect, useState } from "react";

export function OfflineBanner() {
  const [isOffline, setOffline] = useState(false);
  useEffect(() => {
    const look = () => setOffline(!navigator.onLine);
    look();
    window.addEventListener("online", look);
    window.addEventListener("offline", look);
    return () => {
      window.removeEventListener("online", look);
      window.removeEventListener("offline", look);
    };
  }, []);
  return (
    <div role="alert" className="empty:hidden">
      {isOffline && (
        <p className="flex items-center gap-2 border-b border-warning/45 bg-warning/8 px-4 py-2 md:px-8">
          <WifiOff aria-hidden="true" className="size-4 text-warning" />
          You're offline. Changes can't be saved.
        </p>
      )}
    </div>
  );
}
