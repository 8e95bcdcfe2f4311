import { createSocket, type Socket } from 'node:dgram'
import type { Page } from 'playwright-core'

/** What a line does to packets, each way. */
export interface Line {
  kbps: number
  lossPercent: number
  delayMs: number
}

const QUEUE_MS = 400

/**
 * Puts a bad line before the media of a page: every address that the server offers is replaced by a relay of ours, which drops,
 * delays and slows packets both ways. (A network namespace would do it with `tc`, but kernels without netem are common.)
 */
export async function throttle(page: Page, line: Line): Promise<() => void> {
  const sockets: Socket[] = []
  await page.exposeFunction('relayFor', async (address: string, port: number) => {
    const relay = await openRelay(address, port, line)
    sockets.push(...relay.sockets)
    return relay.port
  })
  await page.addInitScript(() => {
    const connections: RTCPeerConnection[] = []
    Object.assign(globalThis, { peerConnections: connections })
    const Original = RTCPeerConnection
    const asked = globalThis as unknown as { relayFor: (address: string, port: number) => Promise<number> }
    class Relayed extends Original {
      constructor(configuration?: RTCConfiguration) {
        super(configuration)
        connections.push(this)
      }
      override async setRemoteDescription(description: RTCSessionDescriptionInit) {
        const lines = (description.sdp ?? '').split('\r\n')
        for (const [index, text] of lines.entries()) {
          const found = /^a=candidate:(\S+) (\d) udp (\d+) (\S+) (\d+) typ host(.*)$/i.exec(text)
          if (!found) continue
          const [, foundation, component, priority, address = '', port = '', rest = ''] = found
          const relayed = address.includes(':') ? null : await asked.relayFor(address, Number(port))
          lines[index] = relayed === null ? '' : `a=candidate:${foundation} ${component} udp ${priority} 127.0.0.1 ${relayed} typ host${rest}`
        }
        return super.setRemoteDescription({
          type: description.type,
          sdp: lines.filter((text, index) => text !== '' || index === lines.length - 1).join('\r\n'),
        })
      }
    }
    globalThis.RTCPeerConnection = Relayed
  })
  return () => {
    for (const socket of sockets) socket.close()
  }
}

async function openRelay(address: string, port: number, line: Line) {
  const inside = await bound()
  const outside = await bound()
  let page: { address: string; port: number } | undefined
  let open = true
  outside.once('close', () => (open = false))
  const up = queueOf(line, (packet) => (open ? outside.send(packet, port, address) : undefined))
  const down = queueOf(line, (packet) => (open && page ? inside.send(packet, page.port, page.address) : undefined))
  inside.on('message', (packet, from) => {
    page = from
    up(packet)
  })
  outside.on('message', down)
  return { port: inside.address().port, sockets: [inside, outside] }
}

/** Loses some packets at random, drops those that would wait too long, and hands the others on when the line is free. */
function queueOf({ kbps, lossPercent, delayMs }: Line, pass: (packet: Buffer) => void) {
  let free = 0
  return (packet: Buffer) => {
    const now = performance.now()
    const begins = Math.max(now, free)
    if (Math.random() * 100 < lossPercent || begins - now > QUEUE_MS) return
    free = begins + (packet.length * 8) / kbps
    setTimeout(() => pass(packet), free - now + delayMs)
  }
}

async function bound(): Promise<Socket> {
  const socket = createSocket('udp4')
  socket.on('error', () => undefined)
  await new Promise<void>((resolve) => socket.bind(0, '0.0.0.0', resolve))
  return socket
}
