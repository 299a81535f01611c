/** Why a script does not go on: a sentence for the person who called it, without a stack. */
export class Refusal extends Error {}

/** Runs a script's main function. A refusal is printed as it reads; anything else is a bug and keeps its stack. */
export async function runScript(main) {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof Refusal ? `\n${error.message}\n` : error);
    process.exit(1);
  }
}
