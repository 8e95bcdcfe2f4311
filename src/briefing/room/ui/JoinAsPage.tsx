import { Button, Group, SegmentedControl, TextInput } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { IconBuildingBank, IconEye, IconLanguage, IconPlugConnected, IconRobot, IconSearch, IconTextCaption } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { getSession, listDemoAccounts, signIn } from '#directory/session.contract.ts'
import { queryOf, useAction } from '#ui/data.ts'
import { useMessages, useNamed } from '#ui/i18n.tsx'
import { listPoints, type Point } from '../../point.contract.ts'
import { roomScreenMessages } from '../room-screens.messages.ts'
import type { SeatKind } from '../room.contract.ts'
import { openSession, setSyntheticPoints, showRoom, type OpenSession } from '../room-ticket.contract.ts'
import { findPoints } from './attendance.model.ts'
import { joinMessages } from './join.messages.ts'
import { LobbyHead } from './Lobby.tsx'
import { useDarkWindow } from './use-dark-window.ts'
import styles from './join.module.css'
import room from './room.module.css'

const seats = ['control', 'chair', 'interpreter', 'captioner', 'watcher'] as const
const icons = { control: IconPlugConnected, chair: IconBuildingBank, interpreter: IconLanguage, captioner: IconTextCaption, watcher: IconEye }
const againMs = 4_000

/** One person plays a whole session: every part opens in its own window. */
export function JoinAsPage() {
  const t = useMessages(joinMessages)
  useDarkWindow()
  useDocumentTitle(t('title'))
  const session = useQuery(queryOf(getSession)).data
  return (
    <div className={`${room.room} ${room.scroll}`}>
      <LobbyHead />
      <main id="main" className={styles.page}>
        <h1>{t('title')}</h1>
        <p className={styles.lead}>{t('lead')}</p>
        {session === undefined ? null : session.session ? <Parts /> : <DemoDoor />}
      </main>
    </div>
  )
}

/** Nobody is signed in: in the demonstration one press makes the visitor the secretariat. */
function DemoDoor() {
  const t = useMessages(joinMessages)
  const queries = useQueryClient()
  const demo = useQuery(queryOf(listDemoAccounts)).data
  const enter = useAction(signIn, { onDone: () => void queries.invalidateQueries() })
  const account = demo?.accounts.find(({ role }) => role === 'secretariat_officer')
  if (!demo) return null
  if (!demo.password || !account) return <p className={styles.lead}>{t('not-demo')}</p>
  const { email } = account
  const password = demo.password
  return (
    <Button mt="lg" size="lg" loading={enter.isPending} onClick={() => enter.mutate({ body: { email, password } })}>
      {t('sign-in')}
    </Button>
  )
}

function Parts() {
  const t = useMessages(joinMessages)
  const { briefingId = '' } = useParams({ strict: false })
  const [wanted, setWanted] = useState<'official' | 'rehearsal' | null>(null)
  const door = useQuery({ ...queryOf(showRoom, { params: { id: briefingId } }), refetchInterval: againMs }).data
  if (!door) return null
  if (!door.seats.includes('control')) return <p className={styles.lead}>{t('not-demo')}</p>
  const open = door.sessions.filter(({ endedAt }) => endedAt === null)
  const session = open.find(({ kind }) => kind === wanted) ?? open[0]
  return (
    <>
      <Sessions briefingId={briefingId} open={open} chosen={session} onChoose={setWanted} />
      {session ? <SeatCards briefingId={briefingId} kind={session.kind} /> : null}
      {session ? <Synthetic briefingId={briefingId} kind={session.kind} /> : null}
      {session ? <Rooms briefingId={briefingId} kind={session.kind} /> : null}
      <HowTo />
    </>
  )
}

interface SessionsProps {
  briefingId: string
  open: readonly OpenSession[]
  chosen: OpenSession | undefined
  onChoose: (kind: 'official' | 'rehearsal') => void
}

