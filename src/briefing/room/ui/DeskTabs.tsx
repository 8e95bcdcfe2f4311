import { Tabs } from '@mantine/core'
import { IconChartBar, IconFileText, IconHandStop, IconListCheck, IconMessages, IconPlugConnected, IconQuestionMark } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useMessages } from '#ui/i18n.tsx'
import { roomScreenMessages } from '../room-screens.messages.ts'
import { FigurePanel } from './FigurePanel.tsx'
import { AddToQueue, FloorCard } from './FloorCard.tsx'
import { HandQueue } from './HandQueue.tsx'
import { InboxPanel } from './InboxPanel.tsx'
import { PapersPanel } from './PapersPanel.tsx'
import { PointPanel } from './PointPanel.tsx'
import { PollDesk } from './PollDesk.tsx'
import { QuestionsPanel } from './QuestionsPanel.tsx'
import { RollBoard } from './RollBoard.tsx'
import { useRoom } from './RoomProvider.tsx'
import panels from './panels.module.css'
import styles from './desk.module.css'

export const deskTabs = ['queue', 'figures', 'papers', 'questions', 'inbox', 'roll', 'point'] as const
export type DeskTab = (typeof deskTabs)[number]
const icons = {
  queue: IconHandStop,
  figures: IconChartBar,
  papers: IconFileText,
  questions: IconQuestionMark,
  inbox: IconMessages,
  roll: IconListCheck,
  point: IconPlugConnected,
}

interface DeskTabsProps {
  tab: DeskTab
  onTab: (tab: DeskTab) => void
  chosen: string | null
  onChoose: (pointId: string) => void
}

/** What the desk works with, one tab at a time; the floor stays in sight above all of them. */
export function DeskTabs({ tab, onTab, chosen, onChoose }: DeskTabsProps) {
  const t = useMessages(roomScreenMessages)
  const counts = useCounts()
  return (
    <aside className={styles.column} aria-label={t('desk')}>
      <FloorCard />
      <section className={panels.panel} data-grow>
        <Tabs value={tab} onChange={(value) => onTab(value as DeskTab)} className={styles.tabs} keepMounted={false}>
          <Tabs.List>
            {deskTabs.map((name) => {
              const Icon = icons[name]
              const count = counts[name] ?? 0
              return (
                <Tabs.Tab key={name} value={name} leftSection={<Icon size={20} aria-hidden />}>
                  {t(`tab.${name}`)}
                  {count > 0 ? <span className={styles.count}>{count}</span> : null}
                </Tabs.Tab>
              )
            })}
          </Tabs.List>
          <Tabs.Panel value="queue" pt="sm" className={panels.body}>
            <HandQueue />
            <AddToQueue />
          </Tabs.Panel>
          <Tabs.Panel value="figures" pt="sm">
            <FigurePanel />
          </Tabs.Panel>
          <Tabs.Panel value="papers" pt="sm">
            <PapersPanel />
          </Tabs.Panel>
          <Tabs.Panel value="questions" pt="sm">
            <PollDesk />
            <QuestionsPanel />
          </Tabs.Panel>
          <Tabs.Panel value="inbox" pt="sm">
            <InboxPanel onChoose={onChoose} />
          </Tabs.Panel>
          <Tabs.Panel value="roll" pt="sm">
            <RollBoard onChoose={onChoose} />
          </Tabs.Panel>
          <Tabs.Panel value="point" pt="xs">
            <PointPanel key={chosen} pointId={chosen} />
          </Tabs.Panel>
        </Tabs>
      </section>
    </aside>
  )
}

function useCounts(): Partial<Record<DeskTab, number>> {
  const hands = useRoom((room) => room.queue.length)
  const questions = useRoom((room) => room.questions)
  const open = useMemo(() => questions.filter(({ answer }) => !answer).length, [questions])
  return { queue: hands, questions: open }
}
