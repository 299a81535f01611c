import dgram from "node:dgram";
import dns from "node:dns";
import { appendFileSync } from "node:fs";
import net from "node:net";

/**
 * Loaded before anything else into a Keyhole that a test watches (`NODE_OPTIONS=--import …`): writes one line for each
 * connection, datagram and name that any code of the process asks for, packages and Next included, into the file that
 * KEYHOLE_TEST_CONNECTIONS names. It changes nothing of what they do.
 */
const file = process.env.KEYHOLE_TEST_CONNECTIONS;
const note = (line: string): void => {
  if (file) appendFileSync(file, `${line}\n`);
};

/** `arguments` of `Socket.connect` are of many forms; node itself calls it with its normalised ones in an array. */
function target(given: readonly unknown[]): string {
  const [first, second] = Array.isArray(given[0]) ? given[0] : given;
  if (typeof first !== "object" || first === null) {
    return Number.isNaN(Number(first)) ? String(first) : `${second ?? "localhost"}:${first}`;
  }
  const { path, host, port } = first as { path?: string; host?: string; port?: number };
  return path ?? `${host ?? "localhost"}:${port}`;
}

const { connect } = net.Socket.prototype;
net.Socket.prototype.connect = function (this: net.Socket, ...given: unknown[]) {
  note(`connect ${target(given)}`);
  return Reflect.apply(connect, this, given);
} as typeof connect;

const { send } = dgram.Socket.prototype;
dgram.Socket.prototype.send = function (this: dgram.Socket, ...given: unknown[]) {
  // Where to; what is sent stands first, and node calls it again with that prepared.
  const where = given.slice(1);
  note(`send ${where.filter((each) => typeof each === "string" || typeof each === "number").join(" ")}`);
  return Reflect.apply(send, this, given);
} as typeof send;

type Asking = (name: string, ...more: unknown[]) => unknown;

/** Of `dns`, `dns.promises` and both their resolvers. */
for (const room of [dns, dns.promises, dns.Resolver.prototype, dns.promises.Resolver.prototype]) {
  const functions = room as unknown as Record<string, Asking>;
  for (const name of Object.keys(functions).concat(Object.getOwnPropertyNames(functions))) {
    const original = functions[name];
    if (!/^(lookup|resolve|reverse)/.test(name) || typeof original !== "function") continue;
    functions[name] = function (this: unknown, ...given) {
      // An address is its own answer: nobody is asked.
      if (!net.isIP(String(given[0]))) note(`${name} ${String(given[0])}`);
      return Reflect.apply(original, this, given);
    };
  }
}
