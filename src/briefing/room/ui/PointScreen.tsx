import { Tabs } from '@mantine/core'
import { useFullscreenDocument } from '@mantine/hooks'
import { IconCamera, IconHelpCircle, IconLayoutSidebarRight, IconMaximize, IconMinimize } from '@tabler/icons-react'
import { useState } from 'react'
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx'
import { useLocale, useMessages } from '#ui/i18n.tsx'
import { roomScreenMessages } from '../room-screens.messages.ts'
import { AgendaList } from './AgendaPanel.tsx'
import { ChatPanel } from './ChatPanel.tsx'
import { HandForm } from './HandForm.tsx'
import { LineBadge } from './LineBadge.tsx'
import { OwnStatements } from './OwnStatements.tsx'
import { PointControls, usePointActs } from './PointControls.tsx'
import { PictureDialog, useOwnRelease } from './PicturePanel.tsx'
import { PollCard } from './PollCard.tsx'
import { QuestionsPanel } from './QuestionsPanel.tsx'
import { QueueList } from './QueueList.tsx'
import { RollDialog } from './RollDialog.tsx'
import { useFacts, useParts, usePoints, useRoom, useSeat } from './RoomProvider.tsx'
import { RoomSound } from './RoomSound.tsx'
import { SelfView } from './SelfView.tsx'
import { ShortcutsDialog } from './ShortcutsDialog.tsx'
import { SoundMenu } from './SoundMenu.tsx'
import { Stage } from './Stage.tsx'
import { StandingBanner } from './StandingBanner.tsx'
import { BarButton, Notices, TopBar } from './TopBar.tsx'
import { useListening } from './use-listening.ts'
import { useRoomKeys } from './use-room-keys.ts'
import panels from './panels.module.css'
import styles from './point.module.css'
import frame from './room.module.css'

export type RailTab = 'agenda' | 'queue' | 'questions' | 'chat'
type Dialog = 'roll' | 'keys' | 'leave' | 'picture' | null

/** What a province or a ministry sees: on the television of its room, or on a telephone. */
export function PointScreen() {
  const t = useMessages(roomScreenMessages)
  const seat = useSeat()
  const { name } = usePoints()
  const { leave } = useParts()
  const [rail, setRail] = useState(true)
  const [tab, setTab] = useState<RailTab>('agenda')
  const [dialog, setDialog] = useState<Dialog>(null)
  const [listening, setListening] = useListening()
  const { fullscreen, toggle } = useFullscreenDocument()
  const openTab = (next: RailTab) => {
    setRail(true)
    setTab(next)
  }
  const acts = usePointActs()
  const shown = useRoom((state) => state.showing !== null)
  useRoomKeys({
    m: acts.toggleMic,
    h: acts.toggleHand,
    s: acts.toggleShare,
    f: () => void toggle(),
    p: () => setRail((before) => !before),
    c: () => openTab('chat'),
    q: () => openTab('questions'),
    r: () => setDialog('roll'),
    '?': () => setDialog('keys'),
  })
  const close = () => setDialog(null)
  return (
    <>
      <TopBar subtitle={[name(seat.pointId), useAgendaNow()].filter(Boolean).join(' · ')}>
        <LineBadge />
        <SoundMenu listening={listening} onChange={setListening} />
        <PictureButton onOpen={() => setDialog('picture')} />
        <span className={frame.wideOnly}>
          <BarButton label={t('rail')} pressed={rail} onClick={() => setRail((before) => !before)}>
            <IconLayoutSidebarRight size={22} />
          </BarButton>
          <BarButton label={t(fullscreen ? 'screen.small' : 'screen.full')} onClick={() => void toggle()}>
            {fullscreen ? <IconMinimize size={22} /> : <IconMaximize size={22} />}
          </BarButton>
          <BarButton label={t('keys')} onClick={() => setDialog('keys')}>
            <IconHelpCircle size={22} />
          </BarButton>
        </span>
      </TopBar>
      <Notices />
      <RoomSound listening={listening} />
      <main id="main" className={styles.main} data-rail={rail ? 'open' : 'closed'}>
        <div className={styles.left}>
          {seat.pointId ? <StandingBanner pointId={seat.pointId} /> : null}
          <div className={styles.stageBox} data-shown={shown}>
            <Stage />
            {seat.kind === 'point' ? <SelfView /> : null}
            <PollCard />
          </div>
        </div>
        {rail ? <Rail tab={tab} onTab={setTab} own={seat.pointId} /> : null}
      </main>
      <PointControls acts={acts} onOpen={openTab} onRoll={() => setDialog('roll')} onLeave={() => setDialog('leave')} />
      <RollDialog opened={dialog === 'roll'} onClose={close} />
      <PointKeys opened={dialog === 'keys'} onClose={close} />
      <PictureDialog opened={dialog === 'picture'} onClose={close} />
      <ConfirmDialog opened={dialog === 'leave'} onClose={close} title={t('leave.title')} confirmLabel={t('leave')} tone="danger" onConfirm={leave}>
        {t('leave.body')}
      </ConfirmDialog>
    </>
  )
}

