import { Button, Group, Loader } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useLocation, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useState, type ComponentType } from 'react'
import { client } from '#platform/browser-client.web.ts'
import type { DeviceChoice } from '#platform/media/browser/capture.web.ts'
import { Problem } from '#platform/problem.ts'
import { useAction } from '#ui/data.ts'
import { useMessages } from '#ui/i18n.tsx'
import { useProblemSentence } from '#ui/problem.tsx'
import { roomScreenMessages } from '../room-screens.messages.ts'
import { openSession, showRoom, takeTicket, takeTicketByKey, type Ticket } from '../room-ticket.contract.ts'
import { Lobby, LobbyHead } from './Lobby.tsx'
import { OpenRoom } from './OpenRoom.tsx'
import type { DrawnMapProps } from './RoomProvider.tsx'
import { keyOf, RoomSearch } from './room-search.model.ts'
import { useDarkWindow } from './use-dark-window.ts'
import styles from './room.module.css'

const askAgainMs = 8_000

/** The live room of a briefing: first the mirror, then the screen of one's seat. */
export function RoomPage({ drawMap }: { drawMap: ComponentType<DrawnMapProps> }) {
  const t = useMessages(roomScreenMessages)
  useDarkWindow()
  const { briefingId } = useParams({ strict: false })
  const ticket = useTicket(briefingId ?? '')
  const [entered, setEntered] = useState<{ ticket: Ticket; choice: DeviceChoice | null } | null>(null)
  useDocumentTitle(`${ticket.data?.seat.name ?? t('lobby.title')} · ${t('lobby.title')}`)
  const again = () => {
    setEntered(null)
    void ticket.refetch()
  }
  return (
    <div className={styles.room}>
      {entered ? (
        <OpenRoom key={entered.ticket.token} ticket={entered.ticket} choice={entered.choice} drawMap={drawMap} onAgain={again} />
      ) : ticket.data ? (
        <Lobby ticket={ticket.data} onEnter={(choice) => setEntered({ ticket: ticket.data, choice })} />
      ) : (
        <Door briefingId={briefingId ?? ''} error={ticket.error} />
      )}
    </div>
  )
}

/** A pass for the seat that the address asks for; while the room is closed it is asked for again and again. */
function useTicket(briefingId: string) {
  const { as, point, kind } = RoomSearch.parse(useSearch({ strict: false }))
  const key = keyOf(useLocation({ select: ({ hash }) => hash }))
  return useQuery({
    queryKey: ['room-ticket', briefingId, as, point, kind, key],
    queryFn: () =>
      key
        ? client(takeTicketByKey, { body: { key, ...(kind ? { kind } : {}) } })
        : client(takeTicket, {
            params: { id: briefingId },
            body: { ...(as ? { seat: as } : {}), ...(point ? { pointId: point } : {}), ...(kind ? { kind } : {}) },
          }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
    refetchInterval: ({ state }) => (state.data ? false : askAgainMs),
    refetchOnWindowFocus: false,
  })
}

/** The room is not open, or not for this person. */
function Door({ briefingId, error }: { briefingId: string; error: Error | null }) {
  const t = useMessages(roomScreenMessages)
  const sentenceOf = useProblemSentence()
  const closed = error instanceof Problem && error.code === 'room.closed'
  return (
    <>
      <LobbyHead />
      <main id="main" className={styles.centre}>
        {error ? (
          <>
            <h1>{t(closed ? 'door.closed' : 'door.refused')}</h1>
            <p>{closed ? t('door.closed-body') : sentenceOf(error)}</p>
            <Loader type="dots" aria-label={t('door.waiting')} />
            <OpenDoor briefingId={briefingId} />
          </>
        ) : (
          <Loader aria-label={t('link.connecting')} />
        )}
      </main>
    </>
  )
}

/** For the secretariat: opens the room for the session, or for a rehearsal before it. */
function OpenDoor({ briefingId }: { briefingId: string }) {
  const t = useMessages(roomScreenMessages)
  const navigate = useNavigate()
  const room = useQuery({ queryKey: ['room-door', briefingId], queryFn: () => client(showRoom, { params: { id: briefingId } }), retry: false }).data
  const open = useAction(openSession, { onDone: ({ kind }) => void navigate({ to: '.', search: (old) => ({ ...old, kind }), replace: true }) })
  if (!room?.seats.includes('control')) return null
  return (
    <Group>
      <Button color="green" loading={open.isPending} onClick={() => open.mutate({ params: { id: briefingId }, body: { kind: 'official' } })}>
        {t('door.open')}
      </Button>
      <Button variant="default" loading={open.isPending} onClick={() => open.mutate({ params: { id: briefingId }, body: { kind: 'rehearsal' } })}>
        {t('door.rehearse')}
      </Button>
    </Group>
  )
}
