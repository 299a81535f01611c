/** Puts `text` on the clipboard, also on plain http addresses of a local network, where the Clipboard API is missing. */
export async function copyText(text: string): Promise<void> {
  if (navigator.clipboard) {
    const isDone = await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
    if (isDone) return;
  }
  const holder = document.createElement("textarea");
  holder.value = text;
  holder.style.position = "fixed";
  holder.style.opacity = "0";
  const before = document.activeElement;
  // Inside an open dialog everything else is inert and cannot be selected, so the holder goes in there.
  (document.querySelector("[role=dialog],[role=alertdialog]") ?? document.body).append(holder);
  holder.select();
  document.execCommand("copy");
  holder.remove();
  if (before instanceof HTMLElement) before.focus();
}
