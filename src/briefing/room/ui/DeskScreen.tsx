import { ActionIcon, SegmentedControl, Tooltip } from '@mantine/core'
import { useFullscreenDocument, useMediaQuery } from '@mantine/hooks'
import { IconChevronLeft, IconChevronRight, IconHelpCircle, IconLayoutSidebar, IconMaximize, IconMinimize } from '@tabler/icons-react'
import { useState } from 'react'
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx'
import { useLocale, useMessages } from '#ui/i18n.tsx'
import { roomScreenMessages } from '../room-screens.messages.ts'
import { agendaNeighbours } from './agenda.model.ts'
import { AgendaList } from './AgendaPanel.tsx'
import { AttendanceChip } from './AttendanceChip.tsx'
import { ConclusionsPanel } from './ConclusionsPanel.tsx'
import { DeskTabs, type DeskTab } from './DeskTabs.tsx'
import { PointControls, usePointActs } from './PointControls.tsx'
import { useAgendaNow } from './PointScreen.tsx'
import { useAsk, useFacts, useParts, useRoom, useSeat } from './RoomProvider.tsx'
import { RoomSound } from './RoomSound.tsx'
import { SessionTools } from './SessionTools.tsx'
import { ShortcutsDialog } from './ShortcutsDialog.tsx'
import { SoundMenu } from './SoundMenu.tsx'
import { Stage } from './Stage.tsx'
import { BarButton, Notices, TopBar } from './TopBar.tsx'
import { useListening } from './use-listening.ts'
import { useRoomKeys } from './use-room-keys.ts'
import { useUndoable } from './use-undoable.tsx'
import { Wall } from './Wall.tsx'
import panels from './panels.module.css'
import styles from './desk.module.css'

type View = 'stage' | 'both' | 'wall'
const views = ['stage', 'both', 'wall'] as const

/** The desk of the chair, and of the secretariat who runs the session: the same parts, each allowed what its seat may do. */
export function DeskScreen() {
  const t = useMessages(roomScreenMessages)
  const seat = useSeat()
  const { leave } = useParts()
  const [view, setView] = useState<View>('both')
  const [left, setLeft] = useState(true)
  const [tab, setTab] = useState<DeskTab>('queue')
  const [chosen, setChosen] = useState<string | null>(null)
  const [dialog, setDialog] = useState<'keys' | 'leave' | null>(null)
  const [listening, setListening] = useListening()
  const { fullscreen, toggle } = useFullscreenDocument()
  const acts = usePointActs()
  const go = useAgendaGo()
  const choose = (pointId: string) => {
    setChosen(pointId)
    setTab('point')
  }
  useRoomKeys({
    n: go.next,
    p: go.previous,
    w: () => setView((before) => views[(views.indexOf(before) + 1) % views.length] ?? 'both'),
    f: () => void toggle(),
    b: () => setLeft((before) => !before),
    1: () => setTab('queue'),
    2: () => setTab('figures'),
    3: () => setTab('questions'),
    4: () => setTab('inbox'),
    5: () => setTab('roll'),
    m: () => (seat.kind === 'chair' ? acts.toggleMic() : undefined),
    '?': () => setDialog('keys'),
  })
  return (
    <>
      <TopBar subtitle={[t(`seat.${seat.kind}`), useAgendaNow()].filter(Boolean).join(' · ')}>
        <AttendanceChip onOpen={() => setTab('roll')} />
        <SoundMenu listening={listening} onChange={setListening} />
        <BarButton label={t('rail.left')} pressed={left} onClick={() => setLeft((before) => !before)}>
          <IconLayoutSidebar size={22} />
        </BarButton>
        <BarButton label={t(fullscreen ? 'screen.small' : 'screen.full')} onClick={() => void toggle()}>
          {fullscreen ? <IconMinimize size={22} /> : <IconMaximize size={22} />}
        </BarButton>
        <BarButton label={t('keys')} onClick={() => setDialog('keys')}>
          <IconHelpCircle size={22} />
        </BarButton>
      </TopBar>
      <Notices />
      <RoomSound listening={listening} />
      <main id="main" className={styles.main} data-left={left ? 'open' : 'closed'}>
        {left ? <LeftColumn go={go} /> : null}
        <div className={styles.middle}>
          <div className={styles.tools}>
            <SegmentedControl
              size="xs"
              aria-label={t('view')}
              data={views.map((value) => ({ value, label: t(`view.${value}`) }))}
              value={view}
              onChange={(value) => setView(value as View)}
            />
            <SessionTools onLeave={() => setDialog('leave')} />
          </div>
          <div className={styles.views} data-view={view}>
            {view === 'wall' ? null : <Stage />}
            {view === 'stage' ? null : <Wall chosen={tab === 'point' ? chosen : null} onChoose={choose} />}
          </div>
          {seat.kind === 'chair' ? <ChairFoot acts={acts} onLeave={() => setDialog('leave')} /> : null}
        </div>
        <DeskTabs tab={tab} onTab={setTab} chosen={chosen} onChoose={choose} />
      </main>
      <DeskKeys opened={dialog === 'keys'} onClose={() => setDialog(null)} />
      <ConfirmDialog
        opened={dialog === 'leave'}
        onClose={() => setDialog(null)}
        title={t('leave.title')}
        confirmLabel={t('leave')}
        tone="danger"
        onConfirm={leave}
      >
        {t('leave.body-desk')}
      </ConfirmDialog>
    </>
  )
}

