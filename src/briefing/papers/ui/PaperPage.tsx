import { Alert, Button, Tabs, Text } from '@mantine/core'
import { IconPencil, IconTrash } from '@tabler/icons-react'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useState, type ReactNode } from 'react'
import { useAction, useQueryOf } from '#ui/data.ts'
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx'
import { useFormats, useLocale, useMessages } from '#ui/i18n.tsx'
import { Page } from '#ui/Page.tsx'
import { PageSkeleton } from '#ui/Skeletons.tsx'
import type { ReplyOf } from '#platform/contract.ts'
import { listPaperReaders, listPapers, type Paper, showPaper, withdrawPaper } from '../paper.contract.ts'
import { paperScreenMessages } from '../paper-screens.messages.ts'
import { PaperForm } from './PaperForm.tsx'
import { PaperState } from './PapersTab.tsx'
import { FiguresOfVersion, VersionsTable } from './PaperVersions.tsx'
import { ReadersTable } from './ReadersTable.tsx'
import { ReadTab } from './ReadTab.tsx'
import type { PaperSearch } from './paper-search.model.ts'
import { UploadTab } from './UploadTab.tsx'

// The editor is large and most people only read.
const WriteTab = lazy(() => import('./WriteTab.tsx').then(({ WriteTab: component }) => ({ default: component })))
const route = '/signed-in/papers/$paperId'
export type ShownPaper = ReplyOf<typeof showPaper>
type Tab = NonNullable<PaperSearch['tab']>

/** A paper: read, written or uploaded, its figures, its versions and its readers at one address. */
export function PaperPage() {
  const { paperId } = useParams({ from: route })
  const search = useSearch({ from: route })
  const navigate = useNavigate({ from: '/papers/$paperId' })
  const t = useMessages(paperScreenMessages)
  const formats = useFormats()
  const { locale } = useLocale()
  const shown = useQueryOf(showPaper, { params: { id: paperId } })
  const { paper } = shown
  const briefing = locale === 'en' ? shown.briefingTitleEn : shown.briefingTitleVi
  const tabs = tabsOf(shown)
  const tab = search.tab && tabs.includes(search.tab) ? search.tab : (tabs[0] ?? 'read')
  return (
    <Page
      title={paper.title}
      trail={[{ label: briefing, href: `/briefings/${paper.briefingId}?tab=papers` }]}
      aside={<PaperState paper={paper} />}
      description={`${t(`kind.${paper.kind}`)} · ${t(`circulation.${paper.circulation}`)}`}
      actions={shown.mayChange ? <KeeperActions paper={paper} /> : null}
    >
      {paper.withdrawnAt ? (
        <Alert color="red" mb="md">
          {t('withdrawn.line', { moment: formats.moment(paper.withdrawnAt), reason: paper.withdrawnReason ?? '' })}
        </Alert>
      ) : null}
      <Tabs value={tab} onChange={(next) => void navigate({ search: (old) => ({ ...old, tab: (next ?? undefined) as Tab | undefined }) })} keepMounted={false}>
        <Tabs.List className="no-print" mb="md">
          {tabs.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {t(`tab.${one}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={tab}>
          <Suspense fallback={<PageSkeleton />}>{panelOf(tab, shown, search.version ?? paper.latest?.number)}</Suspense>
        </Tabs.Panel>
      </Tabs>
    </Page>
  )
}

function tabsOf({ paper, mayChange }: ShownPaper): Tab[] {
  return [
    ...(paper.latest ? (['read'] as const) : []),
    ...(mayChange ? [paper.kind === 'text' ? ('write' as const) : ('upload' as const)] : []),
    ...(paper.latest && paper.kind === 'text' ? (['figures'] as const) : []),
    ...(paper.latest ? (['versions'] as const) : []),
    ...(paper.reading && paper.latest ? (['readers'] as const) : []),
  ]
}

function panelOf(tab: Tab, shown: ShownPaper, number: number | undefined): ReactNode {
  const { paper } = shown
  if (tab === 'write') return <WriteTab shown={shown} />
  if (tab === 'upload') return <UploadTab paper={paper} />
  if (tab === 'readers') return <ReadersTable paper={paper} />
  if (tab === 'versions') return <VersionsTable shown={shown} />
  if (number === undefined) return <Unissued />
  return tab === 'figures' ? <FiguresOfVersion paper={paper} number={number} /> : <ReadTab paper={paper} number={number} />
}

function Unissued() {
  const t = useMessages(paperScreenMessages)
  return <Text c="dimmed">{t('unissued.read')}</Text>
}

function KeeperActions({ paper }: { paper: Paper }) {
  const t = useMessages(paperScreenMessages)
  const [open, setOpen] = useState<'edit' | 'withdraw'>()
  const withdraw = useAction(withdrawPaper, { invalidates: [showPaper, listPapers], success: t('withdraw.done'), onDone: () => setOpen(undefined) })
  return (
    <>
      <Button variant="default" leftSection={<IconPencil size={18} aria-hidden />} onClick={() => setOpen('edit')}>
        {t('form.edit')}
      </Button>
      {paper.latest ? (
        <Button variant="default" color="red" leftSection={<IconTrash size={18} aria-hidden />} onClick={() => setOpen('withdraw')}>
          {t('withdraw.act')}
        </Button>
      ) : null}
      {open === 'edit' ? <EditForm paper={paper} onClose={() => setOpen(undefined)} /> : null}
      <ConfirmDialog
        opened={open === 'withdraw'}
        onClose={() => setOpen(undefined)}
        title={t('withdraw.title')}
        confirmLabel={t('withdraw.act')}
        tone="danger"
        reason="required"
        reasonLabel={t('withdraw.reason')}
        busy={withdraw.isPending}
        onConfirm={(reason) => withdraw.mutate({ params: { id: paper.id }, body: { reason } })}
      >
        {t('withdraw.body')}
      </ConfirmDialog>
    </>
  )
}

function EditForm({ paper, onClose }: { paper: Paper; onClose: () => void }) {
  const { listed } = useQueryOf(listPaperReaders, { params: { id: paper.id } })
  return <PaperForm briefingId={paper.briefingId} paper={paper} listed={listed} opened onClose={onClose} />
}
