import type { Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { forgetPeak, peakMegabytes, residentMegabytes } from "../lib/process-costs.ts";
import { ask, openAndAsk, readSlowly } from "./connections.ts";
import { startKeyhole } from "./keyhole.ts";
import { PROXIES, type Seeded } from "./seeded.ts";
import { throughKeyhole, type World } from "./subjects.ts";

/** Memory of a Keyhole that has just started: one that has been under load holds what its collector has not given back. */
export type Memory = {
  /** Ready, and nothing asked yet. */
  atStartMb: number | null;
  /** With 1,000 connections that each have had one answer and wait. */
  idle1000Mb: number | null;
  /** Above what it had before, at the peak, while 32 callers each read a 10 MB body at about 1 MB/s. */
  growthSlowReadersMb: number | null;
  /** The peak of many 10 MB bodies above the peak of the first few: what a longer body or more of them would add. */
  growth10mBodiesMb: number | null;
};

const IDLE = 1_000;
const SLOW_READERS = 32;
const SLOW = { bytes: 65_536, everyMs: 64 };
/** Garbage of what happened before is no growth of what follows. */
const SETTLE_MS = 1_500;

export async function measureMemory(world: World, seeded: Seeded, quick: boolean): Promise<Memory> {
  const keyhole = await startKeyhole(world.setting, { cores: world.cores.proxy, flags: [] });
  const pids = [keyhole.running.pid];
  const address = (path: string) => {
    const found = throughKeyhole(keyhole, world.upstream, {
      proxy: PROXIES.secret,
      token: seeded.main,
      path,
    });
    if (found === null) throw new Error("unreachable: plain HTTP is always there");
    return found;
  };
  try {
    const atStartMb = residentMegabytes(pids);
    const idle = await openIdle(address("/1k"));
    await pause(SETTLE_MS);
    const idle1000Mb = residentMegabytes(pids);
    for (const socket of idle) socket.destroy();
    await pause(SETTLE_MS);
    const growthSlowReadersMb = await growthOf(pids, async () => {
      const readers: Socket[] = [];
      for (let i = 0; i < SLOW_READERS; i++) {
        readers.push(await readSlowly(address("/10m"), SLOW.bytes, SLOW.everyMs));
      }
      await pause(quick ? 1_500 : 4_000);
      if (readers.some((reader) => reader.destroyed)) throw new Error("a slow reader was cut off");
      for (const reader of readers) reader.destroy();
    });
    await pause(SETTLE_MS);
    const first = await peakOfBodies(pids, address("/10m"), quick ? 5 : 10);
    const more = await peakOfBodies(pids, address("/10m"), quick ? 10 : 40);
    const growth10mBodiesMb = first === null || more === null ? null : Math.max(0, more - first);
    return { atStartMb, idle1000Mb, growthSlowReadersMb, growth10mBodiesMb };
  } finally {
    await keyhole.running.stop();
  }
}

/** Some at a time, so that none of them waits longer than a connection may. */
async function openIdle(address: Parameters<typeof openAndAsk>[0]): Promise<Socket[]> {
  const sockets: Socket[] = [];
  while (sockets.length < IDLE) {
    sockets.push(...(await Promise.all(Array.from({ length: 50 }, () => openAndAsk(address)))));
  }
  return sockets;
}

async function growthOf(pids: number[], work: () => Promise<void>): Promise<number | null> {
  const before = residentMegabytes(pids);
  forgetPeak(pids);
  await work();
  const peak = peakMegabytes(pids);
  return before === null || peak === null ? null : Math.max(0, peak - before);
}

async function peakOfBodies(
  pids: number[],
  address: Parameters<typeof openAndAsk>[0],
  count: number,
): Promise<number | null> {
  forgetPeak(pids);
  const socket = await openAndAsk(address);
  for (let i = 1; i < count; i++) await ask(socket, address);
  socket.destroy();
  return peakMegabytes(pids);
}