/** The chair has a camera and a microphone as well; on a short screen the stage is worth more than their buttons. */
function ChairFoot({ acts, onLeave }: { acts: ReturnType<typeof usePointActs>; onLeave: () => void }) {
  const tall = useMediaQuery('(min-height: 56em)')
  return tall ? <PointControls acts={acts} compact onOpen={() => undefined} onRoll={() => undefined} onLeave={onLeave} /> : null
}

type Go = ReturnType<typeof useAgendaGo>

function useAgendaGo() {
  const t = useMessages(roomScreenMessages)
  const { locale } = useLocale()
  const { agenda } = useFacts()
  const itemId = useRoom((room) => room.agenda.itemId)
  const undoable = useUndoable()
  const ask = useAsk()
  const to = (next: string | null) => {
    const item = agenda.find(({ id }) => id === next)
    if (!item) return
    if (!itemId) return void ask({ type: 'agenda.go', itemId: item.id })
    void undoable({ type: 'agenda.go', itemId: item.id }, t('agenda.went', { title: locale === 'en' ? item.titleEn : item.titleVi }), () => ({
      type: 'agenda.go',
      itemId,
    }))
  }
  const { previous, next } = agendaNeighbours(agenda, itemId)
  return { to, previous: () => to(previous?.id ?? null), next: () => to(next?.id ?? null), hasPrevious: previous !== null, hasNext: next !== null }
}

function LeftColumn({ go }: { go: Go }) {
  const t = useMessages(roomScreenMessages)
  return (
    <div className={styles.column}>
      <section className={panels.panel} data-grow aria-label={t('agenda')}>
        <header className={panels.head}>
          <h2>{t('agenda')}</h2>
          <Tooltip label={t('agenda.previous')}>
            <ActionIcon variant="default" size={34} aria-label={t('agenda.previous')} disabled={!go.hasPrevious} onClick={go.previous}>
              <IconChevronLeft size={18} />
            </ActionIcon>
          </Tooltip>
          <Tooltip label={t('agenda.next')}>
            <ActionIcon size={34} aria-label={t('agenda.next')} disabled={!go.hasNext} onClick={go.next}>
              <IconChevronRight size={18} />
            </ActionIcon>
          </Tooltip>
        </header>
        <div className={panels.body} tabIndex={0} role="group" aria-label={t('agenda')}>
          <AgendaList onGo={go.to} />
        </div>
      </section>
      <ConclusionsPanel />
    </div>
  )
}

function DeskKeys(props: { opened: boolean; onClose: () => void }) {
  const t = useMessages(roomScreenMessages)
  const keys = {
    n: t('agenda.next'),
    p: t('agenda.previous'),
    w: t('view'),
    b: t('rail.left'),
    f: t('screen.full'),
    1: t('tab.queue'),
    2: t('tab.figures'),
    3: t('tab.questions'),
    4: t('tab.inbox'),
    5: t('tab.roll'),
    m: t('mic'),
    '?': t('keys'),
  }
  return <ShortcutsDialog keys={keys} {...props} />
}
