import { authExchange } from "./auth-exchange.ts";

/** Sign-in, sign-out and what they need, by next-auth 4. Pages call it as core/access/README.md says. */
export const GET = authExchange;
export const POST = authExchange;
