import { setTimeout as pause } from 'node:timers/promises'
import { type Arm, type Arrival, DESK, type Measured, viewerId } from './arm.ts'
import type { Generator } from './generator-client.ts'
import { loadAverage, pin, readProcess } from './process-watch.ts'

const WARM_MS = 3000

export interface RoundPlan {
  points: number
  windows: number
  windowMs: number
  changes: number
  mediaCore: number
}

/** How long after the chair's word the new speaker was there at each viewer, in milliseconds. */
export interface Change {
  packet: number[]
  picture: number[]
  missed: number
}

export interface RoundResult {
  arrivals: Arrival[]
  windows: Measured[]
  changes: Change[]
}

/** One arm's turn: everybody comes at once, one speaks, the floor goes round, everybody leaves. */
export async function runRound(arm: Arm, generator: Generator, plan: RoundPlan): Promise<RoundResult> {
  pin(await arm.janusPid(), plan.mediaCore)
  const arrivals = await arm.storm()
  await arm.openDesk()
  await arm.giveFloor(0)
  await pause(WARM_MS)
  const windows: Measured[] = []
  for (let taken = 0; taken < plan.windows; taken += 1) windows.push(await measure(arm, generator, plan.windowMs))
  const changes: Change[] = []
  for (let speaker = 1; speaker <= plan.changes; speaker += 1) {
    changes.push(await change(arm, generator, speaker, plan.points))
    await pause(700)
  }
  await arm.empty()
  return { arrivals, windows, changes }
}

async function measure(arm: Arm, generator: Generator, ms: number): Promise<Measured> {
  const pid = await arm.janusPid()
  const readServer = () => (arm.serverPid === undefined ? Promise.resolve({ cpu: 0, rss: 0 }) : readProcess(arm.serverPid))
  const [janus, server] = await Promise.all([readProcess(pid), readServer(), generator.beginWindow()])
  await pause(ms)
  const [janusAfter, serverAfter, window] = await Promise.all([readProcess(pid), readServer(), generator.endWindow()])
  return {
    ...window,
    janusCpu: (janusAfter.cpu - janus.cpu) / (window.ms / 1000),
    serverCpu: (serverAfter.cpu - server.cpu) / (window.ms / 1000),
    rss: janusAfter.rss,
    serverRss: serverAfter.rss,
    load: await loadAverage(),
  }
}

async function change(arm: Arm, generator: Generator, speaker: number, points: number): Promise<Change> {
  const others = Array.from({ length: points }, (_, index) => index).filter((index) => index !== speaker)
  const viewers = [DESK, ...others.map(viewerId)]
  const seen = generator.watchFor(speaker, viewers)
  const asked = await arm.giveFloor(speaker)
  const times = Object.values(await seen)
  const pictures = times.map(({ picture }) => picture).filter((at) => at > 0)
  return { packet: times.map(({ packet }) => packet - asked), picture: pictures.map((at) => at - asked), missed: viewers.length - pictures.length }
}