function Sessions({ briefingId, open, chosen, onChoose }: SessionsProps) {
  const t = useMessages(joinMessages)
  const start = useAction(openSession, { invalidates: [showRoom] })
  const closed = (['official', 'rehearsal'] as const).filter((kind) => !open.some((one) => one.kind === kind))
  return (
    <section aria-label={t('session')}>
      <h2>{t('session')}</h2>
      {open.length > 1 && chosen ? (
        <SegmentedControl
          aria-label={t('session')}
          data={open.map(({ kind }) => ({ value: kind, label: t(`session.${kind}`) }))}
          value={chosen.kind}
          onChange={(kind) => onChoose(kind as 'official' | 'rehearsal')}
        />
      ) : null}
      <p className={styles.lead}>
        {chosen
          ? `${t(`session.${chosen.kind}`)}: ${t('session.now', { points: chosen.points, synthetic: chosen.synthetic, watchers: chosen.watchers })}`
          : t('closed')}
      </p>
      <Group mt="sm">
        {closed.map((kind) => (
          <Button
            key={kind}
            variant={chosen ? 'default' : 'filled'}
            loading={start.isPending}
            onClick={() => start.mutate({ params: { id: briefingId }, body: { kind } }, { onSuccess: () => onChoose(kind) })}
          >
            {t(`open.${kind}`)}
          </Button>
        ))}
      </Group>
    </section>
  )
}

interface RoomOf {
  briefingId: string
  kind: 'official' | 'rehearsal'
}

/** Opens a part in a window of its own; says so when the browser does not let it. */
function useWindowFor({ briefingId, kind }: RoomOf) {
  const t = useMessages(joinMessages)
  return (as: SeatKind, pointId?: string) => {
    const search = new URLSearchParams({ as, kind, ...(pointId ? { point: pointId } : {}) })
    const opened = globalThis.open(`/room/${briefingId}?${search}`, `room-${as}-${pointId ?? ''}`, 'popup,width=1440,height=900')
    if (!opened) notifications.show({ message: t('blocked'), color: 'amber', autoClose: 10_000 })
  }
}

function SeatCards(of: RoomOf) {
  const t = useMessages(joinMessages)
  const words = useMessages(roomScreenMessages)
  const open = useWindowFor(of)
  return (
    <section aria-label={t('seats')}>
      <h2>{t('seats')}</h2>
      <ul className={styles.seats}>
        {seats.map((seat) => {
          const Icon = icons[seat]
          return (
            <li key={seat}>
              <button type="button" className={styles.seat} onClick={() => open(seat)}>
                <Icon size={26} stroke={1.6} aria-hidden />
                <span>
                  <strong>{words(`seat.${seat}`)}</strong>
                  <span>{t(`seat.${seat}`)}</span>
                </span>
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function Rooms(of: RoomOf) {
  const t = useMessages(joinMessages)
  const named = useNamed()
  const open = useWindowFor(of)
  const [query, setQuery] = useState('')
  const points: readonly Point[] = useQuery(queryOf(listPoints, { params: { id: of.briefingId } })).data?.points ?? []
  const rooms = findPoints(
    points.filter(({ kind }) => kind !== 'centre'),
    query,
  )
  return (
    <section aria-label={t('points')}>
      <h2>{t('points')}</h2>
      <TextInput
        type="search"
        maw={420}
        aria-label={t('search')}
        placeholder={t('search')}
        leftSection={<IconSearch size={18} aria-hidden />}
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
      />
      {rooms.length === 0 ? <p className={styles.lead}>{t('none')}</p> : null}
      <ul className={styles.points}>
        {rooms.map((point) => (
          <li key={point.id}>
            <button type="button" className={styles.point} aria-label={t('open-point', { name: named(point) })} onClick={() => open('point', point.id)}>
              {named(point)}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Synthetic({ briefingId, kind }: RoomOf) {
  const t = useMessages(joinMessages)
  const set = useAction(setSyntheticPoints, { invalidates: [showRoom], success: ({ synthetic }) => t('synthetic.done', { count: synthetic }) })
  const put = (count: number) => set.mutate({ params: { id: briefingId }, body: { kind, count } })
  return (
    <section aria-label={t('synthetic')}>
      <h2>{t('synthetic')}</h2>
      <p className={styles.lead}>{t('synthetic.help')}</p>
      <Group mt="sm">
        {[20, 63].map((count) => (
          <Button key={count} variant="default" loading={set.isPending} leftSection={<IconRobot size={18} aria-hidden />} onClick={() => put(count)}>
            {t('synthetic.add', { count })}
          </Button>
        ))}
        <Button variant="subtle" color="gray" c="white" loading={set.isPending} onClick={() => put(0)}>
          {t('synthetic.remove')}
        </Button>
      </Group>
    </section>
  )
}

function HowTo() {
  const t = useMessages(joinMessages)
  return (
    <section aria-label={t('how')}>
      <h2>{t('how')}</h2>
      <ol className={styles.steps}>
        {(['how.1', 'how.2', 'how.3', 'how.4', 'how.5'] as const).map((step) => (
          <li key={step}>{t(step)}</li>
        ))}
      </ol>
    </section>
  )
}
