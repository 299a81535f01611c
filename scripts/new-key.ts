import { newKeyText } from "#core/crypto/key-text.ts";

/** `npm run keys:new`: prints a new key-encryption key and stores it nowhere. */
console.log(newKeyText());
if (process.stdout.isTTY) {
  console.error("Keep it apart from the database, and back it up: without it no secret can be used again.");
}
