import { notifications } from '@mantine/notifications'
import { createContext, use, useCallback, useEffect, useMemo, useState, useSyncExternalStore, type ComponentType, type ReactNode } from 'react'
import { useLocale, useMessages } from '#ui/i18n.tsx'
import { useSentence } from '#ui/problem.tsx'
import type { MessageArguments } from '#platform/messages.ts'
import { mayCommand, refusalCodes, type RefusalCode } from '../room-permission.model.ts'
import type { CommandType, Seat, Showing } from '../room.contract.ts'
import type { RoomState } from '../room-state.model.ts'
import { roomScreenMessages } from '../room-screens.messages.ts'
import type { Answer, RoomConnection } from './room-connection.ts'
import type { PointFact, RoomFacts } from './room-facts.model.ts'
import { refusalMessages } from './refusal.messages.ts'
import type { RoomMedia } from './room-media.model.ts'
import type { ShownTable } from '../shown-table.contract.ts'
import type { RoomView, Wish } from './room-link.model.ts'

/** A map of the country as the room needs it; drawn by the part of the product that owns maps. */
export interface DrawnMapProps {
  unitSet: '63' | '34'
  values: ReadonlyMap<string, { value: string | null; label: string }>
  names: ReadonlyMap<string, string>
  title: string
  unit: ShownTable['unit']
}

export interface RoomParts {
  connection: RoomConnection
  media: RoomMedia
  /** The numbers behind a comparison or a map on screen, as this seat may see them. */
  tableOf: (showing: Extract<Showing, { kind: 'comparison' | 'map' }>) => Promise<ShownTable>
  /** Whether somebody is signed in: a room that came in by its key opens no papers and writes no article. */
  signedIn: boolean
  /** The live stream for those who only watch; null where there is none. */
  streamUrl: string | null
  /** Asks the server to play rooms that nobody has joined; null where this page may not. */
  synthetic: ((count: number) => void) | null
  drawMap: ComponentType<DrawnMapProps>
  /** Leaves the room and goes back to where the person came from. */
  leave: () => void
}

const RoomContext = createContext<RoomParts | null>(null)

/** Gives the screens of a room its line, its facts and its pictures. */
export function RoomProvider({ parts, children }: { parts: RoomParts; children: ReactNode }) {
  return <RoomContext value={parts}>{children}</RoomContext>
}

/** The parts of the room that do not change while it is open. */
export function useParts(): RoomParts {
  const parts = use(RoomContext)
  if (!parts) throw new Error('useParts needs a RoomProvider above it')
  return parts
}

/** The names behind the ids. The room is entered only when they are there. */
export function useFacts(): RoomFacts {
  const facts = useView((view) => view.facts)
  if (!facts) throw new Error('useFacts before the room was entered')
  return facts
}

/** The seat of this page. */
export function useSeat(): Seat {
  const seat = useView((view) => view.you)
  if (!seat) throw new Error('useSeat before the room was entered')
  return seat
}

/** Whether this seat may give a command now: `true`, `false` for never (leave the button out), or the sentence that says why not now. */
export function useMay(type: CommandType): boolean | string {
  const t = useMessages(refusalMessages)
  const verdict = useView(({ you, room }) => {
    if (!you) return 'not_yours'
    const given = mayCommand(you, room, type)
    return given.allowed ? 'allowed' : given.why
  })
  if (verdict === 'allowed') return true
  return verdict === 'not_yours' ? false : t(verdict)
}

/** One part of what the page knows; draws again only when that part changed. The selector must give a part, not make one. */
export function useView<T>(select: (view: RoomView) => T): T {
  const { connection } = useParts()
  return useSyncExternalStore(connection.subscribe, () => select(connection.view()))
}

/** One part of the room's state. */
export const useRoom = <T,>(select: (room: RoomState) => T): T => useView(({ room }) => select(room))

/** Asks for an act of the room; a refusal is said in a sentence. Resolves to whether it was done. */
export function useAsk(): (wish: Wish) => Promise<boolean> {
  const { connection } = useParts()
  const sentenceOf = useRefusalSentence()
  return useCallback(
    async (wish) => {
      const answer = await connection.ask(wish)
      if (!answer.done) notifications.show({ id: `room-${answer.code}`, message: sentenceOf(answer), color: 'red', autoClose: 9000 })
      return answer.done
    },
    [connection, sentenceOf],
  )
}

const isRefusalCode = (code: string): code is RefusalCode => (refusalCodes as readonly string[]).includes(code)

function useRefusalSentence() {
  const reason = useMessages(refusalMessages)
  const t = useMessages(roomScreenMessages)
  const sentenceOf = useSentence()
  return (refusal: Extract<Answer, { done: false }>) => {
    const args = refusal.details as MessageArguments
    if (isRefusalCode(refusal.code)) return reason(refusal.code)
    return sentenceOf(`problem.${refusal.code}`, args) ?? t('refused', { code: refusal.code })
  }
}

/** Whether an act of this kind has no answer yet. */
export function usePending(type: CommandType): boolean {
  return useView(({ pending }) => pending.some((command) => command.type === type))
}

/** The server's clock (ms), read again every `everyMs`; all screens of the room show the same seconds. */
export function useClock(everyMs = 250): number {
  const { connection } = useParts()
  const [now, setNow] = useState(connection.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(connection.now()), everyMs)
    return () => clearInterval(timer)
  }, [connection, everyMs])
  return now
}

/** A room by its id, and its name in the reader's language. */
export function usePoints() {
  const { points } = useFacts()
  const { locale } = useLocale()
  return useMemo(() => {
    const byId = new Map(points.map((point) => [point.id, point]))
    const nameOf = (point: PointFact | undefined) => (point ? (locale === 'en' ? point.nameEn : point.nameVi) : '')
    return { points, byId, nameOf, name: (pointId: string | null | undefined) => nameOf(byId.get(pointId ?? '')) }
  }, [points, locale])
}
