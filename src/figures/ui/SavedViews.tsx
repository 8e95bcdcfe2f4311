import { Button, Group, Menu, Text } from '@mantine/core'
import { IconBookmark, IconChevronDown, IconDeviceFloppy, IconPencil } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { defaultStringifySearch, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { getSession } from '#directory/session.contract.ts'
import { queryOf, useQueryOf } from '#ui/data.ts'
import { useLocale, useMessages } from '#ui/i18n.tsx'
import type { PivotSearch, TrendSearch } from '../analysis-search.model.ts'
import { listViews, type SavedView, viewKeepers } from '../view.contract.ts'
import { analysisMessages } from './analysis.messages.ts'
import { SavedViewDialog } from './SavedViewDialog.tsx'

type Page = SavedView['page']
const addresses = { trends: '/figures/trends', pivot: '/figures/pivot' } as const satisfies Record<Page, string>

interface SavedViewsProps {
  page: Page
  /** What the page shows now. */
  search: TrendSearch | PivotSearch
}

/** The views of a page that were saved by the reader or shared with them, and a way to save what is shown. */
export function SavedViews({ page, search }: SavedViewsProps) {
  const t = useMessages(analysisMessages)
  const { session } = useQueryOf(getSession)
  const { data } = useQuery(queryOf(listViews, { query: { page } }))
  const [edited, setEdited] = useState<SavedView | 'new' | null>(null)
  const views = data?.views ?? []
  const mayKeep = session !== null && (viewKeepers as readonly string[]).includes(session.assignment.role)
  const mine = views.filter((view) => view.mine)
  const shared = views.filter((view) => !view.mine)
  return (
    <>
      <Menu position="bottom-end" withinPortal shadow="md" width={340}>
        <Menu.Target>
          <Button variant="default" leftSection={<IconBookmark size={18} aria-hidden />} rightSection={<IconChevronDown size={14} aria-hidden />}>
            {t('views.button')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah="70vh" style={{ overflowY: 'auto' }}>
          {views.length === 0 ? (
            <Text size="sm" c="dimmed" px="sm" py="xs">
              {t('views.none')}
            </Text>
          ) : null}
          {mine.length > 0 ? <Menu.Label>{t('views.mine')}</Menu.Label> : null}
          {mine.map((view) => (
            <Group key={view.id} gap={4} wrap="nowrap">
              <ViewItem view={view} />
              {mayKeep ? (
                <Menu.Item w={40} px={11} aria-label={t('views.edit', { name: view.name })} onClick={() => setEdited(view)}>
                  <IconPencil size={16} aria-hidden />
                </Menu.Item>
              ) : null}
            </Group>
          ))}
          {shared.length > 0 ? <Menu.Label>{t('views.shared')}</Menu.Label> : null}
          {shared.map((view) => (
            <ViewItem key={view.id} view={view} />
          ))}
          {mayKeep ? (
            <>
              <Menu.Divider />
              <Menu.Item leftSection={<IconDeviceFloppy size={16} aria-hidden />} onClick={() => setEdited('new')}>
                {t('views.save')}
              </Menu.Item>
            </>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      {edited ? <SavedViewDialog page={page} search={search} view={edited === 'new' ? undefined : edited} onClose={() => setEdited(null)} /> : null}
    </>
  )
}

function ViewItem({ view }: { view: SavedView }) {
  const t = useMessages(analysisMessages)
  const { locale } = useLocale()
  const agency = locale === 'en' ? view.agencyEn : view.agencyVi
  const navigate = useNavigate()
  const href = `${addresses[view.page]}${defaultStringifySearch(view.search)}`
  const said = view.mine ? t(`views.audience.${view.shared}`) : t('views.by', { agency })
  return (
    <Menu.Item
      component="a"
      href={href}
      style={{ flex: 1, minWidth: 0 }}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return
        event.preventDefault()
        void navigate({ href })
      }}
    >
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {view.name}
      </Text>
      <Text size="xs" c="dimmed">
        {said}
      </Text>
    </Menu.Item>
  )
}
