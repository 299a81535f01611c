/** "1 byte", "1,024 bytes". The server tells the count once, so that a script or a person can see nothing was cut. */
export function bytesPhrase(count: number | null | undefined): string {
  const bytes = count ?? 0;
  return `${bytes.toLocaleString("en")} ${bytes === 1 ? "byte" : "bytes"}`;
}
