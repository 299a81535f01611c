/** Milliseconds as people say them: "100 ms", "10 s", "2 min", "1 h". */
export function durationWords(ms: number): string {
  if (ms >= 3_600_000 && ms % 3_600_000 === 0) return `${ms / 3_600_000} h`;
  if (ms >= 60_000 && ms % 60_000 === 0) return `${ms / 60_000} min`;
  return ms >= 1_000 ? `${Number((ms / 1_000).toFixed(1))} s` : `${ms} ms`;
}

/** Bytes as people say them: "512 bytes", "10 KB", "1.5 MB", "1 GB" (of 1,024). */
export function sizeWords(bytes: number): string {
  const units = ["KB", "MB", "GB"] as const;
  if (bytes < 1_024) return bytes === 1 ? "1 byte" : `${bytes} bytes`;
  let size = bytes;
  let unit: string = "bytes";
  for (const next of units) {
    if (size < 1_024) break;
    size /= 1_024;
    unit = next;
  }
  return `${Number(size.toFixed(1))} ${unit}`;
}
