/** Nobody encodes a path so often; what still changes after it is refused, which bounds the work. */
const MAX_DECODINGS = 5;

/**
 * Whether a path stays where it seems to be, also for a server that takes off more layers of percent-encoding than it
 * should: no dot segments, no control characters and no broken percent-encoding behind any layer (D-3). An encoded
 * slash is let through, since APIs use it inside a segment (`/projects/group%2Fname`); a dot segment beside one is not.
 */
export function isPlainPath(path: string): boolean {
  let text = path;
  for (let i = 0; i < MAX_DECODINGS; i++) {
    if (/\p{Cc}/u.test(text) || text.split(/[/\\]/).some(isDotSegment)) return false;
    const decoded = i === 0 ? decodeStrictly(text) : decodeAscii(text);
    if (decoded === null) return false;
    if (decoded === text) return true;
    text = decoded;
  }
  return false;
}

/** "..;x" is ".." to servers that know path parameters, and ".. " to those of Windows. */
function isDotSegment(segment: string): boolean {
  const name = segment.split(";", 1)[0] ?? "";
  return name.includes(".") && /^[.\s]+$/.test(name);
}

/** Null for what is not percent-encoded UTF-8, overlong forms of "." and "/" included. */
function decodeStrictly(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

function decodeAscii(text: string): string {
  return text.replace(/%[0-7][0-9a-f]/gi, (each) => String.fromCharCode(Number.parseInt(each.slice(1), 16)));
}
