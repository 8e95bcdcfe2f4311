import { Button, Loader } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useLocation, useNavigate } from '@tanstack/react-router'
import { useEffect, useMemo, useState, useSyncExternalStore, type ComponentType } from 'react'
import { client } from '#platform/browser-client.web.ts'
import type { DeviceChoice } from '#platform/media/browser/capture.web.ts'
import { queryOf } from '#ui/data.ts'
import { useMessages } from '#ui/i18n.tsx'
import { useProblemSentence } from '#ui/problem.tsx'
import { livePlaylistUrl, showLive } from '../../recording/watch.contract.ts'
import { roomScreenMessages } from '../room-screens.messages.ts'
import { setSyntheticPoints, type Ticket } from '../room-ticket.contract.ts'
import { LobbyHead } from './Lobby.tsx'
import { openPageMedia } from './page-media.ts'
import { createRoomConnection, type RoomConnection } from './room-connection.ts'
import { RoomProvider, type DrawnMapProps, type RoomParts } from './RoomProvider.tsx'
import { askShownTable } from './shown-table.ts'
import { keyOf } from './room-search.model.ts'
import { RoomScreen } from './RoomScreen.tsx'
import styles from './room.module.css'

const askStreamMs = 15_000

interface OpenRoomProps {
  ticket: Ticket
  choice: DeviceChoice | null
  drawMap: ComponentType<DrawnMapProps>
  /** Takes a new pass and stands before the mirror again. */
  onAgain: () => void
}

function socketUrl(): string {
  const { protocol, host } = globalThis.location
  return `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/room-socket`
}

interface Opened {
  connection: RoomConnection
  media: ReturnType<typeof openPageMedia> | null
}

/** The line of the page, and its pictures once the server has said who it is: the relays to use are part of the welcome. */
function useOpened(ticket: Ticket, choice: DeviceChoice | null): Opened | null {
  const [opened, setOpened] = useState<Opened | null>(null)
  useEffect(() => {
    const newId = () => crypto.randomUUID()
    const connection = createRoomConnection({ url: socketUrl(), ticket: ticket.token, connection: newId(), newId })
    let media: Opened['media'] = null
    const stop = connection.subscribe(() => {
      if (!media && connection.view().goodbye) setOpened({ connection, media })
      if (media || !connection.view().facts) return
      media = openPageMedia({ connection, newId, choice, interprets: ticket.seat.kind === 'interpreter' })
      setOpened({ connection, media })
    })
    return () => {
      stop()
      media?.close()
      connection.close()
    }
  }, [ticket, choice])
  return opened
}

/** Inside: the socket, the media, and the screen of the seat. */
export function OpenRoom(props: OpenRoomProps) {
  const t = useMessages(roomScreenMessages)
  const opened = useOpened(props.ticket, props.choice)
  if (opened?.media) return <Inside {...props} connection={opened.connection} media={opened.media} />
  return (
    <>
      <LobbyHead />
      <main id="main" className={styles.centre}>
        <Loader aria-label={t('link.connecting')} />
        <p>{t('link.connecting')}</p>
        {opened ? <Farewell connection={opened.connection} onAgain={props.onAgain} /> : null}
      </main>
    </>
  )
}

function Inside({ ticket, drawMap, onAgain, connection, media }: OpenRoomProps & { connection: RoomConnection; media: RoomParts['media'] }) {
  const navigate = useNavigate()
  const queries = useQueryClient()
  const sentenceOf = useProblemSentence()
  const gone = useSyncExternalStore(connection.subscribe, () => connection.view().link === 'gone')
  const signedIn = keyOf(useLocation({ select: ({ hash }) => hash })) === null
  const streamUrl = useStreamUrl(ticket, signedIn)
  useEffect(() => media.showStage(streamUrl === null), [media, streamUrl])
  const parts = useMemo<RoomParts>(() => {
    const { briefingId, seat, kind } = ticket
    const synthetic = (count: number) =>
      client(setSyntheticPoints, { params: { id: briefingId }, body: { kind, count } }).catch((error: unknown) =>
        notifications.show({ message: sentenceOf(error), color: 'red' }),
      )
    return {
      connection,
      media,
      drawMap,
      signedIn,
      streamUrl,
      tableOf: (showing) => askShownTable(queries, showing, connection.view().facts?.briefing.figuresAsOf ?? null),
      synthetic: seat.kind === 'control' ? (count) => void synthetic(count) : null,
      leave: () => void (signedIn ? navigate({ to: '/briefings/$briefingId', params: { briefingId } }) : navigate({ to: '/' })),
    }
  }, [ticket, connection, media, drawMap, navigate, queries, sentenceOf, signedIn, streamUrl])
  if (gone)
    return (
      <>
        <LobbyHead />
        <main id="main" className={styles.centre}>
          <Farewell connection={connection} onAgain={onAgain} />
        </main>
      </>
    )
  return (
    <RoomProvider parts={parts}>
      <RoomScreen />
    </RoomProvider>
  )
}

/** The live stream, for those who watch without a room of their own while there is one; a room is to see without delay. */
function useStreamUrl({ briefingId, seat }: Ticket, signedIn: boolean): string | null {
  const watches = signedIn && seat.kind === 'watcher' && seat.pointId === null
  const live = useQuery({ ...queryOf(showLive, { params: { id: briefingId } }), enabled: watches, retry: false, refetchInterval: askStreamMs })
  return live.data?.phase === 'live' ? livePlaylistUrl(briefingId) : null
}

/** Why the door was shut, and the way back in. */
function Farewell({ connection, onAgain }: { connection: RoomConnection; onAgain: () => void }) {
  const t = useMessages(roomScreenMessages)
  const goodbye = useSyncExternalStore(connection.subscribe, () => connection.view().goodbye)
  if (!goodbye) return null
  return (
    <>
      <h1>{t(`goodbye.${goodbye}`)}</h1>
      <p>{t(`goodbye.${goodbye}.body`)}</p>
      <Button size="md" onClick={onAgain}>
        {t('goodbye.again')}
      </Button>
    </>
  )
}