function PictureButton({ onOpen }: { onOpen: () => void }) {
  const t = useMessages(roomScreenMessages)
  return useOwnRelease() ? (
    <BarButton label={t('picture.of-room')} onClick={onOpen}>
      <IconCamera size={22} />
    </BarButton>
  ) : null
}

/** The item that is dealt with now, by its number and title. */
export function useAgendaNow(): string {
  const { agenda } = useFacts()
  const { locale } = useLocale()
  const itemId = useRoom((room) => room.agenda.itemId)
  const at = agenda.findIndex(({ id }) => id === itemId)
  const item = agenda[at]
  return item ? `${at + 1}. ${locale === 'en' ? item.titleEn : item.titleVi}` : ''
}

function Rail({ tab, onTab, own }: { tab: RailTab; onTab: (tab: RailTab) => void; own: string | null }) {
  const t = useMessages(roomScreenMessages)
  const waiting = useRoom((room) => room.queue.length)
  return (
    <aside className={`${panels.panel} ${styles.rail}`} aria-label={t('rail')}>
      <Tabs value={tab} onChange={(value) => onTab(value as RailTab)} className={styles.tabs} keepMounted={false}>
        <Tabs.List grow>
          <Tabs.Tab value="agenda">{t('tab.agenda')}</Tabs.Tab>
          <Tabs.Tab value="queue">{waiting > 0 ? t('tab.queue-count', { count: waiting }) : t('tab.queue')}</Tabs.Tab>
          <Tabs.Tab value="questions">{t('tab.questions')}</Tabs.Tab>
          <Tabs.Tab value="chat">{t('tab.chat')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="agenda" pt="xs" className={panels.body} tabIndex={0}>
          <AgendaList />
        </Tabs.Panel>
        <Tabs.Panel value="queue" pt="xs" className={panels.body} tabIndex={0}>
          <OwnStatements pointId={own} />
          <HandForm />
          <QueueList own={own} />
        </Tabs.Panel>
        <Tabs.Panel value="questions" pt="xs">
          <QuestionsPanel />
        </Tabs.Panel>
        <Tabs.Panel value="chat" pt="xs">
          <ChatPanel />
        </Tabs.Panel>
      </Tabs>
    </aside>
  )
}

function PointKeys(props: { opened: boolean; onClose: () => void }) {
  const t = useMessages(roomScreenMessages)
  const keys = {
    m: t('mic'),
    h: t('hand'),
    s: t('share'),
    f: t('screen.full'),
    p: t('rail'),
    c: t('tab.chat'),
    q: t('tab.questions'),
    r: t('roll'),
    '?': t('keys'),
  }
  return <ShortcutsDialog keys={keys} {...props} />
}
