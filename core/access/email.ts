/**
 * Something that can be somebody's address: one @ between two parts, and none of the characters with which mail
 * programs and parsers have been led astray (spaces, commas, brackets, quotes, control characters; security.md A-5's
 * comma e-mails). Whether it exists only a mail can tell. 254 is the longest that RFC 5321 §4.5.3.1.3 lets through.
 */
export function isEmail(text: string): boolean {
  return (
    text.length <= 254 && /^[^\s@,;:<>()[\]"\\\p{Cc}\p{Cs}]+@[^\s@,;:<>()[\]"\\\p{Cc}\p{Cs}]+$/u.test(text)
  );
}
