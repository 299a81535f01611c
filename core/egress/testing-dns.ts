import { createSocket } from "node:dgram";
import { once } from "node:events";

/**
 * For tests only: a name server over UDP on loopback (RFC 1035), for KEYHOLE_DNS_SERVERS. What it answers for a name can
 * differ from one question to the next, with a time to live of 0: that is how names are rebound.
 */
export type TestDns = {
  /** As KEYHOLE_DNS_SERVERS has it. */
  readonly server: string;
  /** Every question so far, e.g. "A api.test". */
  readonly asked: string[];
  /** Answers to the first, second, … question for this name; the last one stays. IPv4 and IPv6 are counted apart. */
  answer(name: string, ...lists: readonly (readonly string[])[]): void;
  /** Never answers for this name. */
  silence(name: string): void;
  close(): Promise<void>;
};

const A = 1;
const AAAA = 28;

export async function startDns(): Promise<TestDns> {
  const socket = createSocket("udp4");
  const answers = new Map<string, string[][]>();
  const silent = new Set<string>();
  const asked: string[] = [];
  socket.on("message", (query, from) => {
    const { name, type, end } = questionOf(query);
    const kind = type === A ? "A" : "AAAA";
    asked.push(`${kind} ${name}`);
    if (silent.has(name)) return;
    const lists = answers.get(`${kind} ${name}`);
    const list = lists && (lists.length > 1 ? lists.shift() : lists[0]);
    socket.send(reply(query.subarray(0, end), type, list ?? null), from.port, from.address);
  });
  socket.bind(0, "127.0.0.1");
  await once(socket, "listening");
  return {
    server: `127.0.0.1:${socket.address().port}`,
    asked,
    answer: (name, ...lists) => {
      const of = (isWanted: (address: string) => boolean) => lists.map((list) => list.filter(isWanted));
      answers.set(
        `A ${name}`,
        of((address) => !address.includes(":")),
      );
      answers.set(
        `AAAA ${name}`,
        of((address) => address.includes(":")),
      );
    },
    silence: (name) => silent.add(name),
    close: async () => {
      socket.close();
      await once(socket, "close");
    },
  };
}

function questionOf(query: Buffer): { name: string; type: number; end: number } {
  const labels: string[] = [];
  let at = 12;
  for (let length = query.readUInt8(at); length > 0; length = query.readUInt8(at)) {
    labels.push(query.toString("latin1", at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join(".").toLowerCase(), type: query.readUInt16BE(at + 1), end: at + 5 };
}

/** @param question head and question, which the reply repeats. @param list null: there is no such name. */
function reply(question: Buffer, type: number, list: readonly string[] | null): Buffer {
  const head = Buffer.from(question);
  head.writeUInt16BE(0x8180 | (list === null ? 3 : 0), 2);
  head.writeUInt16BE(list?.length ?? 0, 6);
  head.writeUInt32BE(0, 8);
  const records = (list ?? []).map((address) => {
    const data = type === AAAA ? ipv6Bytes(address) : Buffer.from(address.split(".").map(Number));
    const record = Buffer.alloc(12);
    // The name is where the question has it, 12 bytes from the start.
    record.writeUInt16BE(0xc00c, 0);
    record.writeUInt16BE(type, 2);
    record.writeUInt16BE(1, 4);
    record.writeUInt16BE(data.length, 10);
    return Buffer.concat([record, data]);
  });
  return Buffer.concat([head, ...records]);
}

/** Eight groups, with one `::` at most; the last two may be IPv4. */
function ipv6Bytes(address: string): Buffer {
  const written = address.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_, a, b, c, d) =>
    [a * 256 + Number(b), c * 256 + Number(d)].map((group) => group.toString(16)).join(":"),
  );
  const [front = "", back] = written.split("::");
  const groups = (text: string) => (text === "" ? [] : text.split(":"));
  const zeros = back === undefined ? 0 : 8 - groups(front).length - groups(back).length;
  const all = [...groups(front), ...Array<string>(zeros).fill("0"), ...groups(back ?? "")];
  return Buffer.from(
    all.flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255]),
  );
}
